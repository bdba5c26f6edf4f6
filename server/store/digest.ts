/** The digests of the store: one chained from block to block, one over everything that is stored. */
import { hash as hashOnce } from "node:crypto";
import { type Hash, keccak256, stringToBytes } from "viem";

/** The digest before the first block. */
export const emptyDigest: Hash = `0x${"0".repeat(64)}`;

/** What the store keeps of a block itself. */
export type StoredBlock = { readonly number: number; readonly hash: Hash; readonly timestamp: number };

/** The value of a key as stored, JSON text; null where the key was removed or never there. */
export type Change = readonly [key: string, value: string | null];

/**
 * The digest after a block: keccak256 over the digest before it, the block and its changes in canonical form, which is
 * JSON, ordered by key.
 */
export function chainDigest(previous: Hash, block: StoredBlock, changes: readonly Change[]): Hash {
  const { number, hash, timestamp } = block;
  return keccak256(stringToBytes(JSON.stringify([previous, number, hash, timestamp, changes])));
}

/**
 * A sum over entries, whatever their order, that is kept up to date entry by entry and checked against the whole
 * database at start: 128 bits of SHA-256 of each, added. It finds what a disk loses or changes; against someone who
 * chooses the entries it proves nothing, the digest of the chain does.
 */
export class EntrySum {
  #sum: bigint;

  constructor(text = "0".repeat(32)) {
    this.#sum = BigInt(`0x${text}`);
  }

  add(key: string, value: string): void {
    this.#sum = BigInt.asUintN(128, this.#sum + weigh(key, value));
  }

  remove(key: string, value: string): void {
    this.#sum = BigInt.asUintN(128, this.#sum - weigh(key, value));
  }

  toString(): string {
    return this.#sum.toString(16).padStart(32, "0");
  }
}

function weigh(key: string, value: string): bigint {
  return BigInt(`0x${hashOnce("sha256", `${key}\n${value}`, "hex").slice(0, 32)}`);
}
