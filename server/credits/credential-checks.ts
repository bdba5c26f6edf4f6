/**
 * Whether what a registrar hands in is what its university signed over records that are here, and says what they say.
 * The libraries for it are large: routes load this file when they need it.
 */
import canonicalize from "canonicalize";
import { compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { hexToBytes } from "viem";
import { z } from "zod";
import { Problem } from "../problem.ts";
import { documentLoader } from "./contexts.ts";
import type { BatchLeaves, Issuer, LedgerPlace, StatusListCredential, StatusPurpose } from "./credential-records.ts";
import { faultOfCredential } from "./data-integrity.ts";
import { didOf, verificationMethod } from "./did.ts";
import { unsignedBadge } from "./open-badge.ts";
import type { Presentation } from "./records.ts";
import { faultOfList, markedPositions, positionsIn, statusListUrl } from "./status-list.ts";

const badgeSchema = z.looseObject({
  issuer: z.looseObject({ name: z.string() }),
  validFrom: z.iso.datetime({ offset: true }),
  proof: z.looseObject({}),
});

export type BadgeExpected = {
  readonly issuer: Issuer;
  readonly ledger: LedgerPlace;
  readonly presentation: Presentation;
  readonly position: number;
  readonly now: Date;
};

/** @throws Credits_CredentialDiffers, Credits_CredentialNotOurs */
export async function requireBadge(text: string, expected: BadgeExpected): Promise<void> {
  const { issuer, presentation, now } = expected;
  const { recordId } = presentation.record;
  const parsed = badgeSchema.safeParse(jsonIn(text));
  if (!parsed.success) throw new Problem("Credits_CredentialDiffers", { recordId });
  const { proof: _, ...stated } = parsed.data;
  const facts = { ...expected, issuer: { ...issuer, nameEn: stated.issuer.name }, validFrom: stated.validFrom };
  if (canonicalize(stated) !== canonicalize(unsignedBadge(facts))) {
    throw new Problem("Credits_CredentialDiffers", { recordId });
  }
  const reason = await faultOfCredential(parsed.data, now, documentLoader([issuer]));
  if (reason !== null) throw new Problem("Credits_CredentialNotOurs", { issuer: issuer.member, reason });
}

/** A record as an SD-JWT discloses it whole. */
const itemSchema = z.looseObject({ record: z.looseObject({ recordId: z.uuid() }), leaf: z.string() });

/**
 * Reads an SD-JWT of a transcript after checking its issuer's signature.
 * @returns Numbers and leaves of the records in it.
 * @throws Credits_CredentialNotOurs
 */
export async function recordsInTranscript(credential: string, issuer: Issuer) {
  const [jwt = "", ...disclosures] = credential.split("~");
  const refused = (reason: string) => new Problem("Credits_CredentialNotOurs", { issuer: issuer.member, reason });
  try {
    const { kid } = decodeProtectedHeader(jwt);
    const key = issuer.credentialKeys.find((one) => verificationMethod(issuer, one).id === kid);
    if (!key) throw refused(`kid ${kid}`);
    const x = Buffer.from(hexToBytes(key)).toString("base64url");
    const publicKey = await importJWK({ kty: "OKP", crv: "Ed25519", x }, "EdDSA");
    const { payload } = await compactVerify(jwt, publicKey, { algorithms: ["EdDSA"] });
    const { iss } = z.looseObject({ iss: z.string() }).parse(JSON.parse(new TextDecoder().decode(payload)));
    if (iss !== didOf(issuer)) throw refused(`iss ${iss}`);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refused(error instanceof Error ? error.message : String(error));
  }
  return disclosures.flatMap((part) => {
    const disclosed = jsonIn(Buffer.from(part, "base64url").toString());
    const item = itemSchema.safeParse(Array.isArray(disclosed) ? disclosed.at(-1) : undefined);
    return item.success ? [{ recordId: item.data.record.recordId, leaf: item.data.leaf }] : [];
  });
}

/** @throws Credits_CredentialNotOurs, Credits_StatusListDiffers {sequence, given, expected} */
export async function requireList(
  list: StatusListCredential,
  issuer: Issuer,
  purpose: StatusPurpose,
  { sequence, statuses }: BatchLeaves,
  now: Date,
): Promise<void> {
  const reason = await faultOfList(list, statusListUrl(issuer, sequence, purpose), issuer, now);
  if (reason !== null) throw new Problem("Credits_CredentialNotOurs", { issuer: issuer.member, reason });
  const expected = markedPositions(purpose, statuses);
  const given = await positionsIn(list.credentialSubject.encodedList);
  if (String(given) !== String(expected)) {
    throw new Problem("Credits_StatusListDiffers", { sequence, given: given.length, expected: expected.length });
  }
}

/** A list that ends sooner than this is to be signed anew. */
const leastDaysLeft = 2;

/** Whether a published list still says what the chain says, under a key that counts, for some days to come. */
export async function isFresh(
  list: StatusListCredential,
  issuer: Issuer,
  purpose: StatusPurpose,
  statuses: BatchLeaves["statuses"],
  now: Date,
): Promise<boolean> {
  const keys = issuer.credentialKeys.map((key) => verificationMethod(issuer, key).id);
  if (!keys.includes(list.proof.verificationMethod)) return false;
  if (Date.parse(list.validUntil) - now.getTime() < leastDaysLeft * 86_400_000) return false;
  return String(await positionsIn(list.credentialSubject.encodedList)) === String(markedPositions(purpose, statuses));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schemas say what is wrong with it.
    return undefined;
  }
}
