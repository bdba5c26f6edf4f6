/** What the API serves of the alliance: its modules, members, officers and accounts. */
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getAccount, getAlliance, getMember, listMembers, listOfficers } from "./queries.ts";
import {
  accountSchema,
  addressSchema,
  allianceSchema,
  memberIdSchema,
  memberSchema,
  officerSchema,
} from "./records.ts";

export function allianceRoutes(store: StoreReader): Route[] {
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
      item: memberSchema,
      handle: ({ query }) => listMembers(store, query),
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
    route({
      path: "/v1/accounts/:address",
      operationId: "getAccount",
      summary: { "zh-CN": "一个账户的职务和联盟角色", en: "The offices and alliance-wide roles of an account" },
      tags: ["alliance"],
      params: { address: addressSchema },
      response: accountSchema,
      handle: ({ params }) => getAccount(store, params.address),
    }),
  ];
}
