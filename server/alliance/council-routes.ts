/** What the API serves of the council. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import type { AbiOf } from "./acts.ts";
import { getCouncil, getProposal, listProposals } from "./council-queries.ts";
import { councilSchema, proposalIdSchema, proposalSchema, proposalStatuses } from "./council-records.ts";

const tags = ["alliance"];

export function councilRoutes(store: StoreReader, abiOf: AbiOf): Route[] {
  return [
    route({
      path: "/v1/council",
      operationId: "getCouncil",
      summary: { "zh-CN": "理事会及其表决规则", en: "The council and the rules by which it decides" },
      tags,
      response: councilSchema,
      problems: ["Alliance_NotFounded", "Alliance_NoCouncil"],
      handle: () => getCouncil(store, abiOf),
    }),
    listRoute({
      path: "/v1/proposals",
      operationId: "listProposals",
      summary: { "zh-CN": "理事会提案，新的在前", en: "Proposals to the council, newest first" },
      tags,
      query: { status: z.enum(proposalStatuses).optional() },
      item: proposalSchema,
      problems: ["Alliance_NotFounded"],
      handle: ({ query }) => listProposals(store, abiOf, query, query),
    }),
    route({
      path: "/v1/proposals/:proposal",
      operationId: "getProposal",
      summary: { "zh-CN": "一项提案及其表决", en: "One proposal with its ballots" },
      tags,
      params: { proposal: proposalIdSchema },
      response: proposalSchema,
      problems: ["GovernorNonexistentProposal"],
      handle: ({ params }) => getProposal(store, abiOf, params.proposal),
    }),
  ];
}
