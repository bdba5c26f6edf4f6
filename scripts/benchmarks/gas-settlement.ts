import { id } from "ethers";
import { by } from "../testing/unlocked-alliance.ts";
import type { Cost } from "./cost.ts";
import { costOf, gasOf } from "./cost.ts";
import type { Stage } from "./stage.ts";

const WEEK_SECONDS = 7 * 86_400;
/** No payment of a real cycle is a round figure, and zero bytes would be cheap. */
const ODD_AMOUNT_MINOR = 1_234_567n;

interface Payment {
  payer: number;
  payee: number;
  amountMinor: bigint;
}

/** Disputing, cutting off, netting, paying and closing, with 10 and with 30 members. */
export async function* measureSettlement(stage: Stage): AsyncGenerator<Cost> {
  const { settlement } = stage;
  for (const [cycle, memberCount] of [
    [1, 10],
    [2, 30],
  ] as const) {
    const payments = chainOf(memberCount);
    for (const { payer, payee, amountMinor } of payments) {
      await gasOf(settlement.post(payer, payee, amountMinor, 1, 1));
    }
    if (cycle === 1) yield* measureDispute(stage, payments.length);
    const cutOff = await costOf("settlement.cutOff", settlement.cutOff(cycle));
    if (cycle === 1) yield cutOff;
    await later(stage);
    yield await costOf(`settlement.net ${memberCount} members`, settlement.net(cycle, payments));
    yield* measurePayments(stage, cycle, memberCount, payments);
    const close = await costOf("settlement.close", settlement.close(cycle));
    if (cycle === 1) yield close;
  }
}

async function* measureDispute({ settlement, officerOf }: Stage, lines: number): AsyncGenerator<Cost> {
  yield await costOf("settlement.post", settlement.post(1, 2, ODD_AMOUNT_MINOR, 1, 1));
  const disputed = by(officerOf(1), settlement).dispute(lines + 1, 1, id("evidence"));
  yield await costOf("settlement.dispute", disputed);
  yield await costOf("settlement.decide that a line is cancelled", settlement.decide(lines + 1, false, id("decided")));
}

async function* measurePayments(stage: Stage, cycle: number, memberCount: number, payments: Payment[]) {
  const { settlement, officerOf } = stage;
  for (const [index, { payer, payee }] of payments.entries()) {
    const reported = by(officerOf(payer), settlement).reportPayment(cycle, payments, index, "ICBC-20270301-000123");
    const report = await costOf(`settlement.reportPayment of ${memberCount} members`, reported);
    const confirmed = by(officerOf(payee), settlement).confirmPayment(cycle, payments, index);
    const confirm = await costOf(`settlement.confirmPayment of ${memberCount} members`, confirmed);
    // The first of a word of the bitmap is dearer, the last also marks the cycle as paid: the second is typical.
    if (index === 1) {
      yield report;
      yield confirm;
    }
  }
}

/** Debtors are the odd members, creditors the even ones; each pays the two beside it, which takes n − 1 payments. */
function chainOf(memberCount: number): Payment[] {
  return Array.from({ length: memberCount - 1 }, (_, index) => ({
    payer: index % 2 === 0 ? index + 1 : index + 2,
    payee: index % 2 === 0 ? index + 2 : index + 1,
    amountMinor: ODD_AMOUNT_MINOR * BigInt(index + 1),
  }));
}

async function later({ provider }: Stage): Promise<void> {
  await provider.request({ method: "evm_increaseTime", params: [WEEK_SECONDS] });
}
