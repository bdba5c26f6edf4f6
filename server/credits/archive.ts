/**
 * The issuers' private records: drafts and issued batches, joined with what the chain says of them.
 *
 * That a batch is issued is never stored here: it is the presence of its root on the chain.
 */
import type { Hex } from "viem";
import { z } from "zod";
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { takingTurns } from "../vault/turns.ts";
import type { Vault } from "../vault/vault.ts";
import { type LeafTree, treeOf } from "./commitment.ts";
import { requireConsistent, requireNew, withLeaves } from "./drafts.ts";
import { findBatchByRoot, findLeafStatus } from "./queries.ts";
import {
  type BatchRecord,
  type DraftInput,
  type DraftReceipt,
  type DraftRecord,
  type Presentation,
  type RecordSearch,
  type VaultEntry,
  type VaultRecord,
  vaultEntrySchema,
} from "./records.ts";
import { Shelf, type ShelvedBatch, type ShelvedEntry, searchable } from "./shelf.ts";
import { firstWordIn, type Passage, Underway } from "./underway.ts";

/** Opens every record of the vault into memory. */
export async function openArchive(vault: Vault, store: StoreReader): Promise<Archive> {
  const archive = new Archive(vault, store);
  for (const root of vault.removed()) archive.forget(root);
  for await (const { member, id, number, writtenAt, entries } of vault.bundles()) {
    archive.shelve(member, id, number, writtenAt, z.array(vaultEntrySchema).parse(entries));
  }
  return archive;
}

export class Archive {
  readonly #vault: Vault;
  readonly #store: StoreReader;
  readonly #shelves = new Map<number, Shelf>();
  readonly #inTurn = takingTurns();
  readonly #underway = new Underway();
  /** Roots of deleted drafts: a batch of theirs would have records that nobody can show. */
  readonly #deleted = new Set<string>();
  /** Drafts whose deletion failed, with their issuers: only the disk knows whether they are still there. */
  readonly #inDoubt = new Map<string, number>();
  /** The tree asked for last: whoever exports a batch asks for all its proofs in a row. */
  #lastTree: LeafTree | undefined;

  /** Use {@link openArchive}: it reads what is there. */
  constructor(vault: Vault, store: StoreReader) {
    this.#vault = vault;
    this.#store = store;
  }

  /** Takes a batch that the vault holds into memory. */
  shelve(issuer: number, root: string, number: number, writtenAt: Date, entries: readonly VaultEntry[]): void {
    this.#shelf(issuer).add(root, number, writtenAt, entries);
  }

  /**
   * Stores a draft; the same draft again changes nothing. Synced when it returns.
   * @throws Api_InvalidInput, Credits_DuplicateRecord, Credits_AlreadyIssued
   */
  async addDraft(draft: DraftInput): Promise<DraftReceipt> {
    requireConsistent(draft);
    const { issuer } = draft;
    const entries = await withLeaves(draft.records);
    const { root } = treeOf(entries.map(({ leaf }) => leaf));
    const shelf = this.#shelf(issuer);
    await this.#inTurn(async () => {
      await this.#settle(root);
      if (shelf.batch(root)) return;
      requireNew(draft, shelf, (entry) => this.#standing(issuer, entry));
      const { number, writtenAt } = await this.#vault.put(issuer, root, entries);
      shelf.add(root, number, writtenAt, entries);
      this.#deleted.delete(root);
    });
    return { root, count: entries.length };
  }

  /**
   * Forgets a draft.
   * @throws Credits_DraftUnknown where there is none, or where it is on the chain; Credits_DraftUnderWay where a
   * transaction that issues it was sent, until the store has what became of it
   */
  deleteDraft(issuer: number, root: string): Promise<void> {
    const shelf = this.#shelf(issuer);
    return this.#inTurn(async () => {
      await this.#settle(root);
      await this.#underway.review(root);
      if (!shelf.batch(root) || this.#issued(issuer, root)) throw new Problem("Credits_DraftUnknown", { issuer, root });
      if (this.#underway.carries(root)) throw new Problem("Credits_DraftUnderWay", { issuer, root });
      // Nothing waited since it was asked for: no transaction comes in between.
      this.forget(root);
      this.#inDoubt.set(root, issuer);
      await this.#vault.remove(issuer, root);
      this.#inDoubt.delete(root);
      shelf.remove(root);
    });
  }

  /** Notes that the records of a batch are no more. */
  forget(root: string): void {
    this.#deleted.add(root);
  }

  /**
   * Lets a transaction go its way; what it issues is not deleted until its passage has ended.
   * @param data What it calls with.
   * @throws Credits_DraftDeleted where it issues what was deleted before.
   */
  async beginTransaction(data: Hex): Promise<Passage> {
    const doubtful = firstWordIn(data, this.#inDoubt);
    if (doubtful !== undefined) await this.#inTurn(() => this.#settle(doubtful));
    const root = firstWordIn(data, this.#deleted);
    if (root !== undefined) throw new Problem("Credits_DraftDeleted", { root });
    return this.#underway.begin(data);
  }

  /** Batches that are not on the chain, newest first. */
  listDrafts(issuer: number, { limit, after }: PageRequest): Promise<Page<DraftRecord>> {
    const batches = this.#shelf(issuer).batches();
    const drafts = batches
      .filter(({ root }) => !this.#issued(issuer, root))
      .map(({ root, entries, createdAt, number }) => {
        const draft = { root, count: entries.length, createdAt: createdAt.toISOString() };
        return [descending(number), draft] as const;
      });
    const rest = drafts.filter(([key]) => after === undefined || key > after);
    return takePage(rest, limit);
  }

  /** Records, newest batch first and in the order of each batch. */
  search({ issuer, ...filter }: RecordSearch, { limit, after }: PageRequest): Promise<Page<VaultRecord>> {
    return takePage(this.#found(issuer, filter, after), limit);
  }

  /** @throws Credits_RecordUnknown */
  getRecord(issuer: number, recordId: string): VaultRecord {
    const entry = this.#shelf(issuer).entry(recordId);
    return this.#joined(issuer, entry, this.#issued(issuer, entry.root));
  }

  /** What the holder of a record is given. @throws Credits_RecordUnknown, Credits_NotIssued */
  present(issuer: number, recordId: string): Presentation {
    const shelf = this.#shelf(issuer);
    const { record, salt, leaf, root } = shelf.entry(recordId);
    const batch = this.#issued(issuer, root);
    if (!batch) throw new Problem("Credits_NotIssued", { recordId });
    const leaves = shelf.batch(root)?.entries.map((entry) => entry.leaf) ?? [];
    if (this.#lastTree?.root !== root) this.#lastTree = treeOf(leaves);
    return { version: 1, record, salt, sequence: batch.sequence, proof: this.#lastTree.proof(leaf) };
  }

  /** Finds out what became of a deletion that failed, and takes it back where the records are still there. */
  async #settle(root: string): Promise<void> {
    const issuer = this.#inDoubt.get(root);
    if (issuer === undefined) return;
    if (await this.#vault.holds(issuer, root)) this.#deleted.delete(root);
    else this.#shelf(issuer).remove(root);
    this.#inDoubt.delete(root);
  }

  #shelf(issuer: number): Shelf {
    const shelf = this.#shelves.get(issuer) ?? new Shelf(issuer);
    this.#shelves.set(issuer, shelf);
    return shelf;
  }

  #issued(issuer: number, root: string): BatchRecord | undefined {
    return findBatchByRoot(this.#store, issuer, root);
  }

  #standing(issuer: number, entry: ShelvedEntry): VaultRecord | undefined {
    const joined = this.#joined(issuer, entry, this.#issued(issuer, entry.root));
    return joined.status === "revoked" || joined.status === "superseded" ? undefined : joined;
  }

  *#found(
    issuer: number,
    { query, status, sequence }: Omit<RecordSearch, "issuer">,
    after: string | undefined,
  ): Generator<readonly [string, VaultRecord]> {
    const text = searchable(query ?? "");
    for (const shelved of this.#shelf(issuer).batches()) {
      const batch = this.#issued(issuer, shelved.root);
      if (sequence !== undefined && batch?.sequence !== sequence) continue;
      if (status !== undefined && (status === "draft") !== (batch === undefined)) continue;
      for (const [key, entry] of keyed(shelved, after)) {
        if (!entry.text.includes(text)) continue;
        const record = this.#joined(issuer, entry, batch);
        if (status === undefined || record.status === status) yield [key, record];
      }
    }
  }

  #joined(issuer: number, { record, salt, leaf, root }: ShelvedEntry, batch: BatchRecord | undefined): VaultRecord {
    if (!batch) {
      const unissued = { sequence: null, block: null, issuedAt: null, successorId: null };
      return { record, salt, leaf, root, status: "draft", reason: "none", ...unissued };
    }
    const change = findLeafStatus(this.#store, issuer, leaf);
    const successor = change?.successor ? this.#shelf(issuer).entryOfLeaf(change.successor) : undefined;
    return {
      record,
      salt,
      leaf,
      root,
      sequence: batch.sequence,
      status: change?.status ?? "in-force",
      reason: change?.reason ?? "none",
      block: batch.block,
      issuedAt: batch.issuedAt,
      successorId: successor?.record.recordId ?? null,
    };
  }
}

function* keyed(batch: ShelvedBatch, after: string | undefined): Generator<readonly [string, ShelvedEntry]> {
  for (const [at, entry] of batch.entries.entries()) {
    const key = `${descending(batch.number)}/${String(at).padStart(6, "0")}`;
    if (after === undefined || key > after) yield [key, entry];
  }
}

/** A key whose order is that of falling numbers. */
function descending(number: number): string {
  return String(999_999_999_999 - number).padStart(12, "0");
}
