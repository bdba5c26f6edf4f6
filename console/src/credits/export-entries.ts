/** Records of the vault, as they are exported: with their proofs and what became of their batches. */

import { presentationOf } from "../../../client/credits.ts";
import type { TranscriptEntry as Exported } from "../../../client/exports/transcript.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { batchSchema, type VaultRecord } from "../../../server/credits/records.ts";
import { Problem } from "../../../server/problem.ts";
import { everyRecord } from "./vault-reads.ts";

/** Issued records of one student at an issuer, by the whole number. Needs a session. */
export async function recordsOfStudent(ledger: Ledger, issuer: number, student: string): Promise<VaultRecord[]> {
  const found = await everyRecord(ledger, { issuer, query: student });
  return found.filter(({ record, sequence }) => record.student.number === student && sequence !== null);
}

/** Needs a session. */
export async function entriesOf(ledger: Ledger, records: readonly VaultRecord[]): Promise<Exported[]> {
  const sequences = [...new Set(records.map(({ record, sequence }) => `${record.issuer}/${sequence}`))];
  const batches = await Promise.all(
    sequences.map(async (key) => [key, await ledger.gateway.get(`/v1/credits/batches/${key}`, batchSchema)] as const),
  );
  const isVoid = new Map(batches.map(([key, batch]) => [key, batch.isVoid]));
  const entries: Exported[] = [];
  for (const { record, sequence, status, reason } of records) {
    if (status === "draft") throw new Problem("Client_RecordNotIssued", { recordId: record.recordId });
    const presentation = await presentationOf(ledger, record.issuer, record.recordId);
    entries.push({ presentation, status: isVoid.get(`${record.issuer}/${sequence}`) ? "void" : status, reason });
  }
  return entries;
}
