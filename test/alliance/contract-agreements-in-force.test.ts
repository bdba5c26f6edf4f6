import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ARBITER,
  agreementInForce,
  COVERS,
  completeAgreement,
  DAY,
  DECISION_SECONDS,
  ENDS_AT,
  FOREVER,
  proposedAgreement,
  STARTS_AT,
  termsWith,
  UNIT,
  UNKNOWN,
} from "./contract-agreements.ts";
import {
  FACTORY,
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

const { creditRecognition, framework, library, resourceSharing } = COVERS;

describe("Agreements.requireInForce", () => {
  it("reverts when there is no such agreement", async () => {
    const { agreements } = await loadFixture(agreementInForce);
    for (const attempt of [
      () => agreements.requireInForce(UNKNOWN, library, NORTH, SOUTH),
      () => agreements.getAgreement(UNKNOWN),
      () => agreements.getPeriods(UNKNOWN),
      () => agreements.getAppealTerms(UNKNOWN),
      () => agreements.getLifecycle(0),
      () => agreements.getFee(UNKNOWN, UNIT.perCredit),
      () => agreements.getParty(UNKNOWN, NORTH),
      () => agreements.getDigest(UNKNOWN, NORTH),
    ]) {
      await expect(attempt()).to.be.revertedWithCustomError(agreements, "Agreements_Unknown");
    }
  });

  it("has periods and an arbiter as they were signed", async () => {
    const { agreements } = await loadFixture(completeAgreement);
    const { decisionSeconds, appealSeconds, arbiter } = termsWith({});
    expect(await agreements.getPeriods(1)).to.deep.equal([decisionSeconds, appealSeconds]);
    expect(await agreements.getAppealTerms(1)).to.deep.equal([appealSeconds, arbiter]);
  });

  it("reverts given a signature is missing", async () => {
    const { agreements } = await loadFixture(proposedAgreement);
    await time.increaseTo(STARTS_AT);
    await expect(agreements.requireInForce(1, library, NORTH, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotComplete")
      .withArgs(1, 1, 2);
  });

  it("holds from the start to the end, the end excluded", async () => {
    const { agreements } = await loadFixture(completeAgreement);
    for (const [now, holds] of [
      [STARTS_AT - 1, false],
      [STARTS_AT, true],
      [ENDS_AT - 1, true],
      [ENDS_AT, false],
    ] as const) {
      await time.increaseTo(now);
      const asked = agreements.requireInForce(1, library, NORTH, SOUTH);
      if (holds) expect(await asked).to.equal(DECISION_SECONDS);
      else
        await expect(asked)
          .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
          .withArgs(1, STARTS_AT, ENDS_AT);
    }
  });

  for (const kind of Object.values(COVERS)) {
    it(`tells kind ${kind} from the others`, async () => {
      const { agreements, asNorth } = await loadFixture(agreementInForce);
      const { administrator } = south;
      await asNorth.propose(NORTH, termsWith({ kinds: 1 << kind }));
      await by(administrator, agreements).sign(2, SOUTH, administrator, "0x");
      for (const asked of Object.values(COVERS)) {
        if (asked === kind) await agreements.requireInForce(2, asked, SOUTH, NORTH);
        else
          await expect(agreements.requireInForce(2, asked, SOUTH, NORTH))
            .to.be.revertedWithCustomError(agreements, "Agreements_WrongKind")
            .withArgs(2, asked, 1 << kind);
      }
    });
  }

  it("reverts when either member is none of the parties", async () => {
    const { agreements } = await loadFixture(agreementInForce);
    for (const [one, other] of [
      [NORTH, FACTORY],
      [FACTORY, SOUTH],
    ] as const) {
      await expect(agreements.requireInForce(1, creditRecognition, one, other))
        .to.be.revertedWithCustomError(agreements, "Agreements_NotParty")
        .withArgs(1, FACTORY);
    }
    for (const attempt of [() => agreements.getParty(1, ARBITER), () => agreements.getDigest(1, ARBITER)]) {
      await expect(attempt()).to.be.revertedWithCustomError(agreements, "Agreements_NotParty").withArgs(1, ARBITER);
    }
  });

  it("does not ask for the members' standing", async () => {
    const { agreements, members } = await loadFixture(agreementInForce);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await agreements.requireInForce(1, library, NORTH, SOUTH);
  });

  it("reverts when a framework is taken for what it does not name", async () => {
    const { agreements } = await loadFixture(agreementInForce);
    for (const kind of [framework, resourceSharing]) {
      await expect(agreements.requireInForce(1, kind, NORTH, SOUTH))
        .to.be.revertedWithCustomError(agreements, "Agreements_WrongKind")
        .withArgs(1, kind, 0b100001);
    }
  });
});

describe("Agreements, given they are paused", () => {
  it("change nothing, and stay in force", async () => {
    const { agreements, members, asNorth } = await loadFixture(agreementInForce);
    const until = (await time.latest()) + DAY;
    await members.pause(agreements, until);
    for (const attempt of [
      () => asNorth.propose(NORTH, termsWith()),
      () => asNorth.sign(1, NORTH, north.administrator, "0x"),
      () => asNorth.retract(1, NORTH),
      () => asNorth.withdraw(1, NORTH),
      () => asNorth.removeExpelled(1, SOUTH),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(members, "Members_Paused")
        .withArgs(agreements.target, until);
    }
    await agreements.requireInForce(1, library, NORTH, SOUTH);
  });
});

describe("Agreements, given they are retired", () => {
  it("take no signature any more, and stay in force", async () => {
    const { agreements, members, asNorth } = await loadFixture(agreementInForce);
    await members.pause(agreements, FOREVER);
    for (const attempt of [
      () => asNorth.propose(NORTH, termsWith()),
      () => asNorth.sign(1, NORTH, north.administrator, "0x"),
      () => asNorth.retract(1, NORTH),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(members, "Members_Paused")
        .withArgs(agreements.target, FOREVER);
    }
    await agreements.requireInForce(1, library, NORTH, SOUTH);
  });

  it("let a party's active administrator withdraw it, and nobody else", async () => {
    const { agreements, members, asNorth } = await loadFixture(agreementInForce);
    await members.pause(agreements, FOREVER);
    await expect(by(north.registrar, agreements).withdraw(1, NORTH))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(NORTH, north.registrar.address, OFFICE.administrator);
    await members.setStanding(NORTH, STANDING.suspended, "");
    await expect(asNorth.withdraw(1, NORTH))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(NORTH, STANDING.suspended);
    await members.setStanding(NORTH, STANDING.active, "");
    await expect(asNorth.withdraw(1, NORTH)).to.emit(agreements, "PartyLeft");
  });

  it("let anyone report that a party was expelled", async () => {
    const { agreements, members } = await loadFixture(agreementInForce);
    await members.pause(agreements, FOREVER);
    await members.setStanding(SOUTH, STANDING.expelled, "fraud");
    const now = (await time.latest()) + DAY;
    await time.setNextBlockTimestamp(now);
    await expect(by(stranger, agreements).removeExpelled(1, SOUTH))
      .to.emit(agreements, "PartyLeft")
      .withArgs(1, SOUTH, now, stranger.address);
  });
});
