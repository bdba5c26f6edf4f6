import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ARBITER,
  agreementInForce,
  agreementOfThree,
  completeAgreement,
  DAY,
  ENDS_AT,
  proposedAgreement,
  STARTS_AT,
  signByAll,
  termsWith,
  UNKNOWN,
  withoutAgreements,
} from "./contract-agreements.ts";
import { FACTORY, factory, loadFixture, NORTH, SOUTH, south, time } from "./contract-scene.ts";

describe("Agreements.propose, of an amendment", () => {
  it("reverts when there is no such agreement", async () => {
    const { agreements, asNorth } = await loadFixture(withoutAgreements);
    await expect(asNorth.propose(NORTH, termsWith({ amends: UNKNOWN })))
      .to.be.revertedWithCustomError(agreements, "Agreements_Unknown")
      .withArgs(UNKNOWN);
  });

  it("reverts when it amends itself", async () => {
    const { agreements, asNorth } = await loadFixture(withoutAgreements);
    await expect(asNorth.propose(NORTH, termsWith({ amends: 1 })))
      .to.be.revertedWithCustomError(agreements, "Agreements_Unknown")
      .withArgs(1);
  });

  it("reverts given a signature of what it amends is missing", async () => {
    const { agreements, asNorth } = await loadFixture(proposedAgreement);
    await expect(asNorth.propose(NORTH, termsWith({ amends: 1 })))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotComplete")
      .withArgs(1, 1, 2);
  });

  it("reverts given what it amends is over", async () => {
    const { agreements, asNorth } = await loadFixture(completeAgreement);
    await time.increaseTo(ENDS_AT);
    await expect(asNorth.propose(NORTH, termsWith({ amends: 1, endsAt: ENDS_AT + DAY })))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
      .withArgs(1, STARTS_AT, ENDS_AT);
  });

  it("reverts given another one amends it", async () => {
    const { agreements, asNorth } = await loadFixture(completeAgreement);
    await asNorth.propose(NORTH, termsWith({ amends: 1, startsAt: STARTS_AT + DAY }));
    await signByAll(agreements, 2, [NORTH, SOUTH]);
    await expect(asNorth.propose(NORTH, termsWith({ amends: 1 })))
      .to.be.revertedWithCustomError(agreements, "Agreements_AlreadyAmended")
      .withArgs(1, 2);
  });

  it("reverts when a party is left out", async () => {
    const { agreements, asNorth } = await loadFixture(agreementOfThree);
    await expect(asNorth.propose(NORTH, termsWith({ amends: 1, parties: [NORTH, SOUTH, ARBITER], arbiter: 0 })))
      .to.be.revertedWithCustomError(agreements, "Agreements_PartiesLeftOut")
      .withArgs(1, 2, 3);
  });

  it("reverts when it begins before a party that is leaving has left", async () => {
    const { agreements, asNorth } = await loadFixture(agreementOfThree);
    await by(factory.administrator, agreements).withdraw(1, FACTORY);
    const { leavesAt } = await agreements.getParty(1, FACTORY);
    await expect(asNorth.propose(NORTH, termsWith({ amends: 1, startsAt: Number(leavesAt) - 1 })))
      .to.be.revertedWithCustomError(agreements, "Agreements_DeparturesPending")
      .withArgs(1, leavesAt - 1n, leavesAt);
    await asNorth.propose(NORTH, termsWith({ amends: 1, startsAt: Number(leavesAt) }));
  });

  it("lets others join", async () => {
    const { agreements, asNorth } = await loadFixture(completeAgreement);
    await asNorth.propose(NORTH, termsWith({ amends: 1, parties: [NORTH, SOUTH, FACTORY] }));
    expect((await agreements.getLifecycle(2)).amends).to.equal(1n);
    expect((await agreements.getAgreement(1)).endsAt).to.equal(ENDS_AT);
  });
});

describe("Agreements.sign, of an amendment", () => {
  it("ends what it amends when it begins, and not before", async () => {
    const { agreements, asNorth } = await loadFixture(completeAgreement);
    const startsAt = STARTS_AT + 10 * DAY;
    await asNorth.propose(NORTH, termsWith({ amends: 1, startsAt }));
    const signed = by(south.administrator, agreements).sign(2, SOUTH, south.administrator, "0x");
    await expect(signed).to.emit(agreements, "AgreementAmended").withArgs(1, 2);
    await expect(signed).to.emit(agreements, "EndBroughtForward").withArgs(1, startsAt);
    expect((await agreements.getAgreement(1)).endsAt).to.equal(startsAt);
    expect((await agreements.getLifecycle(1)).amendedBy).to.equal(2n);

    await time.increaseTo(startsAt - 1);
    await agreements.requireInForce(1, 0, NORTH, SOUTH);
    await expect(agreements.requireInForce(2, 0, NORTH, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
      .withArgs(2, startsAt, ENDS_AT);
    await time.increaseTo(startsAt);
    await agreements.requireInForce(2, 0, NORTH, SOUTH);
    await expect(agreements.requireInForce(1, 0, NORTH, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
      .withArgs(1, STARTS_AT, startsAt);
  });

  it("ends what it amends at once where it was to begin before", async () => {
    const { agreements, asNorth } = await loadFixture(agreementInForce);
    await asNorth.propose(NORTH, termsWith({ amends: 1 }));
    await signByAll(agreements, 2, [NORTH, SOUTH]);
    const now = await time.latest();
    expect((await agreements.getAgreement(1)).endsAt).to.equal(now);
    expect((await agreements.getAgreement(2)).startsAt).to.equal(now);
    await agreements.requireInForce(2, 0, NORTH, SOUTH);
  });

  it("leaves the end of what is over by then", async () => {
    const { agreements, asNorth } = await loadFixture(completeAgreement);
    await asNorth.propose(NORTH, termsWith({ amends: 1, startsAt: ENDS_AT + DAY, endsAt: ENDS_AT + 9 * DAY }));
    const signed = by(south.administrator, agreements).sign(2, SOUTH, south.administrator, "0x");
    await expect(signed)
      .to.emit(agreements, "AgreementCompleted")
      .withArgs(2, ENDS_AT + DAY, ENDS_AT + 9 * DAY);
    await expect(signed).to.not.emit(agreements, "EndBroughtForward");
    expect((await agreements.getAgreement(1)).endsAt).to.equal(ENDS_AT);
  });

  it("reverts for the last signature given another amendment was complete before", async () => {
    const { agreements, asNorth } = await loadFixture(completeAgreement);
    await asNorth.propose(NORTH, termsWith({ amends: 1 }));
    await asNorth.propose(NORTH, termsWith({ amends: 1 }));
    await signByAll(agreements, 3, [NORTH, SOUTH]);
    await expect(by(south.administrator, agreements).sign(2, SOUTH, south.administrator, "0x"))
      .to.be.revertedWithCustomError(agreements, "Agreements_AlreadyAmended")
      .withArgs(1, 3);
  });
});
