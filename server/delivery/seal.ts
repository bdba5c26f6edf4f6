/** Signing what goes to another gateway, and encrypting it to the key in the member registry (JWE, compact). */
import {
  CompactEncrypt,
  CompactSign,
  compactDecrypt,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
} from "jose";
import { Problem } from "../problem.ts";
import type { PrivateKey } from "./keys.ts";
import { base64urlOf, type SignatureType, signatureTypes } from "./receipt.ts";

const keyAgreement = "ECDH-ES+A256KW";
const encryption = "A256GCM";
const sealedType = "alliance-delivery+jwe";

/** Signs with an Ed25519 key. The same content gives the same signature. */
export async function sign(content: Uint8Array, type: SignatureType, key: PrivateKey): Promise<string> {
  const header: JWTHeaderParameters = { alg: "EdDSA", typ: signatureTypes[type], kid: key.publicKey };
  return new CompactSign(content).setProtectedHeader(header).sign(await importJWK(jwkOf("Ed25519", key), "EdDSA"));
}

/** Encrypts to an X25519 key. The header tells nothing but that key. */
export async function encrypt(jws: string, publicKey: string): Promise<string> {
  const header = { alg: keyAgreement, enc: encryption, typ: sealedType, cty: signatureTypes.message, kid: publicKey };
  const key = await importJWK({ kty: "OKP", crv: "X25519", x: base64urlOf(publicKey) }, keyAgreement);
  return new CompactEncrypt(new TextEncoder().encode(jws)).setProtectedHeader(header).encrypt(key);
}

/** To which key something is encrypted. @throws Delivery_Malformed */
export function keyNamedIn(jwe: string): string {
  const { kid, typ } = wellFormed(() => decodeProtectedHeader(jwe));
  if (typ !== sealedType || kid === undefined || !/^0x[0-9a-f]{64}$/.test(kid)) throw new Problem("Delivery_Malformed");
  return kid;
}

/** Opens what {@link encrypt} made. @throws Delivery_Malformed */
export async function decrypt(jwe: string, key: PrivateKey): Promise<string> {
  const options = { keyManagementAlgorithms: [keyAgreement], contentEncryptionAlgorithms: [encryption] };
  try {
    const { plaintext } = await compactDecrypt(jwe, await importJWK(jwkOf("X25519", key), keyAgreement), options);
    return new TextDecoder("utf-8", { fatal: true }).decode(plaintext);
  } catch (cause) {
    throw new Problem("Delivery_Malformed", {}, [], cause);
  }
}

function jwkOf(crv: "Ed25519" | "X25519", { publicKey, secret }: PrivateKey): JWK {
  return { kty: "OKP", crv, x: base64urlOf(publicKey), d: secret };
}

function wellFormed<Content>(read: () => Content): Content {
  try {
    return read();
  } catch (cause) {
    throw new Problem("Delivery_Malformed", {}, [], cause);
  }
}
