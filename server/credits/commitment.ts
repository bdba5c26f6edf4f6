/**
 * Commitments and leaves of credit records: how a private record is bound to the chain without standing there.
 *
 *     commitment = keccak256(domain ‖ recordId (16 bytes) ‖ salt (32 bytes) ‖ keccak256(canonical JSON of the record))
 *     leaf       = keccak256(keccak256(abi.encode(bytes32 commitment, uint32 centiCredits)))
 *
 * Canonical JSON is RFC 8785. The trees over leaves are made in `tree.ts`; here is what checking a proof takes, small
 * enough for the page that verifies. Pure; browser, CLI and gateway all use this file.
 */
import canonicalize from "canonicalize";
import { bytesToHex, concat, type Hex, hexToBytes, keccak256, numberToBytes, stringToBytes } from "viem";
import type { SaltedRecord } from "./records.ts";

/** Sets these commitments apart from every other hash, and names their version. */
export const commitmentDomain = "alliance-ledger/credit-record/v2";

/** Hides a record behind its salt. */
export function commitmentOf({ record, salt }: SaltedRecord): Hex {
  const canonical = canonicalize(record);
  if (canonical === undefined) throw new TypeError("A credit record always has a canonical form");
  const parts = [
    stringToBytes(commitmentDomain),
    bytesOf(record.recordId.replaceAll("-", "").toLowerCase()),
    bytesOf(salt),
    keccak256(stringToBytes(canonical), "bytes"),
  ];
  return keccak256(concat(parts));
}

/** Binds the commitment to the number of credits, so that a contract can count without reading. */
export function leafOf(salted: SaltedRecord): Hex {
  const credits = numberToBytes(centiCreditsOf(salted.record.credits), { size: 32 });
  return keccak256(keccak256(concat([bytesOf(commitmentOf(salted)), credits]), "bytes"));
}

/** Hundredths of a credit: "3.5" is 350. No floating point on the way. */
export function centiCreditsOf(credits: string): number {
  const [whole = "0", fraction = ""] = credits.split(".");
  return Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
}

/** The root to which a leaf's proof leads. */
export function rootFrom(leaf: string, proof: readonly string[]): Hex {
  return bytesToHex(proof.reduce((node, sibling) => pair(node, bytesOf(sibling)), bytesOf(leaf)));
}

function pair(a: Uint8Array, b: Uint8Array): Uint8Array {
  return keccak256(isBefore(a, b) ? concat([a, b]) : concat([b, a]), "bytes");
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  const at = a.findIndex((byte, place) => byte !== b[place]);
  return at === -1 || (a[at] ?? 0) < (b[at] ?? 0);
}

function bytesOf(hex: string): Uint8Array {
  return hexToBytes(hex.startsWith("0x") ? (hex as Hex) : `0x${hex}`);
}
