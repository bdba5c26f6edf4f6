/** The records of a vault as they are read: joined with what the chain says of their batches and leaves. */
import { takePage } from "../page.ts";
import type { Page, PageRequest } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { scopeOf } from "./credit-records.ts";
import type { Standing } from "./drafts.ts";
import type { BatchHolding } from "./erasure-records.ts";
import { findBatchByRoot, findLeafStatus } from "./queries.ts";
import type { BatchRecord, DraftReceipt, DraftRecord, RecordSearch, VaultEntry, VaultRecord } from "./records.ts";
import { type Shelf, type ShelvedBatch, type ShelvedEntry, searchable } from "./shelf.ts";

/** @param batch That in which the record stands; undefined while it is a draft. */
export function joined(
  store: StoreReader,
  issuer: number,
  shelf: Shelf,
  { record, salt, leaf, root }: ShelvedEntry,
  batch: BatchRecord | undefined,
): VaultRecord {
  if (!batch) {
    const unissued = { sequence: null, block: null, issuedAt: null, successorId: null };
    return { record, salt, leaf, root, status: "draft", reason: "none", ...unissued };
  }
  const change = findLeafStatus(store, issuer, leaf);
  const successor = change?.successor ? shelf.entryOfLeaf(change.successor) : undefined;
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

/** How a record stands, for a draft that would repeat it. */
export function standing({ status, sequence }: VaultRecord, batch: BatchRecord | undefined): ReturnType<Standing> {
  const isStanding = status !== "revoked" && status !== "superseded";
  const isVoid = batch?.isVoid ?? false;
  return { isIn: isStanding && !isVoid ? sequence : undefined, isOnlyVoid: isStanding && isVoid };
}

/** Records that a search finds, newest batch first and in the order of each batch, with keys in that order. */
export function* found(
  store: StoreReader,
  issuer: number,
  shelf: Shelf,
  { query, kind, status, sequence }: Omit<RecordSearch, "issuer">,
  after: string | undefined,
): Generator<readonly [string, VaultRecord]> {
  const text = searchable(query ?? "");
  for (const shelved of shelf.batches()) {
    if (kind !== undefined && shelved.scope.kind !== kind) continue;
    const batch = findBatchByRoot(store, issuer, shelved.root);
    if (sequence !== undefined && batch?.sequence !== sequence) continue;
    if (status !== undefined && (status === "draft") !== (batch === undefined)) continue;
    for (const entry of shelved.entries) {
      // First what tells most of them apart: there may be a hundred thousand.
      if (!entry.text.includes(text)) continue;
      const key = `${descending(shelved.number)}/${String(entry.at).padStart(6, "0")}`;
      if (after !== undefined && key <= after) continue;
      // What stands in a later batch again is found there, unless the void one is asked for.
      if (sequence === undefined && shelf.find(entry.record.recordId) !== entry) continue;
      const record = joined(store, issuer, shelf, entry, batch);
      if (status === undefined || record.status === status) yield [key, record];
    }
  }
}

export function draftOf({ root, leaves, scope, createdAt }: ShelvedBatch): DraftRecord {
  return { root, count: leaves.length, ...scope, createdAt: createdAt.toISOString() };
}

/** What is said of a draft once it is stored. */
export function receiptOf(root: string, [first, ...others]: readonly VaultEntry[]): DraftReceipt {
  if (!first) throw new RangeError("A draft has at least one record");
  return { root, count: 1 + others.length, ...scopeOf(first.record) };
}

export function holdingOf({ root, leaves, entries }: ShelvedBatch, sequence: number | null): BatchHolding {
  return { root, sequence, count: leaves.length, kept: entries.length, erased: leaves.length - entries.length };
}

/** A page of a list that stands in memory, in the order of its keys. */
export function pageOf<Item>(
  all: readonly (readonly [string, Item])[],
  { limit, after }: PageRequest,
): Promise<Page<Item>> {
  return takePage(
    all.filter(([key]) => after === undefined || key > after),
    limit,
  );
}

/** A key whose order is that of falling numbers. */
export function descending(number: number): string {
  return String(999_999_999_999 - number).padStart(12, "0");
}
