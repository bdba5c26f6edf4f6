/** Routes of the gateway itself: its state, the demo's people, sessions, transactions. */
import type { Hex } from "viem";
import { z } from "zod";
import { addressSchema } from "../alliance/records.ts";
import { Problem } from "../problem.ts";
import { type HeaderReader, type Route, route } from "../route.ts";
import type { GatewayState } from "./gateway-state.ts";
import { challengeSchema, type Demo, demoSchema, receiptSchema, sessionSchema, statusSchema } from "./records.ts";
import type { Relay } from "./relay.ts";
import type { Sessions, Site, Standing } from "./sessions.ts";

const tags = ["gateway"];
const hex = z.string().regex(/^0x(?:[0-9a-fA-F]{2})+$/);

export function statusRoutes(state: GatewayState): Route[] {
  return [
    route({
      path: "/v1/status",
      operationId: "getStatus",
      summary: { "zh-CN": "网关的状态与进度", en: "The gateway's state and progress" },
      tags,
      availability: "always",
      cache: "never",
      response: statusSchema,
      handle: ({ language }) => state.status(language),
    }),
  ];
}

export function demoRoutes(demo: Demo | undefined): Route[] {
  return [
    route({
      path: "/v1/demo",
      operationId: "getDemo",
      summary: { "zh-CN": "演示联盟的人员和密钥文件", en: "The demo's people and their key files" },
      tags,
      availability: "always",
      cache: "never",
      response: demoSchema,
      problems: ["Api_NotADemo"],
      handle: () => {
        if (!demo) throw new Problem("Api_NotADemo");
        return demo;
      },
    }),
  ];
}

export type SessionParts = {
  readonly sessions: Sessions;
  readonly chainId: number;
  /** Directory of the alliance; undefined before there is one. */
  readonly directory: () => string | undefined;
  /** @throws Api_NotAnOfficer where the account holds nothing in the alliance */
  readonly requireStanding: Standing;
};

export function sessionRoutes({ sessions, chainId, directory, requireStanding }: SessionParts): Route[] {
  const siteOf = (header: HeaderReader): Site => ({ ...placeOf(header), chainId, directory: directory() });
  return [
    route({
      method: "post",
      path: "/v1/session/challenge",
      operationId: "challenge",
      summary: { "zh-CN": "获取一条供签名登录的信息", en: "A message to sign, which opens a session" },
      tags,
      availability: "always",
      body: z.strictObject({ account: addressSchema }),
      response: challengeSchema,
      handle: ({ body, header }) => sessions.challenge(body.account, siteOf(header)),
    }),
    route({
      method: "post",
      path: "/v1/session",
      operationId: "openSession",
      summary: { "zh-CN": "凭签名登录", en: "Open a session with the signed message" },
      tags,
      availability: "always",
      status: 201,
      body: z.strictObject({ message: z.string().min(1).max(4_000), signature: hex.max(300) }),
      response: sessionSchema,
      problems: ["Api_ChallengeExpired", "Api_BadSignature", "Api_NotAnOfficer"],
      handle: async ({ body, header }) => {
        const opened = await sessions.open(body.message, body.signature as Hex, siteOf(header), requireStanding);
        const { token, account, expiresAt } = opened;
        return { token, account, expiresAt: expiresAt.toISOString() };
      },
    }),
    route({
      method: "delete",
      path: "/v1/session",
      operationId: "closeSession",
      summary: { "zh-CN": "退出登录", en: "End the session" },
      tags,
      auth: "session",
      availability: "always",
      status: 204,
      handle: ({ session }) => sessions.close(session),
    }),
  ];
}

export function transactionRoutes(relay: Relay): Route[] {
  return [
    route({
      method: "post",
      path: "/v1/transactions",
      operationId: "relayTransaction",
      summary: {
        "zh-CN": "转发一笔已签名的交易，上链并入库后应答",
        en: "Relay a signed transaction; answers once it is mined and indexed",
      },
      tags,
      headers: { "Idempotency-Key": z.string().min(1).max(255).optional() },
      body: z.strictObject({ raw: hex.max(300_000) }),
      response: receiptSchema,
      problems: [
        "Api_StaleNonce",
        "Api_WrongChain",
        "Api_UnknownRevert",
        "Api_IdempotencyConflict",
        "Api_NotAnOfficer",
        "Api_SetUpFirst",
        "Api_CreationRefused",
        "Api_UnknownContract",
        "Chain_TransactionMalformed",
        "Chain_TransactionRefused",
      ],
      handle: ({ body, header }) => relay.transaction(body.raw, header("Idempotency-Key")),
    }),
  ];
}

/** Where the caller is, by its own words. That the host is the gateway's own was checked before (hosts.ts). */
function placeOf(header: HeaderReader): Pick<Site, "domain" | "uri"> {
  const domain = header("host") ?? "localhost";
  const origin = header("origin");
  const isOwn = origin !== undefined && URL.canParse(origin) && new URL(origin).host === domain;
  return { domain, uri: isOwn ? origin : `http://${domain}` };
}
