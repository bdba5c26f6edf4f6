/**
 * What a registrar does with the university's credential key: sign badges and transcripts over records of the vault,
 * deposit them there for the students, and keep the status lists in step with the ledger.
 */
import { z } from "zod";
import {
  type BatchLeaves,
  batchLeavesSchema,
  type DepositedCredential,
  type DepositReceipt,
  depositedCredentialSchema,
  depositReceiptSchema,
  type StatusListState,
  statusListStateSchema,
} from "../../server/credits/credential-records.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { presentationOf } from "../credits.ts";
import type { Ledger } from "../ledger.ts";
import { everyItem, queryOf } from "../pages.ts";
import type { CredentialKey } from "./credential-key.ts";
import { issueBadge } from "./open-badge.ts";
import { issueTranscript } from "./sd-jwt.ts";
import { issueStatusList } from "./status-list.ts";
import { positionOf } from "./transcript.ts";

/** A record that is to be signed, with its place among the leaves of its batch. */
export type PlacedPresentation = { readonly presentation: Presentation; readonly position: number };

type Progress = (done: number, total: number) => void;

/** Records of one issuer with their proofs and places. Needs a session of the issuer. */
export async function placedPresentations(
  ledger: Ledger,
  issuer: number,
  recordIds: readonly string[],
): Promise<PlacedPresentation[]> {
  const batches = new Map<number, BatchLeaves>();
  const placed: PlacedPresentation[] = [];
  for (const recordId of recordIds) {
    const presentation = await presentationOf(ledger, issuer, recordId);
    const { sequence } = presentation;
    const batch = batches.get(sequence) ?? (await batchLeaves(ledger, issuer, sequence));
    batches.set(sequence, batch);
    placed.push({ presentation, position: positionOf(presentation, batch.leaves) });
  }
  return placed;
}

/** Signs a badge over each record. @returns In the order of the records. */
export async function signBadges(
  ledger: Ledger,
  key: CredentialKey,
  placed: readonly PlacedPresentation[],
  onProgress?: Progress,
): Promise<unknown[]> {
  const place = await placeOf(ledger);
  const validFrom = thisSecond();
  const badges: unknown[] = [];
  for (const [at, one] of placed.entries()) {
    onProgress?.(at, placed.length);
    badges.push(await issueBadge({ issuer: key.issuer, ledger: place, ...one, validFrom }, key));
  }
  return badges;
}

/** Signs one SD-JWT over records of one student. */
export async function signTranscript(
  ledger: Ledger,
  key: CredentialKey,
  placed: readonly PlacedPresentation[],
): Promise<string> {
  return issueTranscript({ ledger: await placeOf(ledger), entries: placed, issuedAt: thisSecond() }, key);
}

/** Leaves a signed badge in the vault for the record's holder; one that was there before goes. */
export function depositBadge(ledger: Ledger, issuer: number, recordId: string, badge: unknown) {
  const body = { format: "open-badge", credential: JSON.stringify(badge) };
  const path = `/v1/credits/records/${recordId}/credential${queryOf({ issuer })}`;
  return ledger.gateway.put(path, body, depositReceiptSchema);
}

/** Leaves a signed SD-JWT in the vault for the student. */
export function depositTranscript(ledger: Ledger, issuer: number, credential: string): Promise<DepositReceipt> {
  const path = `/v1/credits/transcript-credential${queryOf({ issuer })}`;
  return ledger.gateway.put(path, { format: "sd-jwt", credential }, depositReceiptSchema);
}

/** What was deposited over a record, the newest first. */
export function listCredentials(ledger: Ledger, issuer: number, recordId: string): Promise<DepositedCredential[]> {
  const path = `/v1/credits/records/${recordId}/credentials${queryOf({ issuer })}`;
  return ledger.gateway.get(path, z.array(depositedCredentialSchema));
}

/** How the status lists of an issuer's batches stand, the newest batch first. */
export function listStatusLists(ledger: Ledger, issuer: number): Promise<StatusListState[]> {
  return everyItem(ledger.gateway, `/v1/credits/status-lists/${issuer}`, statusListStateSchema);
}

/** Signs a status list from what the ledger says now, and publishes it. @throws Credits_StatusListDiffers */
export async function publishStatusList(
  ledger: Ledger,
  key: CredentialKey,
  { sequence, purpose }: Pick<StatusListState, "sequence" | "purpose">,
): Promise<StatusListState> {
  const { member } = key.issuer;
  const { statuses } = await batchLeaves(ledger, member, sequence);
  const list = await issueStatusList(key, sequence, purpose, statuses, thisSecond());
  const path = `/v1/credits/status-lists/${member}/${sequence}/${purpose}`;
  return ledger.gateway.put(path, list, statusListStateSchema);
}

function batchLeaves(ledger: Ledger, issuer: number, sequence: number): Promise<BatchLeaves> {
  return ledger.gateway.get(`/v1/credits/batches/${issuer}/${sequence}/leaves`, batchLeavesSchema);
}

async function placeOf(ledger: Ledger) {
  const { directory } = await ledger.alliance();
  return { chainId: await ledger.chainId(), directory };
}

/** RFC 3339, to the second. */
export function thisSecond(): string {
  return new Date().toISOString().replace(/\.\d{3}Z$/, "Z");
}
