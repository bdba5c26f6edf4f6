/**
 * Key files: Web3 Secret Storage v3, opened and made on the officer's own machine only.
 * Source: https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/
 */

import type { Address, Hex, LocalAccount } from "viem";
import { isAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { z } from "zod";
import { Problem } from "../server/problem.ts";

export type NewKeystore = { readonly json: string; readonly address: Address };

export type KeystoreOptions = {
  /** scrypt's cost, a power of two; lower it for published demo keys only. */
  readonly cost?: number;
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

const keystoreSchema = z.looseObject({ version: z.literal(3), address: z.string() });

/** Makes a new account and locks its key with a passphrase. */
export async function createKeystore(passphrase: string, options: KeystoreOptions = {}): Promise<NewKeystore> {
  const key = generatePrivateKey();
  return { json: await lockKey(key, passphrase, options), address: privateKeyToAccount(key).address };
}

/** Locks a key with a passphrase. */
export async function lockKey(key: Hex, passphrase: string, options: KeystoreOptions = {}): Promise<string> {
  const { encryptKeystoreJson } = await import("ethers/wallet");
  const { address } = privateKeyToAccount(key);
  return encryptKeystoreJson({ address, privateKey: key }, passphrase, {
    scrypt: { N: options.cost ?? 131_072, r: 8, p: 1 },
    ...(options.onProgress && { progressCallback: options.onProgress }),
  });
}

/**
 * Opens a key file.
 * @throws Client_NotAKeystore, Client_WrongPassphrase {address}
 */
export async function openKeystore(
  json: string | object,
  passphrase: string,
  onProgress?: (share: number) => void,
): Promise<LocalAccount> {
  return privateKeyToAccount(await unlockKey(json, passphrase, onProgress));
}

/** The key itself, for libraries that want it in memory; never written anywhere. Errors as {@link openKeystore}. */
export async function unlockKey(
  json: string | object,
  passphrase: string,
  onProgress?: (share: number) => void,
): Promise<Hex> {
  const address = keystoreAddress(json);
  const text = typeof json === "string" ? json : JSON.stringify(json);
  const { decryptKeystoreJson } = await import("ethers/wallet");
  try {
    const { privateKey } = await decryptKeystoreJson(text, passphrase, onProgress);
    return privateKey as Hex;
  } catch (cause) {
    const wrong = cause instanceof Error && cause.message.includes("incorrect password");
    throw new Problem(wrong ? "Client_WrongPassphrase" : "Client_NotAKeystore", wrong ? { address } : {}, [], cause);
  }
}

/** The account of a key file, without opening it. */
export function keystoreAddress(json: string | object): Address {
  const parsed = keystoreSchema.safeParse(typeof json === "string" ? parseJson(json) : json);
  const address = parsed.success ? `0x${parsed.data.address.replace(/^0x/, "")}` : "";
  if (!isAddress(address, { strict: false })) throw new Problem("Client_NotAKeystore");
  return address;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("Client_NotAKeystore", {}, [], cause);
  }
}
