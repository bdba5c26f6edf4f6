import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  FACTORY,
  factory,
  given,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  secretariat,
  south,
} from "../alliance/contract-scene.ts";
import {
  CYCLE_STATUS,
  closedCycle,
  cutOffCycle,
  nettedCycle,
  PAYMENTS,
  type Payment,
  paidCycle,
} from "./contract-cycle.ts";

type Settlement = Deployed["settlement"];

const REFERENCE = "ICBC 2027 0001";
const FROM_SOUTH = 0;
const FROM_FACTORY = 1;

const reportedPayment = given(nettedCycle, async (scene) => {
  await scene.asSouth.reportPayment(1, PAYMENTS, FROM_SOUTH, REFERENCE);
  return scene;
});
const confirmedPayment = given(reportedPayment, async (scene) => {
  await scene.asNorth.confirmPayment(1, PAYMENTS, FROM_SOUTH);
  return scene;
});

/** The list that was netted with one field of one payment changed. */
const altered = (index: number, change: Partial<Payment>) =>
  PAYMENTS.map((payment, at) => (at === index ? { ...payment, ...change } : payment));

const steps = {
  reportPayment: {
    bursar: south.bursar,
    member: SOUTH,
    take: (settlement: Settlement, cycle: number, payments: Payment[], payment: number) =>
      settlement.reportPayment(cycle, payments, payment, REFERENCE),
  },
  confirmPayment: {
    bursar: north.bursar,
    member: NORTH,
    take: (settlement: Settlement, cycle: number, payments: Payment[], payment: number) =>
      settlement.confirmPayment(cycle, payments, payment),
  },
};

for (const [name, { bursar, member, take }] of Object.entries(steps)) {
  describe(`Settlement.${name}`, () => {
    it("reverts when there is no such cycle", async () => {
      const { settlement } = await loadFixture(reportedPayment);
      await expect(take(by(bursar, settlement), 9, PAYMENTS, FROM_SOUTH))
        .to.be.revertedWithCustomError(settlement, "Settlement_UnknownCycle")
        .withArgs(9);
    });

    for (const [status, fixture] of [
      ["cutOff", cutOffCycle],
      ["paid", paidCycle],
      ["closed", closedCycle],
    ] as const) {
      it(`reverts given the cycle is ${status}`, async () => {
        const { settlement } = await loadFixture(fixture);
        await expect(take(by(bursar, settlement), 1, PAYMENTS, FROM_SOUTH))
          .to.be.revertedWithCustomError(settlement, "Settlement_StatusForbids")
          .withArgs(1, CYCLE_STATUS[status]);
      });
    }

    for (const [what, payments] of Object.entries({
      "with its first payer changed": altered(0, { payer: FACTORY }),
      "with its first payee changed": altered(0, { payee: FACTORY }),
      "with its first amount changed": altered(0, { amountMinor: 701n }),
      "with its last payer changed": altered(1, { payer: SOUTH }),
      "with its last payee changed": altered(1, { payee: SOUTH }),
      "with its last amount changed": altered(1, { amountMinor: 499n }),
      "in another order": PAYMENTS.toReversed(),
      "cut short": PAYMENTS.slice(0, 1),
      "with one more": [...PAYMENTS, { payer: SOUTH, payee: NORTH, amountMinor: 1n }],
      "that is empty": [],
    })) {
      it(`reverts when the list is one ${what}`, async () => {
        const { settlement } = await loadFixture(reportedPayment);
        await expect(take(by(bursar, settlement), 1, payments, FROM_SOUTH))
          .to.be.revertedWithCustomError(settlement, "Settlement_OtherPayments")
          .withArgs(1);
      });
    }

    it("reverts when there is no such payment in the list", async () => {
      const { settlement } = await loadFixture(reportedPayment);
      await expect(take(by(bursar, settlement), 1, PAYMENTS, 2))
        .to.be.revertedWithCustomError(settlement, "Settlement_UnknownPayment")
        .withArgs(1, 2);
    });

    const wrong =
      name === "reportPayment" ? [north.bursar, factory.bursar, south.administrator] : [south.bursar, north.steward];
    for (const account of [...wrong, secretariat]) {
      it(`reverts when the caller is not the bursar of the ${name === "reportPayment" ? "payer" : "payee"} (${account.address.slice(0, 6)})`, async () => {
        const { settlement, members } = await loadFixture(reportedPayment);
        await expect(take(by(account, settlement), 1, PAYMENTS, FROM_SOUTH))
          .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
          .withArgs(member, account.address, OFFICE.bursar);
      });
    }
  });
}

describe("Settlement.reportPayment", () => {
  for (const [length, reference] of [
    [0, ""],
    [65, "x".repeat(65)],
    [66, "银".repeat(22)],
  ] as const) {
    it(`reverts when the bank's reference has ${length} bytes`, async () => {
      const { settlement, asSouth } = await loadFixture(nettedCycle);
      await expect(asSouth.reportPayment(1, PAYMENTS, FROM_SOUTH, reference))
        .to.be.revertedWithCustomError(settlement, "Settlement_BadReference")
        .withArgs(length);
    });
  }

  for (const reference of ["1", "x".repeat(64), REFERENCE]) {
    it(`announces the payment with the bank's reference (${reference.length} bytes)`, async () => {
      const { settlement, asSouth } = await loadFixture(nettedCycle);
      await expect(asSouth.reportPayment(1, PAYMENTS, FROM_SOUTH, reference))
        .to.emit(settlement, "PaymentReported")
        .withArgs(1, FROM_SOUTH, reference, south.bursar.address);
      expect(await settlement.getPaymentStatus(1, FROM_SOUTH)).to.deep.equal([true, false]);
      expect(await settlement.getPaymentStatus(1, FROM_FACTORY)).to.deep.equal([false, false]);
    });
  }

  it("reverts given the payment was confirmed before", async () => {
    const { settlement, asSouth } = await loadFixture(confirmedPayment);
    await expect(asSouth.reportPayment(1, PAYMENTS, FROM_SOUTH, REFERENCE))
      .to.be.revertedWithCustomError(settlement, "Settlement_PaymentStatusForbids")
      .withArgs(1, FROM_SOUTH, true, true);
  });

  it("announces the payment again with a corrected reference until it is confirmed", async () => {
    const { settlement, asSouth, asNorth } = await loadFixture(reportedPayment);
    for (const reference of ["ICBC 2027 0010", "ICBC 2027 0011"]) {
      await expect(asSouth.reportPayment(1, PAYMENTS, FROM_SOUTH, reference))
        .to.emit(settlement, "PaymentReported")
        .withArgs(1, FROM_SOUTH, reference, south.bursar.address);
    }
    expect(await settlement.getPaymentStatus(1, FROM_SOUTH)).to.deep.equal([true, false]);
    await asNorth.confirmPayment(1, PAYMENTS, FROM_SOUTH);
    expect(await settlement.getPaymentStatus(1, FROM_SOUTH)).to.deep.equal([true, true]);
  });
});

describe("Settlement: payments of members that are no longer active", () => {
  for (const standing of [STANDING.suspended, STANDING.expelled]) {
    it(`are reported and confirmed, and the cycle is paid (${standing})`, async () => {
      const { settlement, members, asSouth, asFactory, asNorth } = await loadFixture(nettedCycle);
      for (const member of [SOUTH, FACTORY, NORTH]) await members.setStanding(member, standing, "left the alliance");
      await asSouth.reportPayment(1, PAYMENTS, FROM_SOUTH, REFERENCE);
      await asFactory.reportPayment(1, PAYMENTS, FROM_FACTORY, REFERENCE);
      await asNorth.confirmPayment(1, PAYMENTS, FROM_SOUTH);
      await asNorth.confirmPayment(1, PAYMENTS, FROM_FACTORY);
      expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.paid);
    });

    it(`still need its bursar (${standing})`, async () => {
      const { settlement, members } = await loadFixture(nettedCycle);
      await members.setStanding(SOUTH, standing, "left the alliance");
      await expect(by(south.steward, settlement).reportPayment(1, PAYMENTS, FROM_SOUTH, REFERENCE))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(SOUTH, south.steward.address, OFFICE.bursar);
    });
  }
});

describe("Settlement.confirmPayment", () => {
  it("reverts given the payment was not reported", async () => {
    const { settlement, asNorth } = await loadFixture(reportedPayment);
    await expect(asNorth.confirmPayment(1, PAYMENTS, FROM_FACTORY))
      .to.be.revertedWithCustomError(settlement, "Settlement_PaymentStatusForbids")
      .withArgs(1, FROM_FACTORY, false, false);
  });

  it("reverts given the payment was confirmed before", async () => {
    const { settlement, asNorth } = await loadFixture(confirmedPayment);
    await expect(asNorth.confirmPayment(1, PAYMENTS, FROM_SOUTH))
      .to.be.revertedWithCustomError(settlement, "Settlement_PaymentStatusForbids")
      .withArgs(1, FROM_SOUTH, true, true);
  });

  it("announces the payment, and leaves the cycle netted while another one is open", async () => {
    const { settlement, asNorth } = await loadFixture(reportedPayment);
    const confirmed = asNorth.confirmPayment(1, PAYMENTS, FROM_SOUTH);
    await expect(confirmed).to.emit(settlement, "PaymentConfirmed").withArgs(1, FROM_SOUTH, north.bursar.address);
    await expect(confirmed).not.to.emit(settlement, "CyclePaid");
    expect(await settlement.getPaymentStatus(1, FROM_SOUTH)).to.deep.equal([true, true]);
    expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.netted);
  });

  it("marks the cycle as paid with the last one", async () => {
    const { settlement, asNorth, asFactory } = await loadFixture(confirmedPayment);
    expect(PAYMENTS[FROM_FACTORY]?.payer).to.equal(FACTORY);
    await asFactory.reportPayment(1, PAYMENTS, FROM_FACTORY, REFERENCE);
    await expect(asNorth.confirmPayment(1, PAYMENTS, FROM_FACTORY))
      .to.emit(settlement, "CyclePaid")
      .withArgs(1);
    expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.paid);
  });
});
