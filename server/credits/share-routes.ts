/** Shares: students keep, list and withdraw them; whoever has a link fetches one. */
import { z } from "zod";
import { type Route, route } from "../route.ts";
import { sharerOf } from "./access-routes.ts";
import type { CreditsAccess } from "./routes.ts";
import { sealedShareSchema, shareIdSchema, shareInputSchema, shareSchema } from "./share-records.ts";

const tags = ["holders"];
const shareLimitBytes = 1_500_000;

export function shareRoutes({ holders }: CreditsAccess): Route[] {
  return [
    route({
      path: "/v1/credits/shares/:shareId",
      operationId: "getShare",
      summary: { "zh-CN": "链接所指的密文", en: "What a link's key opens" },
      tags,
      // Withdrawing it does not wait for a block.
      cache: "never",
      params: { shareId: shareIdSchema },
      response: sealedShareSchema,
      problems: ["Credits_UnknownShare", "Credits_ShareWithdrawn", "Credits_ShareExpired", "Credits_VaultLocked"],
      handle: ({ params }) => holders().shares.fetch(params.shareId),
    }),
    route({
      method: "post",
      path: "/v1/holder/shares",
      operationId: "addShare",
      summary: { "zh-CN": "保存学生加密的分享", en: "Keep what a student sealed to share it" },
      tags,
      auth: "holder",
      status: 201,
      body: shareInputSchema,
      bodyLimitBytes: shareLimitBytes,
      response: shareSchema,
      problems: ["Credits_RecordUnknown", "Credits_BadExpiry", "Credits_TooManyShares", "Credits_ShareTaken"],
      handle: ({ body, holder }) => {
        const sharer = sharerOf(holders(), holder);
        holders().requireOwn(sharer, body.recordIds);
        return holders().shares.add(sharer, body);
      },
    }),
    route({
      path: "/v1/holder/shares",
      operationId: "listShares",
      summary: { "zh-CN": "学生本人的分享，新的在前", en: "The student's own shares, newest first" },
      tags,
      auth: "holder",
      response: z.object({ items: z.array(shareSchema) }),
      handle: ({ holder }) => ({ items: holders().shares.list(sharerOf(holders(), holder)) }),
    }),
    route({
      method: "delete",
      path: "/v1/holder/shares/:shareId",
      operationId: "withdrawShare",
      summary: { "zh-CN": "撤回分享并销毁内容", en: "Withdraw a share and destroy its content" },
      tags,
      auth: "holder",
      params: { shareId: shareIdSchema },
      status: 204,
      problems: ["Credits_UnknownShare"],
      handle: ({ params, holder }) => holders().shares.withdraw(sharerOf(holders(), holder), params.shareId),
    }),
  ];
}
