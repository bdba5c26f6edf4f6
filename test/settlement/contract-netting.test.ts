import { expect } from "chai";
import fc from "fast-check";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { type OpenPosition, proposePayments } from "../../server/settlement/netting.ts";
import {
  DISPUTE_WINDOW_SECONDS,
  FACTORY,
  founder,
  given,
  loadFixture,
  NORTH,
  north,
  SOUTH,
  secretariat,
  time,
} from "../alliance/contract-scene.ts";
import {
  CAUSE,
  CYCLE_STATUS,
  closedCycle,
  cutOffCycle,
  EVIDENCE,
  nettedCycle,
  openCycle,
  PAYMENTS,
  type Payment,
  paidCycle,
  postedLines,
  undisputableCycle,
} from "./contract-cycle.ts";

const UNKNOWN = 9;
const pay = (payer: number, payee: number, amountMinor: number): Payment => ({
  payer,
  payee,
  amountMinor: BigInt(amountMinor),
});
const valuesOf = (payments: Payment[]) =>
  payments.map(({ payer, payee, amountMinor }) => [BigInt(payer), BigInt(payee), amountMinor]);

/** Members 1 to 4 have +60, +40, −60 and −40 in a cycle that can be netted. */
const fourPositions = given(openCycle, async (scene) => {
  await scene.asPoster.post(3, 1, 60, CAUSE.booking, 1);
  await scene.asPoster.post(4, 2, 40, CAUSE.booking, 2);
  await scene.asSecretariat.cutOff(1);
  await time.increase(DISPUTE_WINDOW_SECONDS);
  return scene;
});

describe("Settlement.net", () => {
  for (const account of [founder, north.bursar]) {
    it(`reverts when the caller is not the secretariat (${account.address.slice(0, 6)})`, async () => {
      const { settlement } = await loadFixture(undisputableCycle);
      await expect(by(account, settlement).net(1, PAYMENTS))
        .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
        .withArgs(account.address);
    });
  }

  it("reverts when there is no such cycle", async () => {
    const { settlement, asSecretariat } = await loadFixture(undisputableCycle);
    await expect(asSecretariat.net(UNKNOWN, PAYMENTS))
      .to.be.revertedWithCustomError(settlement, "Settlement_UnknownCycle")
      .withArgs(UNKNOWN);
  });

  for (const [status, fixture] of [
    ["open", postedLines],
    ["netted", nettedCycle],
    ["paid", paidCycle],
    ["closed", closedCycle],
  ] as const) {
    it(`reverts given the cycle is ${status}`, async () => {
      const { settlement, asSecretariat } = await loadFixture(fixture);
      await expect(asSecretariat.net(1, PAYMENTS))
        .to.be.revertedWithCustomError(settlement, "Settlement_StatusForbids")
        .withArgs(1, CYCLE_STATUS[status]);
    });
  }

  it("reverts in the last second in which lines can be disputed, and works at the deadline", async () => {
    const { settlement, asSecretariat } = await loadFixture(cutOffCycle);
    const { disputableUntil } = await settlement.getCycle(1);
    await time.setNextBlockTimestamp(disputableUntil - 1n);
    await expect(asSecretariat.net(1, PAYMENTS))
      .to.be.revertedWithCustomError(settlement, "Settlement_StillDisputable")
      .withArgs(1, disputableUntil);
    await time.setNextBlockTimestamp(disputableUntil);
    await asSecretariat.net(1, PAYMENTS);
  });

  it("announces the payments, and leaves the positions as they are", async () => {
    const { settlement, asSecretariat } = await loadFixture(undisputableCycle);
    const netted = asSecretariat.net(1, PAYMENTS);
    await expect(netted).to.emit(settlement, "CycleNetted").withArgs(1, valuesOf(PAYMENTS), 1_200, secretariat.address);
    await expect(netted).not.to.emit(settlement, "CyclePaid");
    expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.netted);
    expect(await settlement.getPosition(1, NORTH)).to.equal(1_200n);
    expect(await settlement.getPaymentStatus(1, 1)).to.deep.equal([false, false]);
  });

  it("nets a cycle in which nothing is owed with no payment, and marks it as paid at once", async () => {
    const { settlement, asSecretariat } = await loadFixture(openCycle);
    await asSecretariat.cutOff(1);
    await time.increase(DISPUTE_WINDOW_SECONDS);
    const netted = asSecretariat.net(1, []);
    await expect(netted).to.emit(settlement, "CycleNetted").withArgs(1, [], 0, secretariat.address);
    await expect(netted).to.emit(settlement, "CyclePaid").withArgs(1);
    expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.paid);
  });

  it("refuses a payment where nothing is owed", async () => {
    const { settlement, asSecretariat } = await loadFixture(openCycle);
    await asSecretariat.cutOff(1);
    await time.increase(DISPUTE_WINDOW_SECONDS);
    await expect(asSecretariat.net(1, [pay(SOUTH, NORTH, 1)]))
      .to.be.revertedWithCustomError(settlement, "Settlement_TooManyPayments")
      .withArgs(1, 0);
  });

  it("settles the rest while a line is disputed", async () => {
    const { settlement, asSecretariat, asSouth } = await loadFixture(cutOffCycle);
    await asSouth.dispute(1, SOUTH, EVIDENCE);
    await time.increase(DISPUTE_WINDOW_SECONDS);
    await asSecretariat.net(1, [pay(FACTORY, NORTH, 200), pay(FACTORY, SOUTH, 300)]);
    expect((await settlement.getCycle(1)).disputed).to.equal(1n);
  });

  it("is not disturbed by lines of the next cycle", async () => {
    const { asSecretariat, asPoster } = await loadFixture(undisputableCycle);
    await asPoster.post(SOUTH, NORTH, 5_000, CAUSE.booking, 1);
    await asSecretariat.net(1, PAYMENTS);
  });
});

describe("Settlement.net refuses payments that", () => {
  const attacks: [what: string, payments: Payment[], error: string, args: unknown[]][] = [
    ["are none at all", [], "Settlement_Incomplete", [0, 100]],
    ["omit a debtor", [pay(3, 1, 60)], "Settlement_Incomplete", [60, 100]],
    ["omit a fen", [pay(3, 1, 60), pay(4, 2, 39)], "Settlement_Incomplete", [99, 100]],
    ["pay more than is owed", [pay(3, 1, 61), pay(4, 2, 39)], "Settlement_Overshoot", [0, 3, 1, 61]],
    ["pay more than is owed to one who is owed that", [pay(4, 1, 60)], "Settlement_Overshoot", [0, 4, 1, 60]],
    ["pay one more than it is owed", [pay(3, 2, 60)], "Settlement_Overshoot", [0, 3, 2, 60]],
    ["pay twice what is owed once", [pay(3, 1, 60), pay(3, 1, 60)], "Settlement_Overshoot", [1, 3, 1, 60]],
    ["pay too much in parts", [pay(3, 1, 30), pay(3, 2, 31)], "Settlement_Overshoot", [1, 3, 2, 31]],
    ["give one too much in parts", [pay(3, 2, 30), pay(4, 2, 11)], "Settlement_Overshoot", [1, 4, 2, 11]],
    ["run from creditor to debtor", [pay(1, 3, 60), pay(4, 2, 40)], "Settlement_Overshoot", [0, 1, 3, 60]],
    ["run from creditor to creditor", [pay(1, 2, 40)], "Settlement_Overshoot", [0, 1, 2, 40]],
    ["run from debtor to debtor", [pay(3, 4, 40)], "Settlement_Overshoot", [0, 3, 4, 40]],
    ["come from one without a position", [pay(5, 1, 60)], "Settlement_Overshoot", [0, 5, 1, 60]],
    ["go to one without a position", [pay(3, 5, 60)], "Settlement_Overshoot", [0, 3, 5, 60]],
    [
      "are of the highest amount",
      [{ payer: 3, payee: 1, amountMinor: 2n ** 128n - 1n }],
      "Settlement_Overshoot",
      [0, 3, 1, 2n ** 128n - 1n],
    ],
    ["are of zero", [pay(3, 1, 60), pay(4, 2, 0)], "Settlement_EmptyPayment", [1]],
    ["are of a member to itself", [pay(3, 3, 60)], "Settlement_EmptyPayment", [0]],
    [
      "are more than the members less one",
      [pay(3, 1, 30), pay(3, 1, 30), pay(4, 2, 20), pay(4, 2, 20)],
      "Settlement_TooManyPayments",
      [4, 3],
    ],
  ];
  for (const [what, payments, error, args] of attacks) {
    it(`${what}`, async () => {
      const { settlement, asSecretariat } = await loadFixture(fourPositions);
      await expect(asSecretariat.net(1, payments))
        .to.be.revertedWithCustomError(settlement, error)
        .withArgs(...args);
      expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.cutOff);
    });
  }

  for (const [what, payments] of Object.entries({
    "two payments": [pay(3, 1, 60), pay(4, 2, 40)],
    "the same two the other way round": [pay(4, 2, 40), pay(3, 1, 60)],
    "three payments across": [pay(3, 2, 40), pay(3, 1, 20), pay(4, 1, 40)],
    "three payments, two of them of the same pair": [pay(3, 1, 59), pay(4, 2, 40), pay(3, 1, 1)],
  })) {
    it(`(and accepts ${what})`, async () => {
      const { settlement, asSecretariat } = await loadFixture(fourPositions);
      await expect(asSecretariat.net(1, payments))
        .to.emit(settlement, "CycleNetted")
        .withArgs(1, valuesOf(payments), 100, secretariat.address);
    });
  }

  for (const [payer, payee] of [
    [8, 1],
    [3, 2 ** 32 - 1],
    [0, 1],
    [3, 0],
  ] as const) {
    it(`name a member that is none (${payer} to ${payee})`, async () => {
      const { settlement, asSecretariat } = await loadFixture(fourPositions);
      await expect(asSecretariat.net(1, [pay(payer, payee, 1)]))
        .to.be.revertedWithCustomError(settlement, "Settlement_Overshoot")
        .withArgs(0, payer, payee, 1);
    });
  }
});

describe("Settlement.net with what the gateway proposes", () => {
  const members = [1, 2, 3, 4, 5, 6, 7];
  const line = fc
    .record({
      debtor: fc.constantFrom(...members),
      creditor: fc.constantFrom(...members),
      amountMinor: fc.integer({ min: 1, max: 50 }),
    })
    .filter(({ debtor, creditor }) => debtor !== creditor);

  it("accepts it for any lines, and refuses it with one fen moved", async function () {
    this.timeout(60_000);
    const play = fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const { settlement, asPoster, asSecretariat } = await loadFixture(openCycle);
      for (const { debtor, creditor, amountMinor } of lines) {
        await asPoster.post(debtor, creditor, amountMinor, CAUSE.booking, 1);
      }
      await asSecretariat.cutOff(1);
      await time.increase(DISPUTE_WINDOW_SECONDS);
      const positions: OpenPosition[] = [];
      for (const member of members) positions.push({ member, positionMinor: await settlement.getPosition(1, member) });
      const payments = proposePayments(positions);
      const [first, ...rest] = payments;
      if (first !== undefined) {
        for (const changed of [first.amountMinor + 1n, first.amountMinor - 1n]) {
          const altered = [{ ...first, amountMinor: changed }, ...rest];
          await expect(asSecretariat.net.staticCall(1, altered)).to.be.revertedWithCustomError(
            settlement,
            changed > first.amountMinor
              ? "Settlement_Overshoot"
              : changed === 0n
                ? "Settlement_EmptyPayment"
                : "Settlement_Incomplete",
          );
        }
      }
      await asSecretariat.net(1, payments);
    });
    await fc.assert(play, { numRuns: 30 });
  });
});
