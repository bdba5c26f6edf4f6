/** What the API serves of accreditations, types of qualification and compromised keys. */
import { z } from "zod";
import { listRoute, type Route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { listAccreditations, listCompromises, listQualifications } from "./accreditation-queries.ts";
import { accreditationSchema, compromiseSchema, qualificationTypeSchema } from "./accreditation-records.ts";

const tags = ["credits"];
const member = z.coerce.number().int().min(1).max(4_294_967_295);

export function accreditationRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/accreditations",
      operationId: "listAccreditations",
      summary: {
        "zh-CN": "哪个成员可以签发哪一类、哪一层次的记录",
        en: "Which member may issue records of which kind and level",
      },
      tags,
      query: { issuer: member.optional() },
      item: accreditationSchema,
      handle: ({ query }) => listAccreditations(store, query.issuer, query),
    }),
    listRoute({
      path: "/v1/qualifications",
      operationId: "listQualifications",
      summary: {
        "zh-CN": "职业资格的种类及其等同关系",
        en: "Types of professional qualification, and which are accepted for one another",
      },
      tags,
      item: qualificationTypeSchema,
      handle: ({ query }) => listQualifications(store, query),
    }),
    listRoute({
      path: "/v1/compromises",
      operationId: "listCompromises",
      summary: {
        "zh-CN": "密钥失窃报告及由此作废的批次，新的在前",
        en: "Reports of compromised keys and the batches they made void, newest first",
      },
      tags,
      query: { issuer: member.optional() },
      item: compromiseSchema,
      handle: ({ query }) => listCompromises(store, query.issuer, query),
    }),
  ];
}
