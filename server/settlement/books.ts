/** The running sums of a cycle: what a line adds to them, and what it takes away when it is held back. */
import type { CycleRecord, ObligationRecord, PositionRecord } from "./records.ts";

/** A cycle with the positions of both sides of a line. */
export type Books = {
  readonly cycle: CycleRecord;
  readonly debtor: PositionRecord;
  readonly creditor: PositionRecord;
};

export function emptyPosition(member: number): PositionRecord {
  return { member, positionMinor: "0", owesMinor: "0", owedMinor: "0", lines: 0 };
}

/** Both positions move by the same amount in opposite directions, so that a cycle's positions sum to zero. */
export function addLine(books: Books, line: Pick<ObligationRecord, "amountMinor">): Books {
  return shift(books, BigInt(line.amountMinor), 1);
}

/** The opposite of {@link addLine}. */
export function takeLine(books: Books, line: Pick<ObligationRecord, "amountMinor">): Books {
  return shift(books, -BigInt(line.amountMinor), -1);
}

function shift({ cycle, debtor, creditor }: Books, byMinor: bigint, lines: 1 | -1): Books {
  const owing = moved(debtor, { owes: byMinor, owed: 0n, lines });
  const owed = moved(creditor, { owes: 0n, owed: byMinor, lines });
  const netMinor =
    BigInt(cycle.netMinor) - positivePart(debtor) - positivePart(creditor) + positivePart(owing) + positivePart(owed);
  const grossMinor = BigInt(cycle.grossMinor) + byMinor;
  return {
    cycle: { ...cycle, grossMinor: grossMinor.toString(), netMinor: netMinor.toString() },
    debtor: owing,
    creditor: owed,
  };
}

function moved(position: PositionRecord, by: { owes: bigint; owed: bigint; lines: number }): PositionRecord {
  const owesMinor = BigInt(position.owesMinor) + by.owes;
  const owedMinor = BigInt(position.owedMinor) + by.owed;
  return {
    member: position.member,
    positionMinor: (owedMinor - owesMinor).toString(),
    owesMinor: owesMinor.toString(),
    owedMinor: owedMinor.toString(),
    lines: position.lines + by.lines,
  };
}

function positivePart({ positionMinor }: PositionRecord): bigint {
  const amountMinor = BigInt(positionMinor);
  return amountMinor > 0n ? amountMinor : 0n;
}
