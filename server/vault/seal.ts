/** Sealing bytes with AES-256-GCM. What is sealed for one place cannot be opened at another. */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

/**
 * Seals a text: nonce ‖ tag ‖ ciphertext.
 * @param place Bound to the seal as additional data (NIST SP 800-38D); not stored with it.
 */
export function seal(key: Uint8Array, place: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", createSecretKey(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens a seal; throws where key, place or a single bit differs. */
export function unseal(key: Uint8Array, place: string, sealed: Uint8Array): Buffer {
  const nonce = sealed.subarray(0, nonceBytes);
  // Bytes as a key cost Node four times as much as a key of its own: it looks first whether they are one.
  const decipher = createDecipheriv("aes-256-gcm", createSecretKey(key), nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
}

/**
 * Seals a value under a data key of its own, which is sealed under the owner's key: destroying that one small seal
 * erases the value (envelope encryption).
 */
export function sealEnvelope(ownerKey: Uint8Array, place: string, content: Uint8Array): Buffer {
  const dataKey = randomBytes(keyBytes);
  return Buffer.concat([seal(ownerKey, `${place}#key`, dataKey), seal(dataKey, place, content)]);
}

/** Opens what {@link sealEnvelope} sealed. */
export function openEnvelope(ownerKey: Uint8Array, place: string, envelope: Uint8Array): Buffer {
  const keySeal = nonceBytes + tagBytes + keyBytes;
  const dataKey = unseal(ownerKey, `${place}#key`, envelope.subarray(0, keySeal));
  return unseal(dataKey, place, envelope.subarray(keySeal));
}
