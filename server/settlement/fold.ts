/** Events of Settlement, which is also Obligations → lines, cycles with their sums, positions and payments. */
import type { Folds, Operation, Reader } from "../store/fold.ts";
import { del, known, put } from "../store/operations.ts";
import { codeOf, timeOf } from "../units.ts";
import type { settlementAbi } from "./abi.ts";
import { addLine, type Books, emptyPosition, takeLine } from "./books.ts";
import { cycleKey, cycleListKey, lineKey, lineListKey, positionKey } from "./keys.ts";
import {
  type CycleRecord,
  causes,
  lineStatuses,
  type ObligationRecord,
  type PaymentRecord,
  type PositionRecord,
} from "./records.ts";

export const settlementFolds: Folds<typeof settlementAbi> = {
  ObligationPosted: ({ args, timestamp, blockNumber, transactionHash }, read) => {
    const cause = codeOf(causes, args.cause);
    const line: ObligationRecord = {
      line: args.line.toString(),
      cycle: args.cycle,
      debtor: args.debtor,
      creditor: args.creditor,
      amountMinor: args.amountMinor.toString(),
      status: "posted",
      cause,
      causeId: cause === "booking" ? bookingOf(args.causeId) : args.causeId.toString(),
      postedAt: timeOf(timestamp),
      block: blockNumber,
      transaction: transactionHash,
    };
    const books = addLine(booksOf(read, line), line);
    return [
      put(lineKey(args.line), line),
      ...lists(line).map((key) => put(key, line.line)),
      ...writeBooks({ ...books, cycle: { ...books.cycle, lines: books.cycle.lines + 1 } }),
    ];
  },

  LineStatusChanged: ({ args }, read) => {
    const before = known<ObligationRecord>(read, lineKey(args.line));
    const line: ObligationRecord = { ...before, status: codeOf(lineStatuses, args.status) };
    const counted = booksOf(read, line);
    const heldBack = line.status === "disputed";
    const books = heldBack ? takeLine(counted, line) : counted;
    const disputed = books.cycle.disputed + (heldBack ? 1 : -1);
    return [
      put(lineKey(args.line), line),
      ...lists(before).map(del),
      ...lists(line).map((key) => put(key, line.line)),
      ...writeBooks({ ...books, cycle: { ...books.cycle, disputed } }),
    ];
  },

  CycleOpened: ({ args }) => {
    const cycle: CycleRecord = {
      cycle: args.cycle,
      status: "open",
      startsAt: timeOf(args.startsAt),
      cutOffAt: null,
      disputableUntil: null,
      nettedAt: null,
      paidAt: null,
      closedAt: null,
      lines: 0,
      disputed: 0,
      grossMinor: "0",
      netMinor: "0",
      payments: [],
      linesDigest: null,
      closeDigest: null,
    };
    return [put(cycleKey(args.cycle), cycle), put(cycleListKey("open", args.cycle), args.cycle)];
  },

  CycleCutOff: ({ args }, read) =>
    changeCycle(read, args.cycle, {
      status: "cut-off",
      cutOffAt: timeOf(args.cutOffAt),
      disputableUntil: timeOf(args.disputableUntil),
    }),

  CycleNetted: ({ args, timestamp }, read) =>
    changeCycle(read, args.cycle, {
      status: "netted",
      nettedAt: timeOf(timestamp),
      payments: args.payments.map(({ payer, payee, amountMinor }, payment) => ({
        payment,
        payer,
        payee,
        amountMinor: amountMinor.toString(),
        status: "proposed",
        bankReference: null,
        reportedAt: null,
        confirmedAt: null,
      })),
    }),

  PaymentReported: ({ args, timestamp }, read) =>
    changePayment(read, args.cycle, args.payment, {
      status: "reported",
      bankReference: args.bankReference,
      reportedAt: timeOf(timestamp),
    }),

  PaymentConfirmed: ({ args, timestamp }, read) =>
    changePayment(read, args.cycle, args.payment, { status: "confirmed", confirmedAt: timeOf(timestamp) }),

  CyclePaid: ({ args, timestamp }, read) =>
    changeCycle(read, args.cycle, { status: "paid", paidAt: timeOf(timestamp) }),

  CycleClosed: ({ args, timestamp }, read) =>
    changeCycle(read, args.cycle, {
      status: "closed",
      closedAt: timeOf(timestamp),
      linesDigest: args.linesDigest,
      closeDigest: args.closeDigest,
    }),

  // Who may net and post is the AccessManager's to say; a new one would be named by a new alliance.
  AuthorityUpdated: () => [],
};

function booksOf(read: Reader, { cycle, debtor, creditor }: ObligationRecord): Books {
  const positionOf = (member: number) => read.get<PositionRecord>(positionKey(cycle, member)) ?? emptyPosition(member);
  return {
    cycle: known<CycleRecord>(read, cycleKey(cycle)),
    debtor: positionOf(debtor),
    creditor: positionOf(creditor),
  };
}

function writeBooks({ cycle, debtor, creditor }: Books): Operation[] {
  return [
    put(cycleKey(cycle.cycle), cycle),
    ...[debtor, creditor].map((position) => put(positionKey(cycle.cycle, position.member), position)),
  ];
}

/** The lists in which a line stands. */
function lists({ cycle, line, debtor, creditor, status }: ObligationRecord): string[] {
  return [
    lineListKey(cycle, { of: "cycle" }, line),
    lineListKey(cycle, { of: "member", member: debtor }, line),
    lineListKey(cycle, { of: "member", member: creditor }, line),
    lineListKey(cycle, { of: "status", status }, line),
  ];
}

function changeCycle(read: Reader, number: number, change: Partial<CycleRecord>): Operation[] {
  const before = known<CycleRecord>(read, cycleKey(number));
  const cycle = { ...before, ...change };
  return [
    put(cycleKey(number), cycle),
    del(cycleListKey(before.status, number)),
    put(cycleListKey(cycle.status, number), number),
  ];
}

function changePayment(read: Reader, cycle: number, number: number, change: Partial<PaymentRecord>): Operation[] {
  const { payments } = known<CycleRecord>(read, cycleKey(cycle));
  return changeCycle(read, cycle, {
    payments: payments.map((payment) => (payment.payment === number ? { ...payment, ...change } : payment)),
  });
}

/** Bookings are numbered for other contracts as resource × 2³² + number. */
function bookingOf(causeId: bigint): string {
  return `${causeId >> 32n}-${causeId & 0xffff_ffffn}`;
}
