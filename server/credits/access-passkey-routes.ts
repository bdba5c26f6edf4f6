/** Passkeys by which students come back: made within a session, and opening one. */
import { z } from "zod";
import { type Route, route } from "../route.ts";
import { holderSessionSchema, passkeyAssertionSchema, passkeyAttestationSchema } from "./access-records.ts";
import { entryOf, welcome } from "./access-routes.ts";
import type { CreditsAccess } from "./routes.ts";

const tags = ["holders"];
/** As the browser's interface takes them (WebAuthn level 3, section 5). */
const optionsSchema = z.looseObject({ challenge: z.string() }).meta({ id: "PasskeyOptions" });

export function passkeyRoutes(access: CreditsAccess): Route[] {
  const { holders } = access;
  return [
    route({
      method: "post",
      path: "/v1/holder/passkeys/offer",
      operationId: "offerPasskey",
      summary: { "zh-CN": "设置通行密钥所需", en: "What a passkey is made from" },
      tags,
      auth: "holder",
      response: optionsSchema,
      problems: ["Credits_PasskeyNotHere"],
      handle: async ({ holder, header }) => ({
        ...(await holders().passkeys.offer(entryOf(holders(), holder), header)),
      }),
    }),
    route({
      method: "post",
      path: "/v1/holder/passkeys",
      operationId: "registerPasskey",
      summary: { "zh-CN": "登记通行密钥", en: "Register a passkey" },
      tags,
      auth: "holder",
      status: 201,
      body: passkeyAttestationSchema,
      response: z.object({ passkeys: z.number().int() }),
      problems: ["Credits_PasskeyNotHere", "Credits_PasskeyRefused", "Credits_TooManyPasskeys"],
      handle: async ({ body, holder, header }) => {
        const entry = entryOf(holders(), holder);
        await holders().passkeys.register(entry, body, header);
        return { passkeys: holders().access.passkeysOf(entry.accessId).length };
      },
    }),
    route({
      method: "post",
      path: "/v1/holder/passkeys/challenge",
      operationId: "challengePasskey",
      summary: { "zh-CN": "供通行密钥签名的挑战", en: "A challenge for a passkey to sign" },
      tags,
      response: optionsSchema,
      problems: ["Credits_PasskeyNotHere", "Credits_VaultLocked"],
      handle: async ({ header }) => ({ ...(await holders().passkeys.challenge(header)) }),
    }),
    route({
      method: "post",
      path: "/v1/holder/passkeys/session",
      operationId: "openHolderSessionByPasskey",
      summary: { "zh-CN": "学生用通行密钥登录", en: "A student comes in with a passkey" },
      tags,
      status: 201,
      body: passkeyAssertionSchema,
      response: holderSessionSchema,
      problems: ["Credits_PasskeyNotHere", "Credits_PasskeyRefused", "Credits_VaultLocked"],
      handle: async ({ body, header }) => welcome(access, await holders().passkeys.open(body, header)),
    }),
  ];
}
