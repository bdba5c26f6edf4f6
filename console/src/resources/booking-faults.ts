/** What the contract would refuse, said before anybody signs. The contract decides; its words stand in the catalogue. */
import { slotsADay } from "../../../server/resources/records.ts";
import { clockRange, type Range } from "./days.ts";
import { type Block, type BoardRow, blocksOf, openRanges, rangeOf } from "./occupancy.ts";

export type BookingFault =
  | { readonly fault: "past" | "beyond" | "closedThen" | "empty" }
  | { readonly fault: "short" | "long"; readonly hours: number }
  | { readonly fault: "taken"; readonly block: Block };

/** An outage of at most a week, begun within a year. */
export const longestOutageSlots = 672;
const outageHorizonDays = 366;

export function bookingFaults(row: BoardRow, range: Range, now: number): BookingFault[] {
  const { rules } = row.resource;
  const length = range.end - range.start;
  const faults = commonFaults(row, range, now, rules.horizonDays);
  if (length > 0 && length < rules.shortest) faults.push({ fault: "short", hours: rules.shortest / 4 });
  if (length > rules.longest) faults.push({ fault: "long", hours: rules.longest / 4 });
  const window = { start: range.start - slotsADay, end: range.end + slotsADay };
  const open = openRanges(rules, window).some(({ start, end }) => start <= range.start && range.end <= end);
  if (length > 0 && !open) faults.push({ fault: "closedThen" });
  return faults;
}

export function outageFaults(row: BoardRow, range: Range, now: number): BookingFault[] {
  const faults = commonFaults(row, range, now, outageHorizonDays);
  if (range.end - range.start > longestOutageSlots) faults.push({ fault: "long", hours: longestOutageSlots / 4 });
  return faults;
}

function commonFaults(row: BoardRow, range: Range, now: number, horizonDays: number): BookingFault[] {
  const faults: BookingFault[] = [];
  if (range.end <= range.start) faults.push({ fault: "empty" });
  if (range.start < now) faults.push({ fault: "past" });
  if (range.start > now + horizonDays * slotsADay) faults.push({ fault: "beyond" });
  for (const block of blocksOf(row, range, undefined)) faults.push({ fault: "taken", block });
  return faults;
}

/** The whole time of the block, not only what of it lies in the range asked for. */
export function takenRange({ booking, outage }: Block): string {
  const taken = booking ?? outage;
  return taken === undefined ? "" : clockRange(rangeOf(taken));
}
