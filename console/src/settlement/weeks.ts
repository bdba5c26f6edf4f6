/** Lines of a cycle gathered by week, counted from the cycle's beginning. */
import type { CycleRecord, ObligationRecord } from "../../../server/settlement/records.ts";

const weekMilliseconds = 7 * 24 * 3_600_000;

export type Week = {
  readonly startsAt: string;
  /** Fen of all lines that count. */
  readonly totalMinor: bigint;
  /** Fen of those that the member owes or is owed. */
  readonly oursMinor: bigint;
};

export function weeksOf(
  lines: readonly ObligationRecord[],
  { startsAt }: CycleRecord,
  member: number | undefined,
): Week[] {
  const first = Date.parse(startsAt);
  const weeks: Week[] = [];
  for (const { postedAt, amountMinor, debtor, creditor, status } of lines) {
    if (status !== "posted") continue;
    const at = Math.max(0, Math.floor((Date.parse(postedAt) - first) / weekMilliseconds));
    while (weeks.length <= at) {
      const begin = new Date(first + weeks.length * weekMilliseconds).toISOString();
      weeks.push({ startsAt: begin, totalMinor: 0n, oursMinor: 0n });
    }
    const week = weeks[at];
    if (week === undefined) continue;
    const amount = BigInt(amountMinor);
    const ours = debtor === member || creditor === member ? amount : 0n;
    weeks[at] = { ...week, totalMinor: week.totalMinor + amount, oursMinor: week.oursMinor + ours };
  }
  return weeks;
}

/** A step of 1, 2 or 5 times a power of ten that makes three to six lines up to the highest value. */
export function niceStep(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest / 4));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => highest / step <= 5) ?? 10 * power;
}
