/**
 * The issuers' private records: drafts and issued batches, joined with what the chain says of them.
 *
 * That a batch is issued is never stored here: it is the presence of its root on the chain.
 */
import type { Hex } from "viem";
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { takingTurns } from "../vault/turns.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import { CredentialKeeper, credentialPrefix } from "./credential-keeper.ts";
import { requireConsistent, requireNew, withLeaves } from "./drafts.ts";
import type { BatchHolding, ErasedRecord, ErasureInput, ErasureReceipt, Tombstone } from "./erasure-records.ts";
import { ErasureRegister } from "./erasure-register.ts";
import { LeafProofs } from "./leaf-proofs.ts";
import { findBatchByRoot } from "./queries.ts";
import { descending, draftOf, found, holdingOf, joined, pageOf, receiptOf, standing } from "./reading.ts";
import type { BatchRecord, DraftInput, DraftReceipt, DraftRecord, RecordSearch, VaultRecord } from "./records.ts";
import { Shelf, type ShelvedBatch, type ShelvedEntry } from "./shelf.ts";
import { treeOf } from "./tree.ts";
import { firstWordIn, type Passage, Underway } from "./underway.ts";

/** Opens every batch of the vault into memory (ids are roots), and erases again what an older copy of it brought back. */
export async function openArchive(vault: Vault, store: StoreReader): Promise<Archive> {
  const archive = new Archive(vault, store);
  for (const root of vault.removed("0x")) archive.forget(root);
  for await (const bundle of vault.bundles("0x")) archive.shelve(bundle);
  for await (const bundle of vault.bundles(credentialPrefix)) archive.credentials.shelve(bundle);
  await archive.settle();
  return archive;
}

export class Archive {
  /** What the issuers signed over their records. */
  readonly credentials: CredentialKeeper;
  readonly #vault: Vault;
  readonly #erasures: ErasureRegister;
  readonly #store: StoreReader;
  readonly #proofs: LeafProofs;
  readonly #shelves = new Map<number, Shelf>();
  readonly #inTurn = takingTurns();
  readonly #underway = new Underway();
  /** Roots of deleted drafts: a batch of theirs would have records that nobody can show. */
  readonly #deleted = new Set<string>();
  /** Drafts whose deletion failed, with their issuers: only the disk knows whether they are still there. */
  readonly #inDoubt = new Map<string, number>();

  /** Use {@link openArchive}: it reads what is there. */
  constructor(vault: Vault, store: StoreReader) {
    this.#vault = vault;
    this.credentials = new CredentialKeeper(vault);
    this.#erasures = new ErasureRegister(vault, this.credentials);
    this.#store = store;
    this.#proofs = new LeafProofs(store);
  }

  /** Takes a batch that the vault holds into memory. */
  shelve(bundle: Bundle): void {
    this.shelf(bundle.member).add(bundle.id, bundle.number, bundle.writtenAt, this.#erasures.held(bundle));
  }

  /** To be called once all is shelved. */
  settle(): Promise<void> {
    return this.#erasures.settle();
  }

  /**
   * Stores a draft; the same draft again changes nothing. Synced when it returns.
   * @throws Api_InvalidInput, Credits_DuplicateRecord, Credits_AlreadyIssued, Credits_RecordErased
   */
  async addDraft(draft: DraftInput): Promise<DraftReceipt> {
    requireConsistent(draft);
    const { issuer } = draft;
    const entries = await withLeaves(draft.records);
    const { root } = treeOf(entries.map(({ leaf }) => leaf));
    const shelf = this.shelf(issuer);
    await this.#inTurn(async () => {
      await this.#settle(root);
      for (const { record, leaf } of entries) this.#erasures.requireKept(issuer, { recordId: record.recordId, leaf });
      if (shelf.batch(root)) return;
      requireNew(draft, entries, shelf, (entry) =>
        standing(this.#joined(issuer, entry), this.#issued(issuer, entry.root)),
      );
      const { number, writtenAt } = await this.#vault.put(issuer, root, entries);
      shelf.add(root, number, writtenAt, { entries, tombstones: [] });
      this.#deleted.delete(root);
    });
    return receiptOf(root, entries);
  }

  /**
   * Forgets a draft.
   * @throws Credits_DraftUnknown where there is none, or where it is on the chain; Credits_DraftUnderWay where a
   * transaction that issues it was sent, until the store has what became of it
   */
  deleteDraft(issuer: number, root: string): Promise<void> {
    const shelf = this.shelf(issuer);
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
    const root = firstWordIn(data, this.#deleted) ?? firstWordIn(data, this.#erasedDrafts());
    if (root !== undefined) throw new Problem("Credits_DraftDeleted", { root });
    return this.#underway.begin(data);
  }

  /** Batches that are not on the chain, newest first. */
  listDrafts(issuer: number, page: PageRequest): Promise<Page<DraftRecord>> {
    const drafts = this.shelf(issuer)
      .batches()
      .filter(({ root }) => !this.#issued(issuer, root));
    return pageOf(
      drafts.map((draft) => [descending(draft.number), draftOf(draft)] as const),
      page,
    );
  }

  /** Records, newest batch first and in the order of each batch. */
  search({ issuer, ...filter }: RecordSearch, { limit, after }: PageRequest): Promise<Page<VaultRecord>> {
    return takePage(found(this.#store, issuer, this.shelf(issuer), filter, after), limit);
  }

  /** @throws Credits_RecordUnknown, Credits_RecordErased */
  getRecord(issuer: number, recordId: string): VaultRecord {
    this.#erasures.requireKept(issuer, { recordId });
    return this.#joined(issuer, this.shelf(issuer).entry(recordId));
  }

  /** What the holder of a record is given. @throws Credits_RecordUnknown, Credits_RecordErased, Credits_NotIssued */
  present(issuer: number, recordId: string) {
    this.#erasures.requireKept(issuer, { recordId });
    const shelf = this.shelf(issuer);
    return this.#proofs.present(shelf, shelf.entry(recordId));
  }

  /** What a decision on an erased record proves. @throws Credits_RecordUnknown, Credits_NotIssued */
  proveErased(issuer: number, recordId: string) {
    const tombstone = this.#erasures.find(issuer, recordId);
    if (!tombstone) throw new Problem("Credits_RecordUnknown", { issuer, recordId });
    return this.#proofs.ofErased(this.shelf(issuer), tombstone);
  }

  /**
   * Destroys records with their keys and salts. Others' proofs stay as they are: the leaves stay. Those that were
   * erased before are counted and left alone. Synced, also in the vault's files, when it returns.
   * @param erasedBy Account of the officer.
   * @throws Credits_RecordUnknown where one was never there; then none is erased
   */
  erase({ issuer, recordIds, student, reason }: ErasureInput, erasedBy: string): Promise<ErasureReceipt> {
    const shelf = this.shelf(issuer);
    return this.#inTurn(async () => {
      const asked = new Set(recordIds);
      const left = [...asked].filter((recordId) => !this.#erasures.find(issuer, recordId));
      const chosen = student === undefined ? left.map((recordId) => shelf.entry(recordId)) : shelf.ofStudent(student);
      const roots = new Set(chosen.flatMap(({ record }) => shelf.copies(record.recordId).map((copy) => copy.root)));
      const tombstones = await this.#erasures.erase(shelf, chosen, { reason, erasedBy });
      return {
        erased: tombstones.map((tombstone) => this.#served(tombstone)),
        before: asked.size - left.length,
        batches: shelf.batches().flatMap((batch) => (roots.has(batch.root) ? [this.#holding(issuer, batch)] : [])),
      };
    });
  }

  /** Tombstones, newest first. */
  listErased(issuer: number, page: PageRequest): Promise<Page<ErasedRecord>> {
    const erased = this.#erasures.of(issuer).map(([key, tombstone]) => [key, this.#served(tombstone)] as const);
    return pageOf(erased, page);
  }

  /** What the vault has of each batch, newest first. */
  listHoldings(issuer: number, page: PageRequest): Promise<Page<BatchHolding>> {
    const batches = this.shelf(issuer).batches();
    const holdings = batches.map((batch) => [descending(batch.number), this.#holding(issuer, batch)] as const);
    return pageOf(holdings, page);
  }

  #served(tombstone: Tombstone): ErasedRecord {
    return { ...tombstone, sequence: this.#issued(tombstone.issuer, tombstone.root)?.sequence ?? null };
  }

  #holding(issuer: number, batch: ShelvedBatch): BatchHolding {
    return holdingOf(batch, this.#issued(issuer, batch.root)?.sequence ?? null);
  }

  /** Of which nothing is left: nobody could show any of their records, as with a draft that was deleted. */
  #erasedDrafts(): Set<string> {
    const isDraft = (issuer: number) => (root: string) => !this.#issued(issuer, root);
    return new Set([...this.#shelves].flatMap(([issuer, shelf]) => shelf.emptied().filter(isDraft(issuer))));
  }

  /** Finds out what became of a deletion that failed, and takes it back where the records are still there. */
  async #settle(root: string): Promise<void> {
    const issuer = this.#inDoubt.get(root);
    if (issuer === undefined) return;
    if (await this.#vault.holds(issuer, root)) this.#deleted.delete(root);
    else this.shelf(issuer).remove(root);
    this.#inDoubt.delete(root);
  }

  /** The records of one issuer, for whoever reads more of them than is asked for here. */
  shelf(issuer: number): Shelf {
    const shelf = this.#shelves.get(issuer) ?? new Shelf(issuer);
    this.#shelves.set(issuer, shelf);
    return shelf;
  }

  #issued(issuer: number, root: string): BatchRecord | undefined {
    return findBatchByRoot(this.#store, issuer, root);
  }

  #joined(issuer: number, entry: ShelvedEntry): VaultRecord {
    return joined(this.#store, issuer, this.shelf(issuer), entry, this.#issued(issuer, entry.root));
  }
}
