/** Reads of meetings and of the charter. */
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { charterPrefix, meetingKey, meetingPrefix } from "./keys.ts";
import type { CharterRecord, MeetingKind, MeetingRecord, MeetingStatus } from "./meeting-records.ts";

/** Which meetings. Every part that is given must hold. */
export type MeetingFilter = {
  /** Convened it as a leading unit, or attended. */
  readonly member?: number | undefined;
  readonly kind?: MeetingKind | undefined;
  readonly status?: MeetingStatus | undefined;
};

export function getMeeting(store: StoreReader, meeting: number): MeetingRecord {
  const found = store.get<MeetingRecord>(meetingKey(meeting));
  if (!found) throw new Problem("Meetings_Unknown", { meeting });
  return found;
}

/** Meetings, the one convened last first. */
export function listMeetings(
  store: StoreReader,
  { member, kind, status }: MeetingFilter,
  { limit, after }: PageRequest,
): Promise<Page<MeetingRecord>> {
  const include = (one: MeetingRecord) =>
    (kind ?? one.kind) === one.kind &&
    (status ?? one.status) === one.status &&
    (member === undefined || one.leadingUnit === member || attended(one, member));
  return takePage(store.entries<MeetingRecord>({ prefix: meetingPrefix, after, reverse: true }), limit, include);
}

/** Every version of the charter, the one in force first. */
export function listCharters(store: StoreReader, { limit, after }: PageRequest): Promise<Page<CharterRecord>> {
  return takePage(store.entries<CharterRecord>({ prefix: charterPrefix, after, reverse: true }), limit);
}

function attended({ minutes }: MeetingRecord, member: number): boolean {
  return minutes.at(-1)?.attendance.includes(member) ?? false;
}
