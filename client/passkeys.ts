/** Passkeys as a student's page exchanges them with the gateway; the browser itself makes and asks them. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import { z } from "zod";
import { type HolderSessionRecord, holderSessionSchema } from "../server/credits/access-records.ts";
import type { HolderGateway } from "./holder-gateway.ts";

/** The browser checks the rest. */
const creationSchema = z.custom<PublicKeyCredentialCreationOptionsJSON>(hasChallenge);
const requestSchema = z.custom<PublicKeyCredentialRequestOptionsJSON>(hasChallenge);

/** What the browser makes a passkey from. @throws Credits_PasskeyNotHere */
export function passkeyOffer(gateway: HolderGateway): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return gateway.post("/v1/holder/passkeys/offer", {}, creationSchema);
}

/** @throws Credits_PasskeyRefused, Credits_TooManyPasskeys */
export async function registerPasskey(gateway: HolderGateway, response: RegistrationResponseJSON): Promise<void> {
  await gateway.post("/v1/holder/passkeys", response, z.object({ passkeys: z.number() }));
}

/** What the browser has a passkey sign. @throws Credits_PasskeyNotHere */
export function passkeyChallenge(gateway: HolderGateway): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return gateway.post("/v1/holder/passkeys/challenge", {}, requestSchema);
}

/** @throws Credits_PasskeyRefused */
export function enterWithPasskey(
  gateway: HolderGateway,
  response: AuthenticationResponseJSON,
): Promise<HolderSessionRecord> {
  return gateway.post("/v1/holder/passkeys/session", response, holderSessionSchema);
}

function hasChallenge(value: unknown): boolean {
  return z.looseObject({ challenge: z.string() }).safeParse(value).success;
}
