/** The key with which a university signs credentials. It comes from a key file and stays in memory. */
import { generate, type KeyPair } from "@digitalbazaar/ed25519-multikey";
import type { Hex } from "viem";
import { bytesToHex, hexToBytes } from "viem";
import { Problem } from "../../server/problem.ts";
import { didOf } from "./did.ts";
import type { Issuer } from "./transcript.ts";

export type CredentialKey = { readonly issuer: Issuer; readonly pair: KeyPair };

/** Public key to a seed of 32 bytes: what goes into the member registry. */
export async function publicKeyOf(seed: Hex): Promise<Hex> {
  const { publicKey } = await generate({ seed: hexToBytes(seed, { size: 32 }) });
  return bytesToHex(publicKey);
}

/**
 * The key of an issuer from the seed in its key file (`unlockKey` in client/keystore.ts).
 * @throws Exports_WrongCredentialKey {member} where the member registry has another key in use
 */
export async function openCredentialKey(seed: Hex, issuer: Issuer): Promise<CredentialKey> {
  const pair = await generate({ seed: hexToBytes(seed, { size: 32 }), controller: didOf(issuer.host) });
  if (bytesToHex(pair.publicKey) !== issuer.credentialKeys[0]?.toLowerCase()) {
    throw new Problem("Exports_WrongCredentialKey", { member: issuer.member });
  }
  return { issuer, pair };
}
