/**
 * Signatures between gateways (JWS, compact, Ed25519), and the receipts that are made of them. Pure: a receipt is
 * checked in a browser or on the command line, with nothing but the chain.
 */
import { base64url, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { type Hex, sha256 } from "viem";
import { type DeliveryReceipt, receiptSchema } from "./records.ts";

/** Sets the two things that a key signs apart: neither passes for the other. */
export const signatureTypes = {
  message: "alliance-delivery+jws",
  receipt: "alliance-delivery-receipt+jws",
} as const;
export type SignatureType = keyof typeof signatureTypes;

/** What was signed, and with which key. Whose key that is, the registry says. */
export type Signed = { readonly content: Uint8Array; readonly key: string };

/** Opens a signature with the key that its header names; undefined where it is none of this type. */
export async function openSignature(jws: string, type: SignatureType): Promise<Signed | undefined> {
  try {
    const { kid = "", typ } = decodeProtectedHeader(jws);
    if (typ !== signatureTypes[type] || !/^0x[0-9a-f]{64}$/.test(kid)) return undefined;
    const key = await importJWK({ kty: "OKP", crv: "Ed25519", x: base64urlOf(kid) }, "EdDSA");
    const { payload } = await compactVerify(jws, key, { algorithms: ["EdDSA"] });
    return { content: payload, key: kid };
  } catch {
    // Whatever is wrong with it, it is not a signature.
    return undefined;
  }
}

/** Opens a receipt; undefined where signature or form are wrong. */
export async function openReceipt(jws: string): Promise<{ receipt: DeliveryReceipt; key: string } | undefined> {
  const signed = await openSignature(jws, "receipt");
  if (!signed) return undefined;
  const receipt = receiptSchema.safeParse(parse(new TextDecoder().decode(signed.content)));
  return receipt.success ? { receipt: receipt.data, key: signed.key } : undefined;
}

/** Names a message by what was signed. */
export function contentHash(content: Uint8Array): Hex {
  return sha256(content);
}

/** 32 bytes in hexadecimal, as the registry has them, in the form of a JWK. */
export function base64urlOf(hex: string): string {
  const pairs = hex.slice(2).match(/../g) ?? [];
  return base64url.encode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema says so.
    return undefined;
  }
}
