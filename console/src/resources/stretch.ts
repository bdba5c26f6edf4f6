/** From where somebody pointed in a free stretch to the range that is proposed for booking. */
import type { BookingRules } from "../../../server/resources/records.ts";
import type { Range } from "./days.ts";

/** What most people want who point at a time: an hour, from a full or half hour on. */
const usualSlots = 4;
const snapSlots = 2;

type Lengths = Pick<BookingRules, "shortest" | "longest">;

export function pointedRange(free: Range, at: number, { shortest, longest }: Lengths): Range {
  const wanted = Math.min(Math.max(usualSlots, shortest), longest);
  const snapped = Math.max(free.start, Math.floor(at / snapSlots) * snapSlots);
  // Near the end of the stretch the range begins earlier rather than being too short.
  const start = Math.max(free.start, Math.min(snapped, free.end - wanted));
  return { start, end: Math.min(start + wanted, free.end) };
}

/** @param from Where the drag began, @param to where it is now; both within are taken, and at least the shortest. */
export function draggedRange(free: Range, from: number, to: number, { shortest, longest }: Lengths): Range {
  const forward = to >= from;
  const length = Math.min(Math.max(Math.abs(to - from) + 1, shortest), longest);
  const start = Math.max(free.start, forward ? from : from + 1 - length);
  return { start, end: Math.min(start + length, free.end) };
}
