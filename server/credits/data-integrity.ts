/**
 * Signing and verifying with Data Integrity proofs, eddsa-rdfc-2022.
 * Source: https://www.w3.org/TR/vc-di-eddsa/
 */
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import type { ByteSigner } from "@digitalbazaar/ed25519-multikey";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import type { DocumentLoader } from "@digitalbazaar/vc";
import { issue, verifyCredential } from "@digitalbazaar/vc";

/** @param created RFC 3339, to the second. */
export async function signCredential(
  credential: object,
  signer: ByteSigner,
  created: string,
  documentLoader: DocumentLoader,
): Promise<unknown> {
  const suite = new DataIntegrityProof({ cryptosuite, signer, date: created });
  // The library writes the proof into what it is given.
  return issue({ credential: structuredClone(credential), suite, documentLoader, now: new Date(created) });
}

/**
 * Whether the form, the time and the signature of a credential are right; null where they are, else what is wrong.
 * Its status is not looked at: the library would say verified of a revoked one.
 */
export async function faultOfCredential(
  credential: unknown,
  now: Date,
  documentLoader: DocumentLoader,
): Promise<string | null> {
  const suite = new DataIntegrityProof({ cryptosuite });
  const checkStatus = async () => ({ verified: true });
  const result = await verifyCredential({ credential, suite, documentLoader, checkStatus, now });
  if (result.verified) return null;
  const causes = result.error?.errors?.map(({ message }) => message) ?? [];
  return causes.join("; ") || result.error?.message || "not verified";
}
