/**
 * Records that a student shares under a short link: sealed here, opened where the link is, and never in between. The
 * gateway keeps the seal and never has the key, which stands in the link's fragment.
 */
import { type SharedRecords, sharedRecordsSchema } from "../server/credits/share-records.ts";
import { Problem } from "../server/problem.ts";
import { base64url, deflate, fromBase64url, inflate } from "./deflation.ts";

const prefix = "3.";
const idBytes = 16;
const keyBytes = 32;
const nonceBytes = 12;
/** Two hundred records with their proofs have less than half of it. */
const mostBytes = 2_097_152;

export type ShareName = { readonly shareId: string; readonly key: string };

/** A new name and key. */
export function drawShare(): ShareName {
  const drawn = (count: number): string => {
    const text = base64url(crypto.getRandomValues(new Uint8Array(count)));
    // On a command line it would pass for an option.
    return text.startsWith("-") ? drawn(count) : text;
  };
  return { shareId: drawn(idBytes), key: drawn(keyBytes) };
}

/**
 * Seals records under a share's key: nonce and AES-256-GCM of the deflated JSON, bound to the share's id.
 * @returns base64url
 */
export async function sealShare(shared: SharedRecords, key: string): Promise<string> {
  return sealBytes(await deflate(JSON.stringify(shared)), await importKey(key), shared.shareId);
}

/**
 * Opens what {@link sealShare} sealed. What it holds is the sender's word until every record of it was verified.
 * @throws Client_BadLink where id, key or a single bit differs, or where it holds something else
 */
export async function openShare(sealed: string, shareId: string, key: string): Promise<SharedRecords> {
  try {
    const deflated = await openBytes(sealed, await importKey(key), shareId);

    const shared = sharedRecordsSchema.parse(JSON.parse(await inflate(deflated, mostBytes)));
    if (shared.shareId !== shareId) throw new TypeError("Another share's records");
    return shared;
  } catch (cause) {
    throw new Problem("Client_BadLink", {}, [], cause);
  }
}

/** The link that a student hands on; short enough for a QR code that a phone reads from a printed page. */
export function shareLink(gatewayUrl: string, shareId: string, key: string): string {
  return `${gatewayUrl.replace(/\/+$/, "")}/verify#${prefix}${shareId}.${key}`;
}

/** Reads a share's link or its fragment; null where it is no such link, also where a part of it is missing. */
export function readShareLink(text: string): ShareName | null {
  const fragment = text.trim().slice(text.trim().indexOf("#") + 1);
  const [, shareId = "", key = ""] = /^3\.([\w-]{22})\.([\w-]{43})$/.exec(fragment) ?? [];
  return isWritten(shareId, idBytes) && isWritten(key, keyBytes) ? { shareId, key } : null;
}

/** Seals bytes: nonce, then ciphertext with its tag, in base64url. */
export async function sealBytes(bytes: Uint8Array<ArrayBuffer>, key: CryptoKey, place: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, place), key, bytes);
  return base64url(Uint8Array.of(...nonce, ...new Uint8Array(sealed)));
}

/** @throws where key, place or a single bit differs */
export async function openBytes(sealed: string, key: CryptoKey, place: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = fromBase64url(sealed);
  const nonce = bytes.slice(0, nonceBytes);
  return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, place), key, bytes.slice(nonceBytes)));
}

function algorithm(nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(place) };
}

function importKey(key: string): Promise<CryptoKey> {
  if (!isWritten(key, keyBytes)) throw new TypeError("Not a share's key");
  return crypto.subtle.importKey("raw", fromBase64url(key), "AES-GCM", false, ["encrypt", "decrypt"]);
}

function isWritten(text: string, bytes: number): boolean {
  try {
    return fromBase64url(text).length === bytes;
  } catch {
    return false;
  }
}
