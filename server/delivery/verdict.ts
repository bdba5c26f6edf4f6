/** Whether delivered records are what their issuer published, and how they stand: from the index of the chain. */
import { leafOf, rootFrom } from "../credits/commitment.ts";
import { batchKey } from "../credits/keys.ts";
import { findLeafStatus } from "../credits/queries.ts";
import type { BatchRecord, Presentation } from "../credits/records.ts";
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import type { ArrivedStatus, Message, RecordVerdict } from "./records.ts";

/**
 * Judges the records of a message, in their order. One that was revoked or replaced is accepted and said to be so:
 * also that is something a recipient has to know.
 * @throws Delivery_NotOwnRecord, Delivery_Altered {position}; positions count from 1
 */
export function verdictsOf(store: StoreReader, { from, presentations }: Message): RecordVerdict[] {
  return presentations.map((presentation, at) => {
    const { record, sequence, proof } = presentation;
    if (record.issuer !== from) throw new Problem("Delivery_NotOwnRecord", { position: at + 1 });
    const leaf = leafOf(presentation);
    const batch = findBatch(store, from, sequence);
    if (batch?.root !== rootFrom(leaf, proof)) throw new Problem("Delivery_Altered", { position: at + 1 });
    return { sequence, status: statusNow(store, presentation) };
  });
}

/** How a record stands whose proof was checked. */
export function statusNow(store: StoreReader, presentation: Presentation): ArrivedStatus {
  const { record, sequence } = presentation;
  if (findBatch(store, record.issuer, sequence)?.isVoid) return "void";
  return findLeafStatus(store, record.issuer, leafOf(presentation))?.status ?? "in-force";
}

function findBatch(store: StoreReader, issuer: number, sequence: number): BatchRecord | undefined {
  return store.get<BatchRecord>(batchKey(issuer, sequence));
}
