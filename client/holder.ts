/** What a student does with their own records: open the link, choose, share, withdraw. */
import { z } from "zod";
import {
  accessTokenSchema,
  type HolderRecord,
  type HolderSessionRecord,
  holderRecordSchema,
  holderSessionSchema,
} from "../server/credits/access-records.ts";
import { type DepositedCredential, depositedCredentialSchema } from "../server/credits/credential-records.ts";
import { type Presentation, presentationSchema } from "../server/credits/records.ts";
import { type ShareRecord, shareSchema } from "../server/credits/share-records.ts";
import { Problem } from "../server/problem.ts";
import { base64url, fromBase64url, isAsEncoded } from "./deflation.ts";
import type { HolderGateway } from "./holder-gateway.ts";
import { everyItem } from "./pages.ts";
import { drawShare, openBytes, sealBytes, sealShare, shareLink } from "./share.ts";

const dayMilliseconds = 86_400_000;
/** What a student shared: the link is null where it was shared through another access link, which alone gives its key. */
export type Shared = ShareRecord & { readonly link: string | null };

/** The token in a link or its fragment; null where there is none. */
export function readAccessLink(text: string): string | null {
  const fragment = text.trim().slice(text.trim().indexOf("#") + 1);
  if (!accessTokenSchema.safeParse(fragment).success) return null;
  // The last character has bits to spare: another one there was never handed out.
  return isAsEncoded(fragment) ? fragment : null;
}

/** Opens a session with a link. @throws Client_VerificationLink, Credits_UnknownAccess, Credits_AccessExpired */
export async function openAccess(gateway: HolderGateway, link: string): Promise<HolderSessionRecord> {
  const token = readAccessLink(link);
  if (token === null)
    throw new Problem(/\/verify\/?#|^#?[23]\./.test(link.trim()) ? "Client_VerificationLink" : "Credits_UnknownAccess");
  return gateway.post("/v1/holder/session", { proof: await proofOf(token) }, holderSessionSchema);
}

/** The student's own records, oldest first. The gateway sends the session's token. */
export function holderRecords(gateway: HolderGateway): Promise<HolderRecord[]> {
  return everyItem(gateway, "/v1/holder/records", holderRecordSchema);
}

export async function holderPresentations(
  gateway: HolderGateway,
  recordIds: readonly string[],
): Promise<Presentation[]> {
  const answer = pageless(presentationSchema);
  return (await gateway.post("/v1/holder/presentations", { recordIds }, answer)).items;
}

/** Credentials that the university signed over the student's records. */
export async function holderCredentials(gateway: HolderGateway): Promise<DepositedCredential[]> {
  return (await gateway.get("/v1/holder/credentials", pageless(depositedCredentialSchema))).items;
}

/**
 * Shares some of the student's records: fetches what proves them, seals it here, and has the gateway keep the seal.
 * @param accessToken With it the link can be shown again later; undefined where the student came in by a passkey.
 * @throws Credits_BadExpiry, Credits_TooManyShares
 */
export async function shareRecords(
  gateway: HolderGateway,
  recordIds: readonly string[],
  { expiresAt, accessToken }: { readonly expiresAt: string; readonly accessToken?: string | undefined },
): Promise<Shared & { readonly link: string; readonly presentations: readonly Presentation[] }> {
  const presentations = await holderPresentations(gateway, recordIds);
  const { shareId, key } = drawShare();
  const sharedAt = new Date().toISOString();
  const sealed = await sealShare({ version: 1, shareId, sharedAt, expiresAt, presentations }, key);
  const wrappedKey =
    accessToken === undefined
      ? undefined
      : await sealBytes(fromBase64url(key), await wrappingKey(accessToken), shareId);
  const input = { shareId, sealed, expiresAt, recordIds, ...(wrappedKey !== undefined && { wrappedKey }) };
  const share = await gateway.post("/v1/holder/shares", input, shareSchema);
  return { ...share, link: shareLink(gateway.url, shareId, key), presentations };
}

/** The student's own shares, newest first; with their links where this access link gives their keys. */
export async function listShares(gateway: HolderGateway, accessToken: string | undefined): Promise<Shared[]> {
  const { items } = await gateway.get("/v1/holder/shares", pageless(shareSchema));
  const key = accessToken === undefined ? undefined : await wrappingKey(accessToken);
  return Promise.all(
    items.map(async (share) => {
      const opened =
        key && share.wrappedKey !== null ? await unwrapped(share.wrappedKey, key, share.shareId) : undefined;
      return { ...share, link: opened === undefined ? null : shareLink(gateway.url, share.shareId, opened) };
    }),
  );
}

/** Destroys what was shared. @throws Credits_UnknownShare */
export function withdrawShare(gateway: HolderGateway, shareId: string): Promise<void> {
  return gateway.delete(`/v1/holder/shares/${shareId}`);
}

/** So many days from now. */
export function daysAhead(days: number): string {
  return new Date(Date.now() + days * dayMilliseconds).toISOString();
}

/** What opens a session in the token's stead: the gateway never sees the token, from which the keys of shares come. */
export async function proofOf(accessToken: string): Promise<string> {
  const material = await materialOf(accessToken, "deriveBits");
  return base64url(new Uint8Array(await crypto.subtle.deriveBits(derivation("opening"), material, 256)));
}

async function wrappingKey(accessToken: string): Promise<CryptoKey> {
  const material = await materialOf(accessToken, "deriveKey");
  const algorithm = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(derivation("keys of shares"), material, algorithm, false, ["encrypt", "decrypt"]);
}

function materialOf(accessToken: string, usage: "deriveBits" | "deriveKey"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", fromBase64url(accessToken), "HKDF", false, [usage]);
}

/** RFC 5869; the token is random as it is, and needs no salt. */
function derivation(use: string): HkdfParams {
  const info = new TextEncoder().encode(`Alliance Ledger: ${use}`);
  return { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
}

function pageless<Item>(item: z.ZodType<Item>): z.ZodType<{ items: Item[] }> {
  return z.object({ items: z.array(item) });
}

/** Undefined where it was wrapped under another link. */
async function unwrapped(wrapped: string, key: CryptoKey, shareId: string): Promise<string | undefined> {
  try {
    return base64url(await openBytes(wrapped, key, shareId));
  } catch {
    return undefined;
  }
}
