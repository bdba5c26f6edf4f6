/** Passkeys (WebAuthn) for coming back without the link; why not, where there can be none. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { holderGateway } from "../../../client/holder-gateway.ts";
import { enterWithPasskey, passkeyChallenge, passkeyOffer, registerPasskey } from "../../../client/passkeys.ts";
import { type Visit, visitOf } from "./visit.ts";
import type { HolderWords } from "./words.ts";

/** A name needs a host name and a secure page; null where a passkey can be had. */
export function whyNoPasskey(): keyof HolderWords | null {
  if (/^[\d.]+$|^\[/.test(location.hostname)) return "passkeyNoHost";
  if (!window.isSecureContext) return "passkeyNoHttps";
  return browserSupportsWebAuthn() ? null : "passkeyNoBrowser";
}

/** False where the person did not go through with it. */
export async function makePasskey({ gateway }: Visit): Promise<boolean> {
  const optionsJSON = await passkeyOffer(gateway);
  const response = await unlessCancelled(() => startRegistration({ optionsJSON }));
  if (response) await registerPasskey(gateway, response);
  return response !== undefined;
}

/** Undefined where the person did not go through with it. */
export async function enterByPasskey(): Promise<Visit | undefined> {
  const gateway = holderGateway(location.origin);
  const optionsJSON = await passkeyChallenge(gateway);
  const response = await unlessCancelled(() => startAuthentication({ optionsJSON }));
  return response && visitOf(await enterWithPasskey(gateway, response));
}

async function unlessCancelled<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    // Browsers do not say more of it: closed, none there, or too late.
    if (error instanceof Error && ["NotAllowedError", "AbortError", "InvalidStateError"].includes(error.name)) {
      return undefined;
    }
    throw error;
  }
}
