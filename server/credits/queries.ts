/** Reads of batches and statuses. */
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { followed } from "../store/entries.ts";
import { known } from "../store/operations.ts";
import type { StoreReader } from "../store/store.ts";
import { batchesPrefix, batchKey, batchOrderPrefix, leafKey, rootKey } from "./keys.ts";
import type { BatchRecord, LeafStatusRecord } from "./records.ts";

/** Batches, newest first; of one issuer, or of all. */
export function listBatches(
  store: StoreReader,
  issuer: number | undefined,
  { limit, after }: PageRequest,
): Promise<Page<BatchRecord>> {
  if (issuer !== undefined) {
    return takePage(store.entries<BatchRecord>({ prefix: batchesPrefix(issuer), after, reverse: true }), limit);
  }
  const order = store.entries<string>({ prefix: batchOrderPrefix, after, reverse: true });
  return takePage(
    followed(order, (key) => known<BatchRecord>(store, key)),
    limit,
  );
}

export function getBatch(store: StoreReader, issuer: number, sequence: number): BatchRecord {
  const batch = store.get<BatchRecord>(batchKey(issuer, sequence));
  if (!batch) throw new Problem("Credits_UnknownBatch", { issuer, sequence });
  return batch;
}

/** The batch that published a root; undefined while it is a draft. */
export function findBatchByRoot(store: StoreReader, issuer: number, root: string): BatchRecord | undefined {
  const sequence = store.get<number>(rootKey(issuer, root));
  return sequence === undefined ? undefined : getBatch(store, issuer, sequence);
}

/** What was decided on a leaf; undefined where nothing ever was, which says nothing on whether it exists. */
export function findLeafStatus(store: StoreReader, issuer: number, leaf: string): LeafStatusRecord | undefined {
  return store.get<LeafStatusRecord>(leafKey(issuer, leaf));
}

/** @throws Credits_LeafUnchanged where nothing was ever decided on the leaf. */
export function getLeafStatus(store: StoreReader, issuer: number, leaf: string): LeafStatusRecord {
  const status = findLeafStatus(store, issuer, leaf);
  if (!status) throw new Problem("Credits_LeafUnchanged", { issuer, leaf });
  return status;
}
