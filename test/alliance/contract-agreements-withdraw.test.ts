import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  administrators,
  agreementInForce,
  agreementOfThree,
  COVERS,
  DAY,
  DECISION_SECONDS,
  ENDS_AT,
  NOTICE_SECONDS,
  proposedAgreement,
  STARTS_AT,
  termsWith,
  UNKNOWN,
} from "./contract-agreements.ts";
import {
  FACTORY,
  factory,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  stranger,
  time,
} from "./contract-scene.ts";

const { library } = COVERS;

describe("Agreements.withdraw", () => {
  it("reverts when the caller is not the member's administrator", async () => {
    const { agreements, members } = await loadFixture(agreementInForce);
    await expect(by(north.registrar, agreements).withdraw(1, NORTH))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(NORTH, north.registrar.address, OFFICE.administrator);
  });

  it("reverts when there is no such agreement, and when the member is none of its parties", async () => {
    const { agreements } = await loadFixture(agreementInForce);
    const asFactory = by(factory.administrator, agreements);
    await expect(asFactory.withdraw(UNKNOWN, FACTORY))
      .to.be.revertedWithCustomError(agreements, "Agreements_Unknown")
      .withArgs(UNKNOWN);
    await expect(asFactory.withdraw(1, FACTORY))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotParty")
      .withArgs(1, FACTORY);
  });

  it("reverts given a signature is missing", async () => {
    const { agreements, asNorth } = await loadFixture(proposedAgreement);
    await expect(asNorth.withdraw(1, NORTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotComplete")
      .withArgs(1, 1, 2);
  });

  it("reverts given the agreement is over", async () => {
    const { agreements, asNorth } = await loadFixture(agreementInForce);
    await time.increaseTo(ENDS_AT);
    await expect(asNorth.withdraw(1, NORTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
      .withArgs(1, STARTS_AT, ENDS_AT);
  });

  it("reverts given the agreement is over before the notice is", async () => {
    const { agreements, asNorth } = await loadFixture(agreementInForce);
    await time.setNextBlockTimestamp(ENDS_AT - NOTICE_SECONDS);
    await expect(asNorth.withdraw(1, NORTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_EndsBefore")
      .withArgs(1, ENDS_AT, ENDS_AT);
  });

  it("ends an agreement of two for both, after the notice", async () => {
    const { agreements, asNorth } = await loadFixture(agreementInForce);
    const now = STARTS_AT + DAY;
    const leavesAt = now + NOTICE_SECONDS;
    await time.setNextBlockTimestamp(now);
    const withdrawn = asNorth.withdraw(1, NORTH);
    await expect(withdrawn).to.emit(agreements, "PartyLeft").withArgs(1, NORTH, leavesAt, north.administrator.address);
    await expect(withdrawn).to.emit(agreements, "EndBroughtForward").withArgs(1, leavesAt);
    expect(await agreements.getParty(1, NORTH)).to.deep.equal([true, 0n, BigInt(leavesAt)]);

    await time.increaseTo(leavesAt - 1);
    await agreements.requireInForce(1, library, NORTH, SOUTH);
    await time.increaseTo(leavesAt);
    await expect(agreements.requireInForce(1, library, NORTH, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
      .withArgs(1, STARTS_AT, leavesAt);
  });

  it("lets an agreement of three go on for the other two, then ends it when the next one leaves", async () => {
    const { agreements, asNorth } = await loadFixture(agreementOfThree);
    const withdrawn = asNorth.withdraw(1, NORTH);
    await expect(withdrawn).to.not.emit(agreements, "EndBroughtForward");
    const { leavesAt } = await agreements.getParty(1, NORTH);
    await time.increaseTo(leavesAt - 1n);
    await agreements.requireInForce(1, library, NORTH, SOUTH);
    await time.increaseTo(leavesAt);
    for (const [one, other] of [
      [NORTH, SOUTH],
      [FACTORY, NORTH],
    ] as const) {
      await expect(agreements.requireInForce(1, library, one, other))
        .to.be.revertedWithCustomError(agreements, "Agreements_HasLeft")
        .withArgs(1, NORTH, leavesAt);
    }
    expect(await agreements.requireInForce(1, library, FACTORY, SOUTH)).to.equal(DECISION_SECONDS);

    await by(south.administrator, agreements).withdraw(1, SOUTH);
    const { leavesAt: end } = await agreements.getParty(1, SOUTH);
    expect((await agreements.getAgreement(1)).endsAt).to.equal(end);
    expect((await agreements.getAgreement(1)).departures).to.equal(2n);
    expect((await agreements.getLifecycle(1)).lastLeavesAt).to.equal(end);
    await expect(by(factory.administrator, agreements).withdraw(1, FACTORY)).to.be.revertedWithCustomError(
      agreements,
      "Agreements_EndsBefore",
    );
  });

  it("reverts when the member withdraws twice", async () => {
    const { agreements, asNorth } = await loadFixture(agreementOfThree);
    await asNorth.withdraw(1, NORTH);
    const { leavesAt } = await agreements.getParty(1, NORTH);
    await expect(asNorth.withdraw(1, NORTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_HasLeft")
      .withArgs(1, NORTH, leavesAt);
  });
});

describe("Agreements.removeExpelled", () => {
  for (const standing of [STANDING.active, STANDING.suspended]) {
    it(`reverts given the member is not expelled (standing ${standing})`, async () => {
      const { agreements, members } = await loadFixture(agreementOfThree);
      await members.setStanding(SOUTH, standing, "under inspection");
      await expect(by(stranger, agreements).removeExpelled(1, SOUTH))
        .to.be.revertedWithCustomError(agreements, "Agreements_NotExpelled")
        .withArgs(SOUTH);
    });
  }

  it("ends the agreement for it at once, whoever says so, and lets the others amend it without it", async () => {
    const { agreements, members, asNorth } = await loadFixture(agreementOfThree);
    await members.setStanding(SOUTH, STANDING.expelled, "fraud");
    const amendment = termsWith({ amends: 1, parties: [NORTH, FACTORY] });
    await expect(asNorth.propose(NORTH, amendment))
      .to.be.revertedWithCustomError(agreements, "Agreements_PartiesLeftOut")
      .withArgs(1, 2, 3);
    const now = (await time.latest()) + DAY;
    await time.setNextBlockTimestamp(now);
    await expect(by(stranger, agreements).removeExpelled(1, SOUTH))
      .to.emit(agreements, "PartyLeft")
      .withArgs(1, SOUTH, now, stranger.address);
    await expect(agreements.requireInForce(1, library, NORTH, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_HasLeft")
      .withArgs(1, SOUTH, now);
    await agreements.requireInForce(1, library, NORTH, FACTORY);
    await asNorth.propose(NORTH, amendment);
    const asFactory = administrators.get(FACTORY) ?? stranger;
    await by(asFactory, agreements).sign(2, FACTORY, asFactory, "0x");
    await agreements.requireInForce(2, library, NORTH, FACTORY);
  });

  it("ends an agreement of two", async () => {
    const { agreements, members } = await loadFixture(agreementInForce);
    await members.setStanding(SOUTH, STANDING.expelled, "fraud");
    await expect(agreements.removeExpelled(1, SOUTH)).to.emit(agreements, "EndBroughtForward");
    expect((await agreements.getAgreement(1)).endsAt).to.equal(await time.latest());
    await expect(agreements.removeExpelled(1, SOUTH)).to.be.revertedWithCustomError(
      agreements,
      "Agreements_NotInForce",
    );
  });

  it("reverts when it has left or was removed before", async () => {
    const { agreements, members } = await loadFixture(agreementOfThree);
    await members.setStanding(SOUTH, STANDING.expelled, "fraud");
    await agreements.removeExpelled(1, SOUTH);
    await expect(agreements.removeExpelled(1, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_HasLeft")
      .withArgs(1, SOUTH, await time.latest());
  });
});
