/**
 * Trees over the leaves of a batch: OpenZeppelin's SimpleMerkleTree (leaves sorted, pairs hashed in sorted order), with
 * the same roots, proofs and multiproofs, on one block of bytes and hashed in WebAssembly, because a batch may have
 * 10,000 leaves. Pure; browser, CLI and gateway all use this file.
 */
import { createKeccak } from "hash-wasm";
import type { Hex } from "viem";

const WORD = 32;

const keccak = await createKeccak(256);

/** The tree over a batch's leaves. */
export type LeafTree = {
  readonly root: Hex;
  /** Siblings from a leaf up to the root. Throws a RangeError where the leaf does not stand in the tree. */
  readonly proof: (leaf: string) => Hex[];
  /** One proof for several leaves at once. Throws a RangeError where one is doubled or does not stand in the tree. */
  readonly multiProof: (leaves: readonly string[]) => MultiProof;
};

/** A proof of several leaves, as OpenZeppelin's `multiProofVerify` takes it. */
export type MultiProof = {
  /** The leaves in the order in which the proof needs them. */
  readonly leaves: readonly Hex[];
  readonly proof: readonly Hex[];
  readonly proofFlags: readonly boolean[];
};

/** The tree over leaves of 32 bytes in hexadecimal, in whatever order they come. */
export function treeOf(leaves: readonly string[]): LeafTree {
  if (leaves.length === 0) throw new RangeError("A tree has at least one leaf");
  const sorted = leaves.map((leaf) => leaf.toLowerCase()).sort();
  const size = 2 * sorted.length - 1;
  const bytes = new Uint8Array(size * WORD);
  const words = new Array<Hex>(size);
  const places = new Map<string, number>();
  for (const [at, leaf] of sorted.entries()) {
    const place = size - 1 - at;
    writeHex(bytes, place * WORD, leaf);
    places.set(leaf, place);
  }
  for (let at = sorted.length - 2; at >= 0; at--) bytes.set(hashOfChildren(bytes, at), at * WORD);

  return { root: word(0), proof, multiProof };

  /** Written as text once: each inner node stands in many proofs. */
  function word(place: number): Hex {
    words[place] ??= hexOf(bytes, place * WORD);
    return words[place];
  }

  function placeOf(leaf: string): number {
    const place = places.get(leaf.toLowerCase());
    if (place === undefined) throw new RangeError(`No leaf ${leaf} in this tree`);
    return place;
  }

  function proof(leaf: string): Hex[] {
    const siblings: Hex[] = [];
    for (let at = placeOf(leaf); at > 0; at = (at - 1) >> 1) siblings.push(word(siblingOf(at)));
    return siblings;
  }

  function multiProof(chosen: readonly string[]): MultiProof {
    const queue = chosen.map(placeOf).sort((a, b) => b - a);
    if (new Set(queue).size !== queue.length) throw new RangeError("A leaf is proved once");
    const proved = queue.map(word);
    const siblings: Hex[] = [];
    const flags: boolean[] = [];
    for (let next = 0; next < queue.length; next++) {
      const at = queue[next] ?? 0;
      if (at === 0) break;
      const paired = queue[next + 1] === siblingOf(at);
      flags.push(paired);
      if (paired) next++;
      else siblings.push(word(siblingOf(at)));
      queue.push((at - 1) >> 1);
    }
    return { leaves: proved, proof: queue.length === 0 ? [word(0)] : siblings, proofFlags: flags };
  }
}

function siblingOf(at: number): number {
  return at % 2 === 0 ? at - 1 : at + 1;
}

/** Hash of the node's two children, the smaller first. They lie side by side, the left one in front. */
function hashOfChildren(bytes: Uint8Array, at: number): Uint8Array {
  const left = (2 * at + 1) * WORD;
  const right = left + WORD;
  keccak.init();
  if (isInOrder(bytes, left, right)) {
    keccak.update(bytes.subarray(left, right + WORD));
  } else {
    keccak.update(bytes.subarray(right, right + WORD));
    keccak.update(bytes.subarray(left, right));
  }
  return keccak.digest("binary");
}

function isInOrder(bytes: Uint8Array, left: number, right: number): boolean {
  for (let at = 0; at < WORD; at++) {
    const difference = (bytes[left + at] ?? 0) - (bytes[right + at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

function writeHex(bytes: Uint8Array, offset: number, hex: string): void {
  if (!/^0x[0-9a-f]{64}$/.test(hex)) throw new RangeError(`A leaf has 32 bytes: ${hex}`);
  for (let at = 0; at < WORD; at++) bytes[offset + at] = Number.parseInt(hex.slice(2 + 2 * at, 4 + 2 * at), 16);
}

const octets = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, "0"));

function hexOf(bytes: Uint8Array, offset: number): Hex {
  let hex = "";
  for (let at = 0; at < WORD; at++) hex += octets[bytes[offset + at] ?? 0];
  return `0x${hex}`;
}
