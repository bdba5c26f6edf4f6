import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  DISPUTE_WINDOW_SECONDS,
  founder,
  loadFixture,
  MONDAY_SECONDS,
  NORTH,
  north,
  SOUTH,
  secretariat,
  time,
} from "../alliance/contract-scene.ts";
import { CAUSE, CYCLE_STATUS, cutOffCycle, openCycle, postedLines } from "./contract-cycle.ts";

describe("Settlement.cutOff", () => {
  for (const account of [founder, north.bursar]) {
    it(`reverts when the caller is not the secretariat (${account.address.slice(0, 6)})`, async () => {
      const { settlement } = await loadFixture(postedLines);
      await expect(by(account, settlement).cutOff(1))
        .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
        .withArgs(account.address);
    });
  }

  for (const cycle of [0, 2]) {
    it(`reverts when there is no cycle ${cycle}`, async () => {
      const { settlement, asSecretariat } = await loadFixture(postedLines);
      await expect(asSecretariat.cutOff(cycle))
        .to.be.revertedWithCustomError(settlement, "Settlement_UnknownCycle")
        .withArgs(cycle);
    });
  }

  it("reverts when the cycle was cut off before", async () => {
    const { settlement, asSecretariat } = await loadFixture(cutOffCycle);
    await expect(asSecretariat.cutOff(1))
      .to.be.revertedWithCustomError(settlement, "Settlement_StatusForbids")
      .withArgs(1, CYCLE_STATUS.cutOff);
  });

  it("announces the deadline for disputes and opens the next cycle", async () => {
    const { settlement, asSecretariat, asPoster } = await loadFixture(postedLines);
    const until = MONDAY_SECONDS + DISPUTE_WINDOW_SECONDS;
    await time.setNextBlockTimestamp(MONDAY_SECONDS);
    const cutOff = asSecretariat.cutOff(1);
    await expect(cutOff).to.emit(settlement, "CycleCutOff").withArgs(1, MONDAY_SECONDS, until, secretariat.address);
    await expect(cutOff).to.emit(settlement, "CycleOpened").withArgs(2, MONDAY_SECONDS);
    expect(await settlement.getOpenCycle()).to.equal(2n);
    const { status, cutOffAt, disputableUntil } = await settlement.getCycle(1);
    expect([status, cutOffAt, disputableUntil].map(Number)).to.deep.equal([CYCLE_STATUS.cutOff, MONDAY_SECONDS, until]);
    const { startsAt, status: next } = await settlement.getCycle(2);
    expect([startsAt, next].map(Number)).to.deep.equal([MONDAY_SECONDS, CYCLE_STATUS.open]);

    await expect(asPoster.post(SOUTH, NORTH, 1, CAUSE.booking, 1))
      .to.emit(settlement, "ObligationPosted")
      .withArgs(4, SOUTH, NORTH, 2, 1, CAUSE.booking, 1);
    expect((await settlement.getCycle(1)).lines).to.equal(3n);
  });

  it("opens cycle 1 with the deployment", async () => {
    const { settlement } = await loadFixture(openCycle);
    const opened = await settlement.queryFilter("CycleOpened");
    expect(opened).to.have.length(1);
    expect(await settlement.getOpenCycle()).to.equal(1n);
    expect((await settlement.getCycle(1)).status).to.equal(CYCLE_STATUS.open);
  });
});
