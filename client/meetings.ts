/** What secretariat, coordinator and leading units do with meetings, and what anyone reads of them. */
import type { Hex } from "viem";
import {
  type CharterRecord,
  charterSchema,
  type MeetingKind,
  type MeetingRecord,
  type MeetingStatus,
  meetingKinds,
  meetingSchema,
} from "../server/alliance/meeting-records.ts";
import type { Receipt } from "../server/api/records.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import type { Ledger } from "./ledger.ts";
import { everyItem, queryOf } from "./pages.ts";
import { secondsOf } from "./seconds.ts";
import { submit } from "./transaction.ts";

export type MeetingDraft = {
  /** The leading unit whose representative the signer is; null for secretariat and coordinator. */
  readonly leadingUnit: number | null;
  readonly kind: MeetingKind;
  /** RFC 3339, at least three days ahead. */
  readonly startsAt: string;
  /** {@link documentHash} of the agenda. */
  readonly agendaHash: Hex;
  readonly noticeZh: string;
  readonly noticeEn: string;
};

export async function convene(
  ledger: Ledger,
  { leadingUnit, kind, startsAt, agendaHash, noticeZh, noticeEn }: MeetingDraft,
): Promise<{ readonly meeting: number; readonly receipt: Receipt }> {
  const receipt = await submit(ledger, "Meetings", abis.Meetings, "convene", [
    leadingUnit ?? 0,
    meetingKinds.indexOf(kind) + 1,
    secondsOf(startsAt),
    agendaHash,
    noticeZh,
    noticeEn,
  ]);
  const convened = await listMeetings(ledger, { kind });
  const found = convened.find(({ transaction }) => transaction === receipt.transaction);
  if (!found) throw new Problem("Client_UnexpectedAnswer", { path: "/v1/meetings", place: "transaction" });
  return { meeting: found.meeting, receipt };
}

/** Replaces the agenda of a meeting that has not begun. */
export function amendAgenda(ledger: Ledger, meeting: number, agendaHash: Hex): Promise<Receipt> {
  return submit(ledger, "Meetings", abis.Meetings, "amendAgenda", [meeting, agendaHash]);
}

/** Cancels a meeting that has not begun. */
export function cancelMeeting(ledger: Ledger, meeting: number, reason: string): Promise<Receipt> {
  return submit(ledger, "Meetings", abis.Meetings, "cancel", [meeting, reason]);
}

/** Records the minutes of a meeting that has begun; again to correct them. */
export function recordMinutes(
  ledger: Ledger,
  meeting: number,
  minutesHash: Hex,
  attendance: readonly number[],
): Promise<Receipt> {
  const ascending = attendance.toSorted((one, other) => one - other);
  return submit(ledger, "Meetings", abis.Meetings, "recordMinutes", [meeting, minutesHash, ascending]);
}

/** Records what a meeting resolved. @param proposal The council's vote on it, if there is one. */
export function recordResolution(
  ledger: Ledger,
  meeting: number,
  textHash: Hex,
  proposal: string | null,
): Promise<Receipt> {
  const args = [meeting, textHash, BigInt(proposal ?? 0)] as const;
  return submit(ledger, "Meetings", abis.Meetings, "recordResolution", args);
}

export function getMeeting(ledger: Ledger, meeting: number): Promise<MeetingRecord> {
  return ledger.gateway.get(`/v1/meetings/${meeting}`, meetingSchema);
}

/** Meetings, the one convened last first. */
export function listMeetings(
  ledger: Ledger,
  filter: { readonly member?: number; readonly kind?: MeetingKind; readonly status?: MeetingStatus } = {},
): Promise<MeetingRecord[]> {
  return everyItem(ledger.gateway, `/v1/meetings${queryOf(filter)}`, meetingSchema);
}

/** Every version of the charter, the one in force first. */
export function listCharters(ledger: Ledger): Promise<CharterRecord[]> {
  return everyItem(ledger.gateway, "/v1/charters", charterSchema);
}
