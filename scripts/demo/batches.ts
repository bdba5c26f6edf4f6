/** Turns the demo's credit records into batches with salts, leaves and trees. */
import { keccak256, stringToBytes } from "viem";
import type { BatchFact } from "../../demo/batches.ts";
import { type MemberKey, memberNumber } from "../../demo/members.ts";
import { centiCreditsOf, commitmentOf, leafOf } from "../../server/credits/commitment.ts";
import { creditRecordSchema, type RecordScope, scopeOf } from "../../server/credits/credit-records.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import { type LeafTree, treeOf } from "../../server/credits/tree.ts";

export type PreparedBatch = {
  readonly salted: readonly SaltedRecord[];
  readonly leafById: ReadonlyMap<string, `0x${string}`>;
  readonly tree: LeafTree;
  /** What all its records have in common. */
  readonly scope: RecordScope;
};

/** The demo's salts follow from the record's id, so that every demo is the same; a real salt is random. */
export function prepareDemoBatch({ records }: Pick<BatchFact, "records">): PreparedBatch {
  const salted = records.map((record) => ({
    record: creditRecordSchema.parse(record),
    salt: keccak256(stringToBytes(`alliance-ledger demo salt: ${record.recordId}`)),
  }));
  const [first] = records;
  if (!first) throw new Error("A batch of the demo has no record");
  const leafById = new Map(salted.map((one) => [one.record.recordId, leafOf(one)]));
  return { salted, leafById, tree: treeOf([...leafById.values()]), scope: scopeOf(first) };
}

export type PreparedBatches = ReadonlyMap<string, PreparedBatch>;

export function batchKey(issuer: MemberKey, sequence: number): string {
  return `${issuer}/${sequence}`;
}

/** A batch of the demo. */
export function batchOf(batches: PreparedBatches, issuer: MemberKey, sequence: number): PreparedBatch {
  const batch = batches.get(batchKey(issuer, sequence));
  if (!batch) throw new Error(`The demo has no batch ${sequence} of ${issuer}`);
  return batch;
}

/** A record with the proof that it stands in its batch, as the contracts take it. */
export function leafInBatch(batches: PreparedBatches, issuer: MemberKey, sequence: number, recordId: string) {
  const { salted, tree } = batchOf(batches, issuer, sequence);
  const found = salted.find(({ record }) => record.recordId === recordId);
  if (found === undefined) throw new Error(`No record ${recordId} in batch ${sequence} of ${issuer}`);
  const centiCredits = centiCreditsOf(found.record.credits);
  const proof = tree.proof(leafOf(found));
  return { issuer: memberNumber(issuer), sequence, commitment: commitmentOf(found), centiCredits, proof };
}
