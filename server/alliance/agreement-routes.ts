/** What the API serves of agreements. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getAgreement, listAgreements } from "./agreement-queries.ts";
import { agreementIdSchema, agreementKinds, agreementSchema, agreementStatuses } from "./agreement-records.ts";
import { memberIdSchema } from "./records.ts";

const tags = ["alliance"];

export function agreementRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/agreements",
      operationId: "listAgreements",
      summary: { "zh-CN": "成员之间的协议，新的在前", en: "Agreements between members, newest first" },
      tags,
      query: {
        member: memberIdSchema.optional(),
        status: z.enum(agreementStatuses).optional(),
        kind: z.enum(agreementKinds).optional(),
      },
      item: agreementSchema,
      handle: ({ query }) => listAgreements(store, query, query),
    }),
    route({
      path: "/v1/agreements/:agreement",
      operationId: "getAgreement",
      summary: { "zh-CN": "一份协议及其各方签署", en: "One agreement with its parties and signatures" },
      tags,
      params: { agreement: agreementIdSchema },
      response: agreementSchema,
      problems: ["Agreements_Unknown"],
      handle: ({ params }) => getAgreement(store, params.agreement),
    }),
  ];
}
