/** What the API serves of rules of recognition and of recognitions. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getRecognisedLeaf, getRule, listRecognitions, listRules } from "./recognition-queries.ts";
import {
  recognisedLeafSchema,
  recognitionRuleSchema,
  recognitionSchema,
  recognitionStatuses,
} from "./recognition-records.ts";

const tags = ["credits"];
const number = z.coerce.number().int().min(1).max(4_294_967_295);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

export function recognitionRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/recognition-rules",
      operationId: "listRecognitionRules",
      summary: { "zh-CN": "学分互认规则，新的在前", en: "Rules of recognition, newest first" },
      tags,
      query: { home: number.optional(), issuer: number.optional() },
      item: recognitionRuleSchema,
      handle: ({ query }) => listRules(store, query, query),
    }),
    route({
      path: "/v1/recognition-rules/:rule",
      operationId: "getRecognitionRule",
      summary: { "zh-CN": "一条学分互认规则", en: "One rule of recognition" },
      tags,
      params: { rule: number },
      response: recognitionRuleSchema,
      problems: ["RecognitionRules_UnknownRule"],
      handle: ({ params }) => getRule(store, params.rule),
    }),
    listRoute({
      path: "/v1/recognitions",
      operationId: "listRecognitions",
      summary: { "zh-CN": "学分认定的申请与决定，新的在前", en: "Recognitions, requested and decided, newest first" },
      tags,
      query: {
        home: number.optional(),
        issuer: number.optional(),
        status: z.enum(recognitionStatuses).optional(),
      },
      item: recognitionSchema,
      handle: ({ query }) => listRecognitions(store, query, query),
    }),
    route({
      path: "/v1/recognitions/:issuer/:leaf",
      operationId: "getRecognisedLeaf",
      summary: {
        "zh-CN": "一条记录的全部认定及其已占用的学分",
        en: "All recognitions of a record, and how many of its credits they hold",
      },
      tags,
      params: { issuer: number, leaf: hash },
      response: recognisedLeafSchema,
      handle: ({ params }) => getRecognisedLeaf(store, params.issuer, params.leaf),
    }),
  ];
}
