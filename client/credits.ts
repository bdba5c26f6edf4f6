/** What a registrar does with credit records: prepare a batch, issue it, and decide on single records. */
import type { Hex } from "viem";
import type { Receipt } from "../server/api/records.ts";
import { leafOf } from "../server/credits/commitment.ts";
import { type CreditRecord, type RecordScope, recordKinds, scopeOf } from "../server/credits/credit-records.ts";
import type {
  BatchRecord,
  DraftRecord,
  Presentation,
  RecordSearch,
  SaltedRecord,
  StatusReason,
  VaultRecord,
} from "../server/credits/records.ts";
import {
  batchSchema,
  draftReceiptSchema,
  draftSchema,
  mostBytesInDraft,
  presentationSchema,
  saltedRecordSchema,
  statusReasons,
  vaultRecordSchema,
} from "../server/credits/records.ts";
import { treeOf } from "../server/credits/tree.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import { codeWord } from "./code-word.ts";
import { leafInBatch } from "./leaf-in-batch.ts";
import type { Ledger } from "./ledger.ts";
import type { Page } from "./pages.ts";
import { everyItem, pageOf, queryOf } from "./pages.ts";
import { readContract, submit } from "./transaction.ts";

export type PreparedBatch = {
  readonly salted: readonly SaltedRecord[];
  /** In the order of the records. */
  readonly leaves: readonly Hex[];
  readonly root: Hex;
  /** For what the issuer has to be accredited. */
  readonly scope: RecordScope;
};

/** Steps of issuing a batch: the private records go to the vault before anything goes on the chain. */
export type IssueStep = "vault" | "checking" | "signing" | "done";

export type IssuedBatch = {
  readonly root: Hex;
  readonly sequence: number;
  readonly count: number;
  /** Null where the batch stood on the chain before. */
  readonly receipt: Receipt | null;
};

/** A record on the chain, as far as a decision on it needs to know. */
export type IssuedRecord = Pick<VaultRecord, "record" | "leaf" | "sequence">;

/** Hides a record behind 32 random bytes. */
export function saltRecord(record: CreditRecord): SaltedRecord {
  const salt = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0"));
  return saltedRecordSchema.parse({ record, salt: `0x${salt.join("")}` });
}

/** Salts the records and computes leaves and root. They are of one kind and level, or the vault refuses them. */
export function prepareBatch(records: readonly CreditRecord[]): PreparedBatch {
  const [first] = records;
  if (!first) throw new RangeError("A batch has at least one record");
  const salted = records.map(saltRecord);
  const leaves = salted.map(leafOf);
  return { salted, leaves, root: treeOf(leaves).root, scope: scopeOf(first) };
}

/**
 * Puts the private records into the issuer's vault, then the root on the chain. Needs a session of a registrar.
 * Safe to repeat with the same salted records: what was done before is not done again.
 * @param replaces Id of a record that one of these corrects; any other that stands already is refused.
 * @throws Client_BatchTooLarge {megabytes, most}, before anything is sent; Credits_AlreadyIssued {count};
 * Credits_WrongSequence where another registrar issued in between twice
 */
export async function issueBatch(
  ledger: Ledger,
  issuer: number,
  salted: readonly SaltedRecord[],
  onStep?: (step: IssueStep) => void,
  replaces?: string,
): Promise<IssuedBatch> {
  onStep?.("vault");
  const draftInput = { issuer, records: salted, ...(replaces !== undefined && { replaces }) };
  requireSendable(draftInput);
  const draft = await ledger.gateway.post("/v1/credits/drafts", draftInput, draftReceiptSchema);
  return issueDraft(ledger, issuer, draft, onStep);
}

function requireSendable(draft: unknown): void {
  const bytes = new Blob([JSON.stringify(draft)]).size;
  if (bytes <= mostBytesInDraft) return;
  const [megabytes, most] = [bytes, mostBytesInDraft].map((size) => Math.ceil(size / 100_000) / 10);
  throw new Problem("Client_BatchTooLarge", { megabytes: megabytes ?? 0, most: most ?? 0 });
}

/** Puts the root of a draft in the vault on the chain; also resumes a batch that was interrupted there. */
export async function issueDraft(
  ledger: Ledger,
  issuer: number,
  draft: Omit<DraftRecord, "createdAt">,
  onStep?: (step: IssueStep) => void,
): Promise<IssuedBatch> {
  const { root, count } = draft;
  const issued = await findBatch(ledger, issuer, root);
  if (issued) return { root: root as Hex, sequence: issued.sequence, count, receipt: null };

  const attempt = async () => {
    const sequence = 1 + (await readContract(ledger, "Credits", abis.Credits, "getBatchCount", [issuer]));
    const receipt = await publish(ledger, issuer, sequence, draft, onStep);
    return { root: root as Hex, sequence, count, receipt };
  };
  try {
    return await attempt();
  } catch (error) {
    // Another registrar of the same issuer was faster; the next number is free.
    if (error instanceof Problem && error.name === "Credits_WrongSequence") return attempt();
    throw error;
  }
}

function publish(
  ledger: Ledger,
  issuer: number,
  sequence: number,
  { root, count, kind, level, qualification }: Omit<DraftRecord, "createdAt">,
  onStep?: (step: IssueStep) => void,
): Promise<Receipt> {
  if (qualification !== null) {
    const args = [issuer, sequence, codeWord(qualification), root as Hex, count] as const;
    return submit(ledger, "Credits", abis.Credits, "issueQualifications", args, { onStep });
  }
  const args = [issuer, sequence, recordKinds.indexOf(kind) + 1, level, root as Hex, count] as const;
  return submit(ledger, "Credits", abis.Credits, "issue", args, { onStep });
}

/** Records in the issuer's vault, newest first, page by page. Needs a session of the issuer. */
export function searchRecords(
  ledger: Ledger,
  search: RecordSearch,
  page: { limit?: number; after?: string } = {},
): Promise<Page<VaultRecord>> {
  return ledger.gateway.post(`/v1/credits/records/search${queryOf(page)}`, search, pageOf(vaultRecordSchema));
}

/** One record of the issuer's vault. */
export function getRecord(ledger: Ledger, issuer: number, recordId: string): Promise<VaultRecord> {
  return ledger.gateway.get(`/v1/credits/records/${recordId}${queryOf({ issuer })}`, vaultRecordSchema);
}

/** Batches of an issuer that are in the vault and not on the chain. */
export function listDrafts(ledger: Ledger, issuer: number): Promise<DraftRecord[]> {
  return everyItem(ledger.gateway, `/v1/credits/drafts${queryOf({ issuer })}`, draftSchema);
}

/** Throws a draft away; the chain knows nothing of it. */
export function deleteDraft(ledger: Ledger, issuer: number, root: string): Promise<void> {
  return ledger.gateway.delete(`/v1/credits/drafts/${root}${queryOf({ issuer })}`);
}

/** Revokes a record for good. */
export function revoke(ledger: Ledger, record: IssuedRecord, reason: StatusReason): Promise<Receipt> {
  return decideOn(ledger, "revoke", record, reason);
}

/** Suspends a record while it is disputed. */
export function suspend(ledger: Ledger, record: IssuedRecord, reason: StatusReason): Promise<Receipt> {
  return decideOn(ledger, "suspend", record, reason);
}

/** Puts a suspended record in force again. */
export function reinstate(ledger: Ledger, record: IssuedRecord, reason: StatusReason): Promise<Receipt> {
  return decideOn(ledger, "reinstate", record, reason);
}

/** A corrected copy of a record, with an identity of its own. */
export function correct<Given extends CreditRecord>(record: Given, changes: Partial<Omit<Given, "recordId">>): Given {
  return { ...record, ...changes, recordId: crypto.randomUUID() };
}

/**
 * Replaces a record: issues the corrected one as a batch of one, then marks the old one superseded by it.
 * Where the second step fails, {@link supersede} completes it.
 */
export async function replace(
  ledger: Ledger,
  old: IssuedRecord,
  corrected: CreditRecord,
  reason: StatusReason,
  onStep?: (step: IssueStep) => void,
): Promise<{ issued: IssuedBatch; receipt: Receipt }> {
  const fresh = corrected.recordId === old.record.recordId ? correct(corrected, {}) : corrected;
  const issued = await issueBatch(ledger, old.record.issuer, [saltRecord(fresh)], onStep, old.record.recordId);
  return { issued, receipt: await supersede(ledger, old, fresh.recordId, reason) };
}

/** Marks a record superseded by another issued record of the same vault. */
export async function supersede(
  ledger: Ledger,
  old: IssuedRecord,
  successorId: string,
  reason: StatusReason,
): Promise<Receipt> {
  const { issuer } = old.record;
  const [record, successor] = await Promise.all([
    leafInBatch(await presentationOf(ledger, issuer, old.record.recordId)),
    leafInBatch(await presentationOf(ledger, issuer, successorId)),
  ]);
  const code = statusReasons.indexOf(reason);
  return submit(ledger, "Credits", abis.Credits, "supersede", [record, successor, code]);
}

/** What the holder of a record is given. Needs a session of the issuer. @throws Client_RecordNotIssued */
export function presentationOf(ledger: Ledger, issuer: number, recordId: string): Promise<Presentation> {
  const path = `/v1/credits/records/${recordId}/presentation${queryOf({ issuer })}`;
  return ledger.gateway.get(path, presentationSchema);
}

async function decideOn(
  ledger: Ledger,
  functionName: "revoke" | "suspend" | "reinstate",
  { record, sequence }: IssuedRecord,
  reason: StatusReason,
): Promise<Receipt> {
  if (sequence === null) throw new Problem("Client_RecordNotIssued", { recordId: record.recordId });
  const proved = leafInBatch(await presentationOf(ledger, record.issuer, record.recordId));
  return submit(ledger, "Credits", abis.Credits, functionName, [proved, statusReasons.indexOf(reason)]);
}

async function findBatch(ledger: Ledger, issuer: number, root: string): Promise<BatchRecord | undefined> {
  const drafts = await listDrafts(ledger, issuer);
  if (drafts.some((draft) => draft.root === root)) return undefined;
  const batches = await everyItem(ledger.gateway, `/v1/credits/batches${queryOf({ issuer })}`, batchSchema);
  // A void batch proves nothing any more: its root may be published again.
  return batches.find((batch) => batch.root === root && !batch.isVoid);
}
