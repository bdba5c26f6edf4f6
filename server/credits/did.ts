/**
 * A university on the web: did:web of its gateway's host and its number there, with the keys that the member registry
 * has for it. The number always stands in it: a gateway may come to host another member, and no identifier changes.
 * Source: https://w3c-ccg.github.io/did-method-web/, https://www.w3.org/TR/cid-1.0/#Multikey
 */
import type { Hex } from "viem";
import { hexToBytes } from "viem";
import { Problem } from "../problem.ts";
import type { DidDocument, Issuer } from "./credential-records.ts";

export const didContext = "https://www.w3.org/ns/did/v1";
export const multikeyContext = "https://w3id.org/security/multikey/v1";

export type VerificationMethod = {
  readonly "@context": string;
  readonly id: string;
  readonly type: "Multikey";
  readonly controller: string;
  readonly publicKeyMultibase: string;
};

/** What the member registry has of a university, as far as its credentials need it. */
type Registered = {
  readonly member: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly delivery: { readonly url: string } | null;
  /** The newest first. */
  readonly credentialKeys: readonly { readonly key: string; readonly revokedAt: string | null }[];
};

/**
 * A university with its place on the web: the gateway that it named in the registry, else the one that was asked.
 * @param gatewayUrl "https://ledger.example.edu.cn"
 */
export function issuerOf(registered: Registered, gatewayUrl: string): Issuer {
  const { member, nameZh, nameEn, delivery, credentialKeys } = registered;
  return {
    member,
    nameZh,
    nameEn,
    host: new URL(delivery?.url ?? gatewayUrl).host,
    country: "CN",
    credentialKeys: credentialKeys.flatMap(({ key, revokedAt }) => (revokedAt === null ? [key as Hex] : [])),
    revokedKeys: credentialKeys.flatMap(({ key, revokedAt }) =>
      revokedAt === null ? [] : [{ key: key as Hex, revokedAt }],
    ),
  };
}

/** What names a university on the web. */
export type WebName = Pick<Issuer, "host" | "member">;

/**
 * Member 7 at "ledger.example.edu.cn:8443" → "did:web:ledger.example.edu.cn%3A8443:members:7".
 * @throws Exports_BadHost {host}
 */
export function didOf({ host, member }: WebName): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(host)) throw new Problem("Exports_BadHost", { host });
  return `did:web:${host.replace(":", "%3A")}:members:${member}`;
}

/**
 * What `/members/7/did.json` of the university's gateway says. Keys that were revoked are not in it. Its "@context" is
 * an array so that jsonld-signatures reads it as a DID document and frames nothing.
 */
export function didDocument(issuer: WebName & Pick<Issuer, "credentialKeys">): DidDocument {
  const methods = issuer.credentialKeys.map((key) => verificationMethod(issuer, key));
  return {
    "@context": [didContext, multikeyContext],
    id: didOf(issuer),
    alsoKnownAs: [`https://${issuer.host}`],
    verificationMethod: methods.map(({ "@context": _, ...method }) => method),
    assertionMethod: methods.map(({ id }) => id),
  };
}

export function verificationMethod(issuer: WebName, publicKey: Hex): VerificationMethod {
  const controller = didOf(issuer);
  const publicKeyMultibase = multibaseOf(publicKey);
  const id = `${controller}#${publicKeyMultibase}`;
  return { "@context": multikeyContext, id, type: "Multikey", controller, publicKeyMultibase };
}

/**
 * When the key of a verification method was revoked; undefined for one that counts, and for a stranger's. A signature
 * says nothing of when it was made, so one by a revoked key counts no more, whatever date stands beside it.
 */
export function keyRevokedAt(issuer: WebName & Pick<Issuer, "revokedKeys">, methodId: string): string | undefined {
  return issuer.revokedKeys?.find(({ key }) => verificationMethod(issuer, key).id === methodId)?.revokedAt;
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
