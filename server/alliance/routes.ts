/** What the API serves of the alliance: its modules, members, officers, accounts and roles. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import type { AbiOf } from "./acts.ts";
import { agreementRoutes } from "./agreement-routes.ts";
import { councilRoutes } from "./council-routes.ts";
import { meetingRoutes } from "./meeting-routes.ts";
import { getAccount, getAlliance, getMember, listMembers, listOfficers, listPauses, listRoles } from "./queries.ts";
import {
  accountSchema,
  addressSchema,
  allianceSchema,
  memberIdSchema,
  memberKinds,
  memberSchema,
  memberStandings,
  officerSchema,
  pauseSchema,
  roleHolderSchema,
} from "./records.ts";

/** @param abiOf What the calls of proposals are decoded by; modules are other domains' too. */
export function allianceRoutes(store: StoreReader, abiOf: AbiOf): Route[] {
  return [
    ...memberRoutes(store),
    ...authorityRoutes(store),
    ...councilRoutes(store, abiOf),
    ...agreementRoutes(store),
    ...meetingRoutes(store),
  ];
}

function memberRoutes(store: StoreReader): Route[] {
  return [
    route({
      path: "/v1/alliance",
      operationId: "getAlliance",
      summary: { "zh-CN": "联盟及其合约", en: "The alliance and its contracts" },
      tags: ["alliance"],
      response: allianceSchema,
      problems: ["Alliance_NotFounded"],
      handle: () => getAlliance(store),
    }),
    listRoute({
      path: "/v1/members",
      operationId: "listMembers",
      summary: { "zh-CN": "成员名录", en: "Members by number" },
      tags: ["alliance"],
      query: { standing: z.enum(memberStandings).optional(), kind: z.enum(memberKinds).optional() },
      item: memberSchema,
      handle: ({ query }) => listMembers(store, query, query),
    }),
    route({
      path: "/v1/members/:member",
      operationId: "getMember",
      summary: { "zh-CN": "一个成员", en: "One member" },
      tags: ["alliance"],
      params: { member: memberIdSchema },
      response: memberSchema,
      problems: ["Members_UnknownMember"],
      handle: ({ params }) => getMember(store, params.member),
    }),
    listRoute({
      path: "/v1/members/:member/officers",
      operationId: "listOfficers",
      summary: { "zh-CN": "一个成员的人员及其职务", en: "A member's officers and the offices they hold" },
      tags: ["alliance"],
      params: { member: memberIdSchema },
      item: officerSchema,
      problems: ["Members_UnknownMember"],
      handle: ({ params, query }) => listOfficers(store, params.member, query),
    }),
  ];
}

function authorityRoutes(store: StoreReader): Route[] {
  return [
    route({
      path: "/v1/accounts/:address",
      operationId: "getAccount",
      summary: { "zh-CN": "一个账户的职务和联盟角色", en: "The offices and alliance-wide roles of an account" },
      tags: ["alliance"],
      params: { address: addressSchema },
      response: accountSchema,
      handle: ({ params }) => getAccount(store, params.address),
    }),
    listRoute({
      path: "/v1/roles",
      operationId: "listRoles",
      summary: { "zh-CN": "联盟角色及其持有者", en: "Alliance-wide roles and who holds them" },
      tags: ["alliance"],
      query: { role: roleHolderSchema.shape.role.optional() },
      item: roleHolderSchema,
      problems: ["Alliance_NotFounded"],
      handle: ({ query }) => listRoles(store, query, query),
    }),
    listRoute({
      path: "/v1/pauses",
      operationId: "listPauses",
      summary: { "zh-CN": "已暂停或停用的模块", en: "Modules that are paused or retired" },
      tags: ["alliance"],
      item: pauseSchema,
      problems: ["Alliance_NotFounded"],
      handle: ({ query }) => listPauses(store, query),
    }),
  ];
}
