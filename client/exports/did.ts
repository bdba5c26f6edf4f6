/**
 * A university on the web: did:web of its gateway's host, with the keys that the member registry has for it.
 * Source: https://w3c-ccg.github.io/did-method-web/, https://www.w3.org/TR/cid-1.0/#Multikey
 */
import type { Hex } from "viem";
import { hexToBytes } from "viem";
import { Problem } from "../../server/problem.ts";
import type { Issuer } from "./transcript.ts";

export const didContext = "https://www.w3.org/ns/did/v1";
export const multikeyContext = "https://w3id.org/security/multikey/v1";

export type VerificationMethod = {
  readonly "@context": string;
  readonly id: string;
  readonly type: "Multikey";
  readonly controller: string;
  readonly publicKeyMultibase: string;
};

/** Its "@context" is an array so that jsonld-signatures reads it as a DID document and frames nothing. */
export type DidDocument = {
  readonly "@context": readonly string[];
  readonly id: string;
  readonly alsoKnownAs: readonly string[];
  readonly verificationMethod: readonly Omit<VerificationMethod, "@context">[];
  readonly assertionMethod: readonly string[];
};

/**
 * "ledger.example.edu.cn:8443" → "did:web:ledger.example.edu.cn%3A8443".
 * @throws Exports_BadHost {host}
 */
export function didOf(host: string): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(host)) throw new Problem("Exports_BadHost", { host });
  return `did:web:${host.replace(":", "%3A")}`;
}

/** What `/.well-known/did.json` of the university's gateway says. */
export function didDocument(issuer: Issuer): DidDocument {
  const methods = issuer.credentialKeys.map((key) => verificationMethod(issuer, key));
  return {
    "@context": [didContext, multikeyContext],
    id: didOf(issuer.host),
    alsoKnownAs: [`https://${issuer.host}`],
    verificationMethod: methods.map(({ "@context": _, ...method }) => method),
    assertionMethod: methods.map(({ id }) => id),
  };
}

export function verificationMethod({ host }: Issuer, publicKey: Hex): VerificationMethod {
  const controller = didOf(host);
  const publicKeyMultibase = multibaseOf(publicKey);
  const id = `${controller}#${publicKeyMultibase}`;
  return { "@context": multikeyContext, id, type: "Multikey", controller, publicKeyMultibase };
}

/** Multicodec 0xed01 and the key, in base58btc: "z6Mk…". */
export function multibaseOf(publicKey: Hex): string {
  const bytes = hexToBytes(publicKey, { size: 32 });
  return `z${base58(Uint8Array.from([0xed, 0x01, ...bytes]))}`;
}

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The first byte is never zero here, so there are no leading ones to keep. */
function base58(bytes: Uint8Array): string {
  let rest = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let text = "";
  for (; rest > 0n; rest /= 58n) text = alphabet.charAt(Number(rest % 58n)) + text;
  return text;
}
