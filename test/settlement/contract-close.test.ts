import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  DISPUTE_WINDOW_SECONDS,
  ethers,
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
  DECISION,
  disputedLine,
  EVIDENCE,
  LINE_STATUS,
  nettedCycle,
  paidCycle,
  postedLines,
} from "./contract-cycle.ts";

/** The whole cycle is disputed, so that nothing is left to be paid. */
const paidButDisputed = given(disputedLine, async (scene) => {
  await scene.asNorth.dispute(2, NORTH, EVIDENCE);
  await scene.asNorth.dispute(3, NORTH, EVIDENCE);
  await time.increase(DISPUTE_WINDOW_SECONDS);
  await scene.asSecretariat.net(1, []);
  return scene;
});

const digestOf = (types: string[], values: unknown[]) =>
  ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(types, values));
const posted = (before: string, ...values: unknown[]) =>
  digestOf(["bytes32", "uint64", "uint32", "uint32", "uint128", "uint8", "uint64"], [before, ...values]);
const changed = (before: string, ...values: unknown[]) =>
  digestOf(["bytes32", "uint64", "uint8", "bytes32"], [before, ...values]);
const closed = (before: string, cycle: number, lines: string) =>
  digestOf(["bytes32", "uint32", "bytes32"], [before, cycle, lines]);

/** Cuts an empty cycle off and nets it. */
async function settleEmpty(asSecretariat: Deployed["settlement"], cycle: number) {
  await asSecretariat.cutOff(cycle);
  await time.increase(DISPUTE_WINDOW_SECONDS);
  await asSecretariat.net(cycle, []);
}

describe("Settlement.close", () => {
  for (const account of [founder, north.bursar]) {
    it(`reverts when the caller is not the secretariat (${account.address.slice(0, 6)})`, async () => {
      const { settlement } = await loadFixture(paidCycle);
      await expect(by(account, settlement).close(1))
        .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
        .withArgs(account.address);
    });
  }

  it("reverts when there is no such cycle", async () => {
    const { settlement, asSecretariat } = await loadFixture(paidCycle);
    await expect(asSecretariat.close(0))
      .to.be.revertedWithCustomError(settlement, "Settlement_UnknownCycle")
      .withArgs(0);
  });

  for (const [status, fixture] of [
    ["open", postedLines],
    ["cutOff", cutOffCycle],
    ["netted", nettedCycle],
    ["closed", closedCycle],
  ] as const) {
    it(`reverts given the cycle is ${status}`, async () => {
      const { settlement, asSecretariat } = await loadFixture(fixture);
      await expect(asSecretariat.close(1))
        .to.be.revertedWithCustomError(settlement, "Settlement_StatusForbids")
        .withArgs(1, CYCLE_STATUS[status]);
    });
  }

  it("reverts given disputes are undecided, and works when they are decided", async () => {
    const { settlement, asSecretariat } = await loadFixture(paidButDisputed);
    for (const [line, left] of [
      [1, 3],
      [2, 2],
      [3, 1],
    ] as const) {
      await expect(asSecretariat.close(1))
        .to.be.revertedWithCustomError(settlement, "Settlement_DisputesUndecided")
        .withArgs(1, left);
      await asSecretariat.decide(line, line === 2, DECISION);
    }
    await asSecretariat.close(1);
  });

  it("reverts given the cycle before is not closed", async () => {
    const { settlement, asSecretariat } = await loadFixture(paidCycle);
    await settleEmpty(asSecretariat, 2);
    await expect(asSecretariat.close(2))
      .to.be.revertedWithCustomError(settlement, "Settlement_PreviousNotClosed")
      .withArgs(1);
    await asSecretariat.close(1);
    await asSecretariat.close(2);
  });

  it("announces a digest over the lines, in their order", async () => {
    const { settlement, asSecretariat } = await loadFixture(paidCycle);
    const first = posted(ethers.ZeroHash, 1, SOUTH, NORTH, 1_000, CAUSE.booking, 11);
    const second = posted(first, 2, FACTORY, NORTH, 500, CAUSE.booking, 12);
    const lines = posted(second, 3, NORTH, SOUTH, 300, CAUSE.booking, 13);
    await expect(asSecretariat.close(1))
      .to.emit(settlement, "CycleClosed")
      .withArgs(1, lines, closed(ethers.ZeroHash, 1, lines), secretariat.address);
    expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.closed);
    expect(await settlement.getCloseDigest(1)).to.equal(closed(ethers.ZeroHash, 1, lines));
  });

  it("has disputes and decisions in the digest, and carries lines to that of the next cycle", async () => {
    const { settlement, asSecretariat, asSouth, asNorth } = await loadFixture(paidButDisputed);
    await asSecretariat.decide(1, true, DECISION);
    await asSecretariat.decide(2, false, DECISION);
    await asSecretariat.decide(3, false, DECISION);
    let lines = posted(ethers.ZeroHash, 1, SOUTH, NORTH, 1_000, CAUSE.booking, 11);
    lines = posted(lines, 2, FACTORY, NORTH, 500, CAUSE.booking, 12);
    lines = posted(lines, 3, NORTH, SOUTH, 300, CAUSE.booking, 13);
    for (const line of [1, 2, 3]) lines = changed(lines, line, LINE_STATUS.disputed, EVIDENCE);
    lines = changed(lines, 1, LINE_STATUS.carried, DECISION);
    for (const line of [2, 3]) lines = changed(lines, line, LINE_STATUS.cancelled, DECISION);
    const before = closed(ethers.ZeroHash, 1, lines);
    await expect(asSecretariat.close(1))
      .to.emit(settlement, "CycleClosed")
      .withArgs(1, lines, before, secretariat.address);

    const carried = posted(ethers.ZeroHash, 4, SOUTH, NORTH, 1_000, CAUSE.adjustment, 1);
    await asSecretariat.cutOff(2);
    await time.increase(DISPUTE_WINDOW_SECONDS);
    const payment = [{ payer: SOUTH, payee: NORTH, amountMinor: 1_000n }];
    await asSecretariat.net(2, payment);
    await asSouth.reportPayment(2, payment, 0, "1");
    await asNorth.confirmPayment(2, payment, 0);
    await expect(asSecretariat.close(2))
      .to.emit(settlement, "CycleClosed")
      .withArgs(2, carried, closed(before, 2, carried), secretariat.address);
  });
});

describe("Settlement: views", () => {
  it("revert where there is no such cycle", async () => {
    const { settlement } = await loadFixture(closedCycle);
    for (const view of [
      () => settlement.getCycle(9),
      () => settlement.getPaymentStatus(9, 0),
      () => settlement.getCloseDigest(9),
    ]) {
      await expect(view()).to.be.revertedWithCustomError(settlement, "Settlement_UnknownCycle").withArgs(9);
    }
  });

  it("revert where there is no such payment", async () => {
    const { settlement } = await loadFixture(closedCycle);
    for (const [cycle, payment] of [
      [1, 2],
      [2, 0],
    ]) {
      await expect(settlement.getPaymentStatus(cycle, payment))
        .to.be.revertedWithCustomError(settlement, "Settlement_UnknownPayment")
        .withArgs(cycle, payment);
    }
  });

  it("revert where a cycle is not closed yet", async () => {
    const { settlement } = await loadFixture(paidCycle);
    await expect(settlement.getCloseDigest(1))
      .to.be.revertedWithCustomError(settlement, "Settlement_StatusForbids")
      .withArgs(1, CYCLE_STATUS.paid);
  });
});
