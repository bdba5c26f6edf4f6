/** What proves a record, or what is left of one: the way from its leaf to the root of its batch. */
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import type { ErasedLeaf, Tombstone } from "./erasure-records.ts";
import { findBatchByRoot } from "./queries.ts";
import type { Presentation } from "./records.ts";
import type { Shelf, ShelvedEntry } from "./shelf.ts";
import { type LeafTree, treeOf } from "./tree.ts";

type Place = { readonly recordId: string; readonly leaf: string; readonly root: string };

export class LeafProofs {
  readonly #store: StoreReader;
  /** The tree asked for last: whoever exports a batch asks for all its proofs in a row. */
  #lastTree: LeafTree | undefined;

  constructor(store: StoreReader) {
    this.#store = store;
  }

  /** @throws Credits_NotIssued */
  present(shelf: Shelf, { record, salt, leaf, root }: ShelvedEntry): Presentation {
    const { issuer, recordId } = record;
    return { version: 1, record, salt, ...this.#inBatch(issuer, shelf, { recordId, leaf, root }) };
  }

  /** @throws Credits_NotIssued */
  ofErased(shelf: Shelf, tombstone: Tombstone): ErasedLeaf {
    const { issuer, commitment, centiCredits } = tombstone;
    return { issuer, commitment, centiCredits, ...this.#inBatch(issuer, shelf, tombstone) };
  }

  #inBatch(issuer: number, shelf: Shelf, { recordId, leaf, root }: Place) {
    const batch = findBatchByRoot(this.#store, issuer, root);
    if (!batch) throw new Problem("Credits_NotIssued", { recordId });
    if (this.#lastTree?.root !== root) this.#lastTree = treeOf(shelf.batch(root)?.leaves ?? []);
    return { sequence: batch.sequence, proof: this.#lastTree.proof(leaf) };
  }
}
