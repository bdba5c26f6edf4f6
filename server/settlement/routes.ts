/** What the API serves of obligations, cycles and statements. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getCycleDetail, getObligation, listCycles, listObligations } from "./queries.ts";
import { cycleDetailSchema, cycleSchema, lineStatuses, obligationSchema, statementSchema } from "./records.ts";
import { getStatement, type NamesOf, statementCsv } from "./statement.ts";

const tags = ["settlement"];
const number = z.coerce.number().int().min(1).max(4_294_967_295);

/** @param namesOf Names for the statements; members are another domain's. */
export function settlementRoutes(store: StoreReader, namesOf: NamesOf): Route[] {
  return [...cycleRoutes(store), statementRoute(store, namesOf)];
}

function cycleRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/cycles",
      operationId: "listCycles",
      summary: { "zh-CN": "结算期，新的在前", en: "Settlement cycles, newest first" },
      tags,
      item: cycleSchema,
      handle: ({ query }) => listCycles(store, query),
    }),
    route({
      path: "/v1/cycles/:cycle",
      operationId: "getCycle",
      summary: {
        "zh-CN": "一个结算期及各成员净额",
        en: "One cycle with its positions and, once cut off, proposed payments",
      },
      tags,
      params: { cycle: number },
      response: cycleDetailSchema,
      problems: ["Settlement_UnknownCycle"],
      handle: ({ params }) => getCycleDetail(store, params.cycle),
    }),
    listRoute({
      path: "/v1/cycles/:cycle/obligations",
      operationId: "listObligations",
      summary: { "zh-CN": "一个结算期的应收应付明细，新的在前", en: "Obligations of a cycle, newest first" },
      tags,
      params: { cycle: number },
      query: {
        member: number.optional().meta({ description: "Debtor or creditor" }),
        status: z.enum(lineStatuses).optional(),
      },
      item: obligationSchema,
      problems: ["Settlement_UnknownCycle"],
      handle: ({ params, query }) => listObligations(store, params.cycle, query, query),
    }),
    route({
      path: "/v1/obligations/:line",
      operationId: "getObligation",
      summary: { "zh-CN": "一笔应收应付明细", en: "One obligation" },
      tags,
      params: { line: z.string().regex(/^\d{1,20}$/) },
      response: obligationSchema,
      problems: ["Obligations_UnknownLine"],
      handle: ({ params }) => getObligation(store, params.line),
    }),
  ];
}

function statementRoute(store: StoreReader, namesOf: NamesOf): Route {
  return route({
    path: "/v1/cycles/:cycle/statements/:member",
    operationId: "getStatement",
    summary: { "zh-CN": "一个成员在一个结算期的对账单", en: "A member's statement of a cycle" },
    tags,
    params: { cycle: number, member: number },
    response: statementSchema,
    problems: ["Settlement_UnknownCycle", "Members_UnknownMember"],
    representations: [
      {
        mediaType: "text/csv",
        format: "csv",
        render: (statement, language) => statementCsv(statement, language, namesOf),
        fileName: ({ cycle, member }) => `statement-${cycle.cycle}-${member}.csv`,
      },
    ],
    handle: ({ params }) => getStatement(store, namesOf, params.cycle, params.member),
  });
}
