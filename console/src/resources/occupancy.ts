/** What is open, taken and free of a resource: plain ranges of slots. */
import type { Board, BookingRecord, BookingRules, OutageRecord } from "../../../server/resources/records.ts";
import { slotsADay } from "../../../server/resources/records.ts";
import { dayOf, firstSlotOf, type Range, slotNow, weekdayOf, zoneSlots } from "./days.ts";

export type BoardRow = Board["rows"][number];

export type BlockKind = "booked" | "ours" | "pending" | "outage";

/** Something that occupies a resource, as far as it lies in the day shown. */
export type Block = Range & {
  readonly kind: BlockKind;
  readonly booking?: BookingRecord;
  readonly outage?: OutageRecord;
};

/** The opening hours within a window. A resource may be in another zone, so they need not follow the days shown. */
export function openRanges(rules: BookingRules, window: Range): Range[] {
  const { zoneOffset, openDays, opensAt, closesAt } = rules;
  const ranges: Range[] = [];
  const last = Math.floor((window.end - 1 + zoneOffset) / slotsADay);
  for (let day = Math.floor((window.start + zoneOffset) / slotsADay); day <= last; day++) {
    if ((openDays & (1 << weekdayOf(day))) === 0) continue;
    const midnight = day * slotsADay - zoneOffset;
    const range = cut({ start: midnight + opensAt, end: midnight + closesAt }, window);
    if (range !== undefined) ranges.push(range);
  }
  return ranges;
}

/** @param member Whose bookings are ours. */
export function blocksOf({ bookings, outages }: BoardRow, window: Range, member: number | undefined): Block[] {
  const blocks: Block[] = [];
  for (const booking of bookings) {
    const range = cut(rangeOf(booking), window);
    if (range !== undefined) blocks.push({ ...range, kind: kindOf(booking, member), booking });
  }
  for (const outage of outages) {
    const range = cut(rangeOf(outage), window);
    if (range !== undefined) blocks.push({ ...range, kind: "outage", outage });
  }
  return blocks.sort((one, other) => one.start - other.start);
}

function kindOf({ status, user }: BookingRecord, member: number | undefined): BlockKind {
  if (status === "requested") return "pending";
  return user === member ? "ours" : "booked";
}

export function rangeOf({ start, length }: { start: number; length: number }): Range {
  return { start, end: start + length };
}

/** What of the ranges no block takes. Both are in order. */
export function freeRanges(ranges: readonly Range[], blocks: readonly Range[]): Range[] {
  const free: Range[] = [];
  for (const range of ranges) {
    let { start } = range;
    for (const block of blocks) {
      if (block.end <= start || block.start >= range.end) continue;
      if (block.start > start) free.push({ start, end: block.start });
      start = block.end;
    }
    if (start < range.end) free.push({ start, end: range.end });
  }
  return free;
}

export function cut({ start, end }: Range, window: Range): Range | undefined {
  const from = Math.max(start, window.start);
  const until = Math.min(end, window.end);
  return from < until ? { start: from, end: until } : undefined;
}

export function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

export function windowOf(day: number, days = 1): Range {
  return { start: firstSlotOf(day), end: firstSlotOf(day + days) };
}

/** The hours of a day, counted from its midnight, in which a resource is open or booked on any day of the window. */
export function axisOf({ resource, bookings }: BoardRow): Range {
  const { opensAt, closesAt, zoneOffset } = resource.rules;
  let start = opensAt - zoneOffset + zoneSlots;
  let end = closesAt - zoneOffset + zoneSlots;
  if (start < 0 || end > slotsADay) return { start: 0, end: slotsADay };
  for (const booking of bookings) {
    const midnight = firstSlotOf(dayOf(booking.start));
    const first = booking.start - midnight;
    start = Math.min(start, first);
    end = Math.min(Math.max(end, first + booking.length), slotsADay);
  }
  return { start, end };
}

/** Whole hours around several axes. */
export function commonAxis(axes: readonly Range[]): Range {
  if (axes.length === 0) return { start: 32, end: 72 };
  const start = Math.min(...axes.map((axis) => axis.start));
  const end = Math.max(...axes.map((axis) => axis.end));
  return { start: Math.floor(start / 4) * 4, end: Math.ceil(end / 4) * 4 };
}

export type DayState = "past" | "closed" | "beyond" | "bookable";

/** One resource on one day. */
export type DayCell = {
  readonly day: number;
  readonly state: DayState;
  readonly blocks: readonly Block[];
  /** Free stretches: on a day past all that were, else those that can still be booked. */
  readonly free: readonly Range[];
  readonly freeSlots: number;
};

/** Whether something can still be booked. */
export function hasFreeTime({ state, freeSlots }: DayCell): boolean {
  return state === "bookable" && freeSlots > 0;
}

export function dayCellOf(row: BoardRow, day: number, member: number | undefined, now = slotNow()): DayCell {
  const window = windowOf(day);
  const open = row.resource.state === "open" ? openRanges(row.resource.rules, window) : [];
  const blocks = blocksOf(row, window, member);
  const past = window.end <= now;
  const latest = now + row.resource.rules.horizonDays * slotsADay;
  const ahead = past ? open : open.flatMap((range) => cut(range, { start: now, end: window.end }) ?? []);
  const free = freeRanges(ahead, blocks);
  return { day, state: stateOf(open, past, window.start > latest), blocks, free, freeSlots: lengthOf(free) };
}

function stateOf(open: readonly Range[], past: boolean, beyond: boolean): DayState {
  if (open.length === 0) return "closed";
  if (past) return "past";
  return beyond ? "beyond" : "bookable";
}
