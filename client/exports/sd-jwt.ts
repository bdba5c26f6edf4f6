/** Transcripts as SD-JWT VC: issuing one, presenting a part of it. */
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import type { JWK } from "jose";
import { base64url } from "jose";
import type { LedgerPlace } from "../../server/credits/credential-records.ts";
import { didOf } from "../../server/credits/did.ts";
import type { CredentialKey } from "./credential-key.ts";
import { claimsOf, disclosureFrame, transcriptType } from "./sd-jwt-shape.ts";
import type { TranscriptEntry } from "./transcript.ts";

export type TranscriptToIssue = {
  readonly ledger: LedgerPlace;
  /** Of one student, all issued by the key's university; positions as `positionOf` finds them. */
  readonly entries: readonly (Pick<TranscriptEntry, "presentation"> & { readonly position: number })[];
  /** RFC 3339. */
  readonly issuedAt: string;
  /** Public key of the holder, so that only its owner can present the credential. */
  readonly holderKey?: JWK;
};

/** What a holder lets a verifier see. */
export type Disclosure = {
  readonly name?: boolean;
  readonly number?: boolean;
  /** By place in the credential; a record that is absent stays hidden. */
  readonly records: Readonly<Record<number, { readonly grade: boolean }>>;
};

/** How a holder proves that it holds the key to which the credential is bound. */
export type HolderProof = {
  readonly nonce: string;
  readonly audience: string;
  /** Seconds UTC. */
  readonly at: number;
  readonly algorithm: "EdDSA" | "ES256";
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>;
};

/** Issues the credential with everything disclosed: for its holder, to present parts of. */
export async function issueTranscript(given: TranscriptToIssue, { issuer, pair }: CredentialKey): Promise<string> {
  const signer = pair.signer();
  const instance = new SDJwtVcInstance({
    hasher,
    hashAlg: "sha-256",
    saltGenerator,
    signAlg: "EdDSA",
    signer: async (data) => base64url.encode(await signer.sign({ data: bytes(data) })),
  });
  const claims = claimsOf(issuer, given.ledger, given.entries);
  const payload = {
    vct: transcriptType,
    iss: didOf(issuer),
    iat: Math.floor(Date.parse(given.issuedAt) / 1000),
    ...(given.holderKey && { cnf: { jwk: given.holderKey } }),
    ...claims,
  };
  return instance.issue<typeof payload>(payload, disclosureFrame(claims.records), { header: { kid: pair.id } });
}

/** A presentation of the chosen parts. */
export async function presentTranscript(credential: string, shown: Disclosure, proof?: HolderProof): Promise<string> {
  const records = Object.entries(shown.records).map(([at, { grade }]) => [at, { record: { grade } }]);
  const frame = {
    student: { name: shown.name === true, number: shown.number === true },
    records: Object.fromEntries(records),
  };
  const presented = await new SDJwtVcInstance({ hasher }).present<Record<string, unknown>>(credential, frame);
  return proof ? presented + (await holderToken(presented, proof)) : presented;
}

/**
 * The token by which a holder binds a presentation to an occasion. Not the library's: presenting with its own, it
 * unpacks twice what unpacking uses up, and loses disclosures within disclosures.
 */
async function holderToken(presented: string, { nonce, audience, at, algorithm, sign }: HolderProof): Promise<string> {
  const header = { typ: "kb+jwt", alg: algorithm };
  const payload = { iat: at, aud: audience, nonce, sd_hash: base64url.encode(await hasher(presented)) };
  const signed = [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join(".");
  return `${signed}.${base64url.encode(await sign(bytes(signed)))}`;
}

/** SHA-256 and no other: a credential that names another hash is refused when its disclosures do not fit. */
export async function hasher(data: string | ArrayBuffer): Promise<Uint8Array> {
  const input = typeof data === "string" ? bytes(data) : data;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", input));
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function saltGenerator(length: number): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(length)));
}
