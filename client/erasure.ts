/** Erasing records of the issuer's vault for good. Needs a session of a registrar or administrator. */
import type { Hex } from "viem";
import type { Receipt } from "../server/api/records.ts";
import {
  type BatchHolding,
  batchHoldingSchema,
  type ErasedRecord,
  type ErasureInput,
  type ErasureReceipt,
  erasedLeafSchema,
  erasedRecordSchema,
  erasureReceiptSchema,
} from "../server/credits/erasure-records.ts";
import { type StatusReason, statusReasons } from "../server/credits/records.ts";
import { abis } from "../server/modules.ts";
import type { Ledger } from "./ledger.ts";
import { everyItem, type Page, pageOf, queryOf } from "./pages.ts";
import { submit } from "./transaction.ts";

/**
 * Destroys records, or all records of one student, with their keys and salts. Safe to repeat.
 * @throws Credits_RecordUnknown where one of the records was never there; then none is erased
 * @example await eraseRecords(ledger, { issuer: 1, student: "2023010417", reason: "holder-request" });
 */
export function eraseRecords(ledger: Ledger, input: ErasureInput): Promise<ErasureReceipt> {
  return ledger.gateway.post("/v1/credits/erasures", input, erasureReceiptSchema);
}

/** Tombstones of an issuer, newest first, page by page. */
export function listErasedRecords(
  ledger: Ledger,
  issuer: number,
  page: { limit?: number; after?: string } = {},
): Promise<Page<ErasedRecord>> {
  return ledger.gateway.get(`/v1/credits/erasures${queryOf({ issuer, ...page })}`, pageOf(erasedRecordSchema));
}

/** How many records of each batch the vault has and has erased. */
export function listHoldings(ledger: Ledger, issuer: number): Promise<BatchHolding[]> {
  return everyItem(ledger.gateway, `/v1/credits/holdings${queryOf({ issuer })}`, batchHoldingSchema);
}

/**
 * Revokes a record of which only the tombstone is left; whoever was handed the record before may still show it.
 * @throws Credits_RecordUnknown where it was not erased, Credits_NotIssued
 */
export async function revokeErased(
  ledger: Ledger,
  issuer: number,
  recordId: string,
  reason: StatusReason,
): Promise<Receipt> {
  const path = `/v1/credits/erasures/${recordId}/leaf${queryOf({ issuer })}`;
  const { commitment, proof, ...leaf } = await ledger.gateway.get(path, erasedLeafSchema);
  const proved = { ...leaf, commitment: commitment as Hex, proof: proof as Hex[] };
  return submit(ledger, "Credits", abis.Credits, "revoke", [proved, statusReasons.indexOf(reason)]);
}
