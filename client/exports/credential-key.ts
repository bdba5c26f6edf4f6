/** The key with which a university signs credentials. It comes from a key file and stays in memory. */
import { generate, type KeyPair } from "@digitalbazaar/ed25519-multikey";
import type { Hex } from "viem";
import { bytesToHex, hexToBytes } from "viem";
import type { Issuer } from "../../server/credits/credential-records.ts";
import { didOf } from "../../server/credits/did.ts";
import { Problem } from "../../server/problem.ts";

export type CredentialKey = { readonly issuer: Issuer; readonly pair: KeyPair };

/** Public key to a seed of 32 bytes: what goes into the member registry. */
export async function publicKeyOf(seed: Hex): Promise<Hex> {
  const { publicKey } = await generate({ seed: hexToBytes(seed, { size: 32 }) });
  return bytesToHex(publicKey);
}

/**
 * The key of an issuer from the seed in its key file (`unlockKey` in client/keystore.ts).
 * @throws Exports_WrongCredentialKey {member} where the key is none that the member registered, or was revoked
 */
export async function openCredentialKey(seed: Hex, issuer: Issuer): Promise<CredentialKey> {
  const pair = await generate({ seed: hexToBytes(seed, { size: 32 }), controller: didOf(issuer) });
  if (!issuer.credentialKeys.some((key) => key.toLowerCase() === bytesToHex(pair.publicKey))) {
    throw new Problem("Exports_WrongCredentialKey", { member: issuer.member });
  }
  return { issuer, pair };
}
