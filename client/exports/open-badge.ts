/** Signing a credit record as an Open Badge, and several of them in one file. */
import { credentialsContext, documentLoader } from "../../server/credits/contexts.ts";
import { signCredential } from "../../server/credits/data-integrity.ts";
import { type BadgeFacts, unsignedBadge } from "../../server/credits/open-badge.ts";
import type { CredentialKey } from "./credential-key.ts";

/** Signs the badge. `validFrom` dates the proof as well. */
export async function issueBadge(facts: BadgeFacts, key: CredentialKey): Promise<unknown> {
  const loader = documentLoader([key.issuer]);
  return signCredential(unsignedBadge(facts), key.pair.signer(), facts.validFrom, loader);
}

/** The credentials of a transcript in one file, unsigned as a whole: each credential has its own proof. */
export function presentationOf(credentials: readonly unknown[]): object {
  return {
    "@context": [credentialsContext],
    type: ["VerifiablePresentation"],
    verifiableCredential: credentials,
  };
}
