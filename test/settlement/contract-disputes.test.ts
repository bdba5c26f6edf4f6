import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  FACTORY,
  type Fixture,
  given,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  secretariat,
  south,
  time,
} from "../alliance/contract-scene.ts";
import {
  CAUSE,
  closedCycle,
  cutOffCycle,
  DECISION,
  disputedLine,
  EVIDENCE,
  LINE_STATUS,
  nettedCycle,
  paidCycle,
  postedLines,
  undisputableCycle,
} from "./contract-cycle.ts";

type Settlement = Deployed["settlement"];

const carriedLine = given(disputedLine, async (scene) => {
  await scene.asSecretariat.decide(1, true, DECISION);
  return scene;
});
const cancelledLine = given(disputedLine, async (scene) => {
  await scene.asSecretariat.decide(1, false, DECISION);
  return scene;
});
/** The cycle is netted without its disputed line: the north pays the south 300, the factory the north 500. */
const nettedWithout = given(disputedLine, async (scene) => {
  await time.increase(30 * 86_400);
  await scene.asSecretariat.net(1, [
    { payer: FACTORY, payee: NORTH, amountMinor: 200n },
    { payer: FACTORY, payee: SOUTH, amountMinor: 300n },
  ]);
  return scene;
});

async function positionsOf(settlement: Settlement, cycle: number): Promise<number[]> {
  const positions: bigint[] = [];
  for (const member of [NORTH, SOUTH, FACTORY]) positions.push(await settlement.getPosition(cycle, member));
  return positions.map(Number);
}

describe("Settlement.dispute", () => {
  it("reverts when there is no such line", async () => {
    const { settlement, asSouth } = await loadFixture(postedLines);
    await expect(asSouth.dispute(9, SOUTH, EVIDENCE))
      .to.be.revertedWithCustomError(settlement, "Obligations_UnknownLine")
      .withArgs(9);
  });

  it("reverts when the member is neither debtor nor creditor", async () => {
    const { settlement, asFactory } = await loadFixture(postedLines);
    await expect(asFactory.dispute(1, FACTORY, EVIDENCE))
      .to.be.revertedWithCustomError(settlement, "Settlement_NotAParty")
      .withArgs(1, FACTORY);
  });

  it("reverts when no reasons are given", async () => {
    const { settlement, asSouth } = await loadFixture(postedLines);
    await expect(asSouth.dispute(1, SOUTH, ethers.ZeroHash))
      .to.be.revertedWithCustomError(settlement, "Settlement_EvidenceMissing")
      .withArgs(1);
  });

  for (const account of [south.administrator, south.researcher, north.bursar, secretariat]) {
    it(`reverts when the caller is not the member's bursar (${account.address.slice(0, 6)})`, async () => {
      const { settlement, members } = await loadFixture(postedLines);
      await expect(by(account, settlement).dispute(1, SOUTH, EVIDENCE))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(SOUTH, account.address, OFFICE.bursar);
    });
  }

  for (const [status, fixture] of [
    ["disputed", disputedLine],
    ["carried", carriedLine],
    ["cancelled", cancelledLine],
  ] as const) {
    it(`reverts given the line is ${status}`, async () => {
      const { settlement, asNorth } = await loadFixture(fixture);
      await expect(asNorth.dispute(1, NORTH, EVIDENCE))
        .to.be.revertedWithCustomError(settlement, "Obligations_StatusForbids")
        .withArgs(1, LINE_STATUS[status]);
    });
  }

  for (const [status, fixture] of Object.entries({
    "past its deadline": undisputableCycle,
    netted: nettedCycle,
    paid: paidCycle,
    closed: closedCycle,
  })) {
    it(`reverts given the cycle is ${status}`, async () => {
      const { settlement, asSouth } = await loadFixture(fixture);
      const { disputableUntil } = await settlement.getCycle(1);
      await expect(asSouth.dispute(1, SOUTH, EVIDENCE))
        .to.be.revertedWithCustomError(settlement, "Settlement_DisputeTooLate")
        .withArgs(1, disputableUntil);
    });
  }

  it("reverts at the deadline, and works in the last second before", async () => {
    const { settlement, asSouth, asNorth } = await loadFixture(cutOffCycle);
    const { disputableUntil } = await settlement.getCycle(1);
    await time.setNextBlockTimestamp(disputableUntil - 1n);
    await asSouth.dispute(1, SOUTH, EVIDENCE);
    await time.setNextBlockTimestamp(disputableUntil);
    await expect(asNorth.dispute(2, NORTH, EVIDENCE))
      .to.be.revertedWithCustomError(settlement, "Settlement_DisputeTooLate")
      .withArgs(1, disputableUntil);
  });

  for (const standing of [STANDING.suspended, STANDING.expelled]) {
    it(`holds a line back for a member that is no longer active (${standing})`, async () => {
      const { settlement, members, asSouth } = await loadFixture(cutOffCycle);
      await members.setStanding(SOUTH, standing, "left the alliance");
      await asSouth.dispute(1, SOUTH, EVIDENCE);
      expect((await settlement.getObligation(1)).status).to.equal(LINE_STATUS.disputed);
    });
  }

  for (const [what, fixture] of Object.entries({ open: postedLines, "cut off": cutOffCycle })) {
    for (const [who, member, account] of [
      ["debtor", SOUTH, south.bursar],
      ["creditor", NORTH, north.bursar],
    ] as const) {
      it(`holds a line back alone for the ${who}, given the cycle is ${what}`, async () => {
        const { settlement } = await loadFixture(fixture);
        expect(await positionsOf(settlement, 1)).to.deep.equal([1_200, -700, -500]);
        await expect(by(account, settlement).dispute(1, member, EVIDENCE))
          .to.emit(settlement, "LineStatusChanged")
          .withArgs(1, 1, LINE_STATUS.disputed, EVIDENCE, account.address);
        expect(await positionsOf(settlement, 1)).to.deep.equal([200, 300, -500]);
        const { lines, disputed, debtorsAndCreditors, totalMinor } = await settlement.getCycle(1);
        expect([lines, disputed, debtorsAndCreditors, totalMinor]).to.deep.equal([3n, 1n, 3n, 500n]);
        expect((await settlement.getObligation(1)).status).to.equal(LINE_STATUS.disputed);
      });
    }
  }
});

describe("Settlement.decide", () => {
  for (const account of [south.bursar, north.bursar]) {
    it(`reverts when the caller is not the secretariat (${account.address.slice(0, 6)})`, async () => {
      const { settlement } = await loadFixture(disputedLine);
      await expect(by(account, settlement).decide(1, true, DECISION))
        .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
        .withArgs(account.address);
    });
  }

  it("reverts when there is no such line", async () => {
    const { settlement, asSecretariat } = await loadFixture(disputedLine);
    await expect(asSecretariat.decide(9, true, DECISION))
      .to.be.revertedWithCustomError(settlement, "Obligations_UnknownLine")
      .withArgs(9);
  });

  const undecidable: Record<string, Fixture<{ settlement: Settlement; asSecretariat: Settlement }>> = {
    posted: postedLines,
    carried: carriedLine,
    cancelled: cancelledLine,
  };
  for (const [status, fixture] of Object.entries(undecidable)) {
    for (const stands of [true, false]) {
      it(`reverts given the line is ${status} (stands: ${stands})`, async () => {
        const { settlement, asSecretariat } = await loadFixture(fixture);
        await expect(asSecretariat.decide(1, stands, DECISION))
          .to.be.revertedWithCustomError(settlement, "Obligations_StatusForbids")
          .withArgs(1, LINE_STATUS[status as keyof typeof LINE_STATUS]);
      });
    }
  }

  it("carries a line that stands to the open cycle, as an adjustment", async () => {
    const { settlement, asSecretariat } = await loadFixture(disputedLine);
    const decided = asSecretariat.decide(1, true, DECISION);
    await expect(decided)
      .to.emit(settlement, "LineStatusChanged")
      .withArgs(1, 1, LINE_STATUS.carried, DECISION, secretariat.address);
    await expect(decided)
      .to.emit(settlement, "ObligationPosted")
      .withArgs(4, SOUTH, NORTH, 2, 1_000, CAUSE.adjustment, 1);
    expect(await positionsOf(settlement, 1)).to.deep.equal([200, 300, -500]);
    expect(await positionsOf(settlement, 2)).to.deep.equal([1_000, -1_000, 0]);
    expect((await settlement.getCycle(1)).disputed).to.equal(0n);
    expect((await settlement.getObligation(1)).status).to.equal(LINE_STATUS.carried);
    expect((await settlement.getObligation(4)).status).to.equal(LINE_STATUS.posted);
  });

  for (const [who, member, account] of [
    ["debtor", SOUTH, south.bursar],
    ["creditor", NORTH, north.bursar],
  ] as const) {
    it(`is final: the ${who} cannot dispute the line that carries it on`, async () => {
      const { settlement } = await loadFixture(carriedLine);
      expect((await settlement.getObligation(4)).decided).to.equal(true);
      await expect(by(account, settlement).dispute(4, member, EVIDENCE))
        .to.be.revertedWithCustomError(settlement, "Obligations_AlreadyDecided")
        .withArgs(4);
      expect(await positionsOf(settlement, 2)).to.deep.equal([1_000, -1_000, 0]);
    });
  }

  it("cancels a line that does not stand, which counts nowhere", async () => {
    const { settlement, asSecretariat } = await loadFixture(disputedLine);
    const decided = asSecretariat.decide(1, false, DECISION);
    await expect(decided)
      .to.emit(settlement, "LineStatusChanged")
      .withArgs(1, 1, LINE_STATUS.cancelled, DECISION, secretariat.address);
    await expect(decided).not.to.emit(settlement, "ObligationPosted");
    expect(await positionsOf(settlement, 1)).to.deep.equal([200, 300, -500]);
    expect(await positionsOf(settlement, 2)).to.deep.equal([0, 0, 0]);
    expect((await settlement.getCycle(1)).disputed).to.equal(0n);
  });

  it("decides a line of a cycle that is still open, and posts it to the same cycle", async () => {
    const { settlement, asSouth, asSecretariat } = await loadFixture(postedLines);
    await asSouth.dispute(1, SOUTH, EVIDENCE);
    await asSecretariat.decide(1, true, DECISION);
    expect(await positionsOf(settlement, 1)).to.deep.equal([1_200, -700, -500]);
    const { lines, disputed } = await settlement.getCycle(1);
    expect([lines, disputed]).to.deep.equal([4n, 0n]);
  });

  it("decides a line of a cycle that was netted without it", async () => {
    const { settlement, asSecretariat } = await loadFixture(nettedWithout);
    await asSecretariat.decide(1, true, DECISION);
    expect(await positionsOf(settlement, 2)).to.deep.equal([1_000, -1_000, 0]);
  });
});
