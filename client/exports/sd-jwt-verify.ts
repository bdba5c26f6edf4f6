/** Verifying presentations of transcripts as SD-JWT VC. */
import { from } from "@digitalbazaar/ed25519-multikey";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import { base64url, compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from "jose";
import { z } from "zod";
import type { Issuer } from "../../server/credits/credential-records.ts";
import { didOf, keyRevokedAt, verificationMethod } from "../../server/credits/did.ts";
import type { Outcome } from "../verify.ts";
import type { Finding } from "./findings.ts";
import { outcomeFindings, statusFindings } from "./findings.ts";
import { bytes, hasher } from "./sd-jwt.ts";
import type { TranscriptClaims, TranscriptItem } from "./sd-jwt-shape.ts";
import { transcriptClaimsSchema } from "./sd-jwt-shape.ts";
import { readStatus } from "./status-list.ts";
import type { VerifyOptions } from "./verify-credential.ts";

/** The verifier's side of it. */
export type ExpectedBinding = { readonly nonce: string; readonly audience: string };

export type TranscriptVerifyOptions = Pick<VerifyOptions, "issuers" | "ledger" | "statusLists" | "now"> & {
  readonly binding?: ExpectedBinding;
  /** What the chain says of a leaf and the root that its batch must have. */
  readonly onChain?: (item: TranscriptItem, issuer: Issuer) => Promise<Outcome>;
};

export type TranscriptVerdict = {
  readonly verified: boolean;
  readonly findings: readonly Finding[];
  readonly explanation: string | null;
  readonly issuer: Issuer | null;
  /** What was disclosed; null unless the university's signature is right. */
  readonly claims: TranscriptClaims | null;
  /** Findings by disclosed record. */
  readonly records: readonly (readonly Finding[])[];
  /** Whether the presenter proved to hold the holder's key. */
  readonly bound: boolean;
};

const mostCharacters = 1_000_000;
/** A proof of the holder is made for the occasion. */
const proofAgeSeconds = 600;

/** Verifies a presentation. Never throws for what is wrong with it: the findings say it. */
export async function verifyTranscript(
  credential: string,
  options: TranscriptVerifyOptions,
): Promise<TranscriptVerdict> {
  const issuer = issuerOf(credential, options.issuers);
  if (issuer === undefined) return refused("malformed", null, null);
  if (issuer === null) return refused("unknown-issuer", null, null);
  const revoked = revokedAt(credential, issuer);
  if (revoked !== undefined) return refused("key-revoked", revoked, issuer);
  let claims: TranscriptClaims;
  let bound: boolean;
  try {
    ({ claims, bound } = await readSigned(credential, issuer, options));
  } catch (error) {
    if (error instanceof z.ZodError) return refused("malformed", z.prettifyError(error), issuer);
    return refused("proof-invalid", error instanceof Error ? error.message : String(error), issuer);
  }
  const { chainId, directory, memberNumber } = claims.ledger;
  if (memberNumber !== issuer.member) return refused("unknown-issuer", null, issuer);
  if (chainId !== options.ledger.chainId || directory !== options.ledger.directory) {
    return refused("other-ledger", null, issuer);
  }
  const judged = await Promise.all(claims.records.map((item) => judge(item, issuer, options)));
  const findings = [...new Set(judged.flatMap((one) => one.findings))];
  const explanation = judged.find((one) => one.explanation)?.explanation ?? null;
  const records = judged.map((one) => one.findings);
  return { verified: findings.length === 0, findings, explanation, issuer, claims, records, bound };
}

async function judge(item: TranscriptItem, issuer: Issuer, options: TranscriptVerifyOptions) {
  const [status, chain] = await Promise.all([
    readStatus(item.status, issuer, options.statusLists, options.now),
    options.onChain?.(item, issuer),
  ]);
  const findings = new Set([...statusFindings(status), ...(chain ? outcomeFindings[chain] : [])]);
  return { findings: [...findings], explanation: status.known ? null : status.fault };
}

/** The claims, after checking the issuer's signature and, where it is asked for, the holder's. */
async function readSigned(credential: string, issuer: Issuer, { binding, now }: TranscriptVerifyOptions) {
  const instance = new SDJwtVcInstance({
    hasher,
    verifier: (data, signature) => isSignedBy(issuer, data, signature),
    kbVerifier: isSignedByHolder,
  });
  const disclosures = credential.split("~").slice(1, -1);
  // The library passes over disclosures that nothing refers to; the standard wants them refused.
  if ((await instance.presentableKeys(credential)).length !== disclosures.length) {
    throw new Error("There are disclosures that belong to nothing");
  }
  const currentDate = Math.floor(now.getTime() / 1000);
  const result = await instance.verify(credential, { currentDate, keyBindingNonce: binding?.nonce });
  const claims = transcriptClaimsSchema.parse(result.payload);
  if (!binding) return { claims, bound: false };
  // The library compares the nonce and the hash, not the audience nor the time.
  const { aud, iat } = z.object({ aud: z.string(), iat: z.number() }).parse(result.kb?.payload);
  if (aud !== binding.audience) throw new Error(`The holder's proof is for ${aud}`);
  if (Math.abs(currentDate - iat) > proofAgeSeconds) throw new Error("The holder's proof is not of now");
  return { claims, bound: true };
}

/** The member that a credential names; null: none that is accepted; undefined: it is not a credential of this form. */
function issuerOf(credential: string, issuers: readonly Issuer[]): Issuer | null | undefined {
  try {
    if (credential.length > mostCharacters) return undefined;
    const [jwt = ""] = credential.split("~");
    const { alg, typ } = decodeProtectedHeader(jwt);
    if (alg !== "EdDSA" || typ !== "dc+sd-jwt") return undefined;
    const { iss } = decodeJwt(jwt);
    return issuers.find((issuer) => didOf(issuer) === iss) ?? null;
  } catch {
    // Whatever a stranger hands over that is no JWT.
    return undefined;
  }
}

/** When the key that a credential names was revoked. */
function revokedAt(credential: string, issuer: Issuer): string | undefined {
  const { kid } = decodeProtectedHeader(credential.split("~")[0] ?? "");
  return kid === undefined ? undefined : keyRevokedAt(issuer, kid);
}

async function isSignedBy(issuer: Issuer, data: string, signature: string): Promise<boolean> {
  const { kid } = decodeProtectedHeader(`${data}.${signature}`);
  const method = issuer.credentialKeys.map((key) => verificationMethod(issuer, key)).find(({ id }) => id === kid);
  if (!method) return false;
  const pair = await from(method);
  return pair.verifier().verify({ data: bytes(data), signature: base64url.decode(signature) });
}

/** By the key in `cnf`, with the algorithms that holders' wallets use. */
async function isSignedByHolder(data: string, signature: string, claims: { cnf?: { jwk: object } }): Promise<boolean> {
  if (!claims.cnf) throw new Error("The credential is not bound to a holder");
  const { alg } = decodeProtectedHeader(`${data}.${signature}`);
  const key = await importJWK(claims.cnf.jwk, alg);
  await compactVerify(`${data}.${signature}`, key, { algorithms: ["EdDSA", "ES256"] });
  return true;
}

function refused(finding: Finding, explanation: string | null, issuer: Issuer | null): TranscriptVerdict {
  return { verified: false, findings: [finding], explanation, issuer, claims: null, records: [], bound: false };
}
