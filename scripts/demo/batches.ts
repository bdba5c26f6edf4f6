/** Turns the demo's credit records into batches with salts, leaves and trees. */
import { keccak256, stringToBytes } from "viem";
import type { BatchFact, CreditRecordFact } from "../../demo/batches.ts";
import { type LeafTree, leafOf, treeOf } from "../../server/credits/commitment.ts";
import { type CreditRecord, creditRecordSchema, type SaltedRecord } from "../../server/credits/records.ts";

export type PreparedBatch = {
  readonly salted: readonly SaltedRecord[];
  readonly leafById: ReadonlyMap<string, `0x${string}`>;
  readonly tree: LeafTree;
};

const gradeWords: Readonly<Record<string, string>> = {
  优: "excellent",
  良: "good",
  中: "fair",
  及格: "pass",
  不及格: "fail",
  合格: "pass",
  不合格: "fail",
};

/** The demo's salts follow from the record's id, so that every demo is the same; a real salt is random. */
export function prepareDemoBatch(batch: Pick<BatchFact, "records">, issuer: number): PreparedBatch {
  const salted = batch.records.map((fact) => ({
    record: recordOf(fact, issuer),
    salt: keccak256(stringToBytes(`alliance-ledger demo salt: ${fact.recordId}`)),
  }));
  const leafById = new Map(salted.map((record) => [record.record.recordId, leafOf(record)]));
  return { salted, leafById, tree: treeOf([...leafById.values()]) };
}

function recordOf(fact: CreditRecordFact, issuer: number): CreditRecord {
  const { recordId, kind, student, course, credits, grade, term, completedOn } = fact;
  return creditRecordSchema.parse({
    recordId,
    kind,
    issuer,
    student: { number: student.number, name: student.nameZh },
    course,
    credits,
    grade: { scale: grade.scale, value: gradeWords[grade.value] ?? grade.value },
    term,
    completedOn,
  });
}
