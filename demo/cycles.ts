import type { SettlementAct } from "./acts.ts";
import type { BookingStory } from "./bookings.ts";
import { DAY, HOUR, MINUTE, WEEK } from "./calendar.ts";
import { type MemberKey, members } from "./members.ts";
import { officerOf } from "./people.ts";

/** How long after the cut-off a line may be disputed. */
export const DISPUTE_WINDOW_SECONDS = 5 * DAY;

const SECRETARIAT = "alliance-secretariat";

/** When the demo's two finished months ended, in seconds from the anchor. */
const cutOffs = { first: -8 * WEEK, second: -4 * WEEK } as const;

/** Governments use no instruments, so they have no position; n positions need at most n − 1 payments. */
const MOST_PAYMENTS = members.filter((member) => member.kind !== "government").length - 1;

const reasons = {
  failure: "设备中途故障，实际只用了一半时间。 / The instrument failed; only half of the time could be used.",
  otherGroup: "该时段由另一课题组使用。 / Another group used the instrument at that time.",
  wrongReadings: "设备读数异常，数据不可用。 / The readings were wrong; the data are of no use.",
  logAgrees: "运行日志与计量一致，维持原账。 / The log agrees with the meter; the line stands.",
  logDiffers: "运行日志与计量不符，撤销该行。 / The log contradicts the meter; the line is cancelled.",
} as const;

/** Lines that a user could dispute: charged to another member between two moments, dearest first, one a member. */
function disputableLines(stories: readonly BookingStory[], from: number, until: number): BookingStory[] {
  const seen = new Set<MemberKey>();
  const minorOf = ({ place }: BookingStory) => place.length * Number(place.instrument.rate.member);
  return stories
    .filter(({ chargedAt }) => chargedAt !== undefined && chargedAt > from && chargedAt < until)
    .filter(({ user, place }) => user !== place.instrument.owner)
    .sort((one, other) => minorOf(other) - minorOf(one))
    .filter(({ user }) => {
      if (seen.has(user)) return false;
      seen.add(user);
      return true;
    });
}

function lineAt(lines: readonly BookingStory[], index: number): BookingStory {
  const line = lines[index];
  if (!line) throw new Error("Too few lines to dispute");
  return line;
}

function dispute(at: number, cycle: number, { ref, user }: BookingStory, evidence: string): SettlementAct {
  return { at, actor: officerOf(user, "bursar").id, act: "dispute", cycle, booking: ref, member: user, evidence };
}

function decide(at: number, cycle: number, { ref }: BookingStory, stands: boolean, evidence: string): SettlementAct {
  return { at, actor: SECRETARIAT, act: "decide", cycle, booking: ref, stands, evidence };
}

/** Netted once nothing can be disputed any more; payers report on one day, payees confirm two days later. */
function paymentsOf(cycle: number, cutOffAt: number): SettlementAct[] {
  const nettedAt = cutOffAt + DISPUTE_WINDOW_SECONDS + 2 * DAY + 10 * HOUR;
  const payments = Array.from({ length: MOST_PAYMENTS }, (_, payment) => payment);
  const reports = payments.map((payment): SettlementAct => {
    const bankReference = `DEMO-${cycle}-${String(payment + 1).padStart(2, "0")}`;
    return { at: nettedAt + DAY + payment * 35 * MINUTE, act: "reportPayment", cycle, payment, bankReference };
  });
  const confirmations = payments.map(
    (payment): SettlementAct => ({
      at: nettedAt + 3 * DAY + payment * 35 * MINUTE,
      act: "confirmPayment",
      cycle,
      payment,
    }),
  );
  return [
    { at: nettedAt, actor: SECRETARIAT, act: "net", cycle },
    ...reports,
    ...confirmations,
    { at: nettedAt + 7 * DAY, actor: SECRETARIAT, act: "close", cycle },
  ];
}

/**
 * Three months: the first is closed; the second is cut off, with one disputed line decided and one still held back,
 * and can be netted; the third is open.
 */
export function cyclesOf(anchor: number, stories: readonly BookingStory[]): readonly SettlementAct[] {
  const firstCut = anchor + cutOffs.first;
  const secondCut = anchor + cutOffs.second;
  const cancelled = lineAt(disputableLines(stories, 0, firstCut), 2);
  const secondLines = disputableLines(stories, firstCut, secondCut);
  const decided = lineAt(secondLines, 0);
  const heldBack = lineAt(secondLines, 3);
  return [
    { at: firstCut, actor: SECRETARIAT, act: "cutOff", cycle: 1 },
    dispute(firstCut + DAY + 10 * HOUR, 1, cancelled, reasons.otherGroup),
    decide(firstCut + 3 * DAY + 15 * HOUR, 1, cancelled, false, reasons.logDiffers),
    ...paymentsOf(1, firstCut),
    { at: secondCut, actor: SECRETARIAT, act: "cutOff", cycle: 2 },
    dispute(secondCut + 2 * DAY + 10 * HOUR, 2, decided, reasons.failure),
    dispute(secondCut + 3 * DAY + 15 * HOUR, 2, heldBack, reasons.wrongReadings),
    decide(secondCut + 8 * DAY + 11 * HOUR, 2, decided, true, reasons.logAgrees),
  ];
}
