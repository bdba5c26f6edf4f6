import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, loadFixture, NORTH, north, OFFICE, SOUTH, STANDING, south, time } from "../alliance/contract-scene.ts";
import { CENTI_CREDITS, northFirst, northSecond, REASON, STATUS, southFirst } from "./contract-batch.ts";
import {
  CAP,
  draftOf,
  elsewhere,
  named,
  OTHER_PROGRAMME,
  PROGRAMME,
  RECOGNITION,
  RULE,
  recognisingAlliance,
  record,
  standingOf,
} from "./contract-recognition.ts";
import { DAY_SECONDS } from "./contract-scene.ts";

const NONE = [RECOGNITION.none, 0, 0, 0, 0];

describe("Recognitions.recognise", () => {
  for (const account of [south.administrator, north.registrar]) {
    it(`reverts when the caller is no registrar of home (${account.address.slice(0, 6)})`, async () => {
      const { recognitions, members } = await loadFixture(recognisingAlliance);
      await expect(by(account, recognitions).recognise(record, SOUTH, PROGRAMME, RULE.whole, 100))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(SOUTH, account.address, OFFICE.registrar);
    });
  }

  it("reverts given the issuer is suspended", async () => {
    const { asHome, members } = await loadFixture(recognisingAlliance);
    await members.setStanding(NORTH, STANDING.suspended, "under inspection");
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(NORTH, STANDING.suspended);
  });

  it("reverts given the contract is paused", async () => {
    const { asHome, members, recognitions } = await loadFixture(recognisingAlliance);
    const until = (await time.latest()) + DAY_SECONDS;
    await members.pause(recognitions.target, until);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(members, "Members_Paused")
      .withArgs(recognitions.target, until);
  });

  it("reverts when there is no such rule", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, 9, 100))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_UnknownRule")
      .withArgs(9);
  });

  it("reverts given the rule was retired, is over or has not begun", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const now = await time.latest();
    const [startsAt, endsAt] = [now + 100, now + 200];
    await asHome.addRule(draftOf({ startsAt, endsAt }));
    await asHome.retireRule(RULE.half);
    const recognise = (rule: number) => asHome.recognise(record, SOUTH, PROGRAMME, rule, 100);
    const { startsAt: from, endsAt: until } = await recognitions.getRule(RULE.half);
    for (const [rule, ...period] of [
      [RULE.half, from, until, true],
      [7, startsAt, endsAt, false],
    ] as const) {
      await expect(recognise(rule))
        .to.be.revertedWithCustomError(recognitions, "RecognitionRules_NotInForce")
        .withArgs(rule, ...period);
    }
    await time.setNextBlockTimestamp(endsAt);
    await expect(recognise(7))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_NotInForce")
      .withArgs(7, startsAt, endsAt, false);
  });

  it("reverts when the rule accepts another issuer's records, or is another university's", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(recognisingAlliance);
    const own = southFirst.record("record 0");
    await expect(asHome.recognise(own, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_OtherMembers")
      .withArgs(RULE.whole, SOUTH, SOUTH);
    await expect(asIssuer.recognise(own, NORTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_OtherMembers")
      .withArgs(RULE.whole, SOUTH, NORTH);
  });

  it("reverts when home recognises a record of its own", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.addRule(draftOf({ issuer: 0 }));
    await expect(asHome.recognise(southFirst.record("record 0"), SOUTH, PROGRAMME, 7, 100))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_SameMember")
      .withArgs(SOUTH);
  });

  it("reverts given a party has left the agreement", async () => {
    const { asHome, agreements } = await loadFixture(recognisingAlliance);
    await by(north.administrator, agreements).withdraw(1, NORTH);
    await time.increase(1);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100)).to.be.revertedWithCustomError(
      agreements,
      "Agreements_NotInForce",
    );
  });

  it("reverts when a panel decides under the rule", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.panel, 100))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_PanelDecides")
      .withArgs(RULE.panel);
  });

  it("reverts given the record is suspended, revoked or superseded", async () => {
    const { asHome, asNorth, credits } = await loadFixture(recognisingAlliance);
    for (const [status, decide] of [
      [STATUS.suspended, () => asNorth.suspend(record, REASON.underReview)],
      [STATUS.revoked, () => asNorth.revoke(record, REASON.issuedInError)],
    ] as const) {
      await decide();
      await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100))
        .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
        .withArgs(record.leaf, status);
    }
    const other = northFirst.record("record 1");
    await asNorth.supersede(other, northSecond.record("corrected"), REASON.gradeCorrected);
    await expect(asHome.recognise(other, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(other.leaf, STATUS.superseded);
  });

  it("reverts given the batch is void", async () => {
    const { asHome, credits } = await loadFixture(recognisingAlliance);
    await by(north.administrator, credits).reportCompromise(NORTH, north.registrar, 1, [1]);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(credits, "Credits_BatchVoid")
      .withArgs(NORTH, 1);
  });

  it("reverts when the record does not stand in the batch", async () => {
    const { asHome, credits } = await loadFixture(recognisingAlliance);
    await expect(asHome.recognise({ ...record, sequence: 2 }, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(credits, "Credits_NotInBatch")
      .withArgs(NORTH, 2, record.leaf);
  });

  it("reverts when the programme is missing", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.recognise(record, SOUTH, ethers.ZeroHash, RULE.whole, 100)).to.be.revertedWithCustomError(
      recognitions,
      "Recognitions_ProgrammeMissing",
    );
  });

  it("announces what is used and what counts, and holds that", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS))
      .to.emit(recognitions, "CreditsRecognised")
      .withArgs(...named, 1, RULE.whole, CENTI_CREDITS, CENTI_CREDITS, south.registrar.address);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 350]);
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(350n);
    const [found] = await recognitions.getRecognition({
      issuer: NORTH,
      leaf: record.leaf,
      home: SOUTH,
      programme: PROGRAMME,
    });
    expect([found.rule, found.sequence, found.requestedByIssuer]).to.deep.equal([1n, 1n, false]);
  });

  it("counts at home by the rule's rate, rounded down to a hundredth; the rest counts nowhere", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.half, 301);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 301, 301, 150, 150]);
    await expect(asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 50))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(record.leaf, 49, 50);
  });

  it("reverts when so little is used that nothing counts, or so much that it is above the cap", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    for (const [rule, nothing] of [
      [RULE.half, 1],
      [RULE.whole, 0],
    ] as const) {
      await expect(asHome.recognise(record, SOUTH, PROGRAMME, rule, nothing))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_Nothing")
        .withArgs(rule, nothing);
    }
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.capped, CAP + 1))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_AboveCap")
      .withArgs(RULE.capped, CAP, CAP + 1);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.capped, CAP);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, CAP, CAP, CAP, CAP]);
  });

  it("reverts when more is used than the record has", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS + 1))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(record.leaf, CENTI_CREDITS, CENTI_CREDITS + 1);
    expect(await standingOf(recognitions)).to.deep.equal(NONE);
  });

  it("leaves the rest of a record to other programmes, and no more", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 200);
    await expect(asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 151))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(record.leaf, 150, 151);
    await asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 150);
    expect(await standingOf(recognitions, elsewhere)).to.deep.equal([RECOGNITION.positive, 150, 150, 150, 150]);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 200, 200, 200, 200]);
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(350n);
  });

  for (const [which, programme] of [
    ["first", PROGRAMME],
    ["second", OTHER_PROGRAMME],
  ] as const) {
    it(`reverts given it is recognised for the same programme (the ${which} of a record)`, async () => {
      const { asHome, recognitions } = await loadFixture(recognisingAlliance);
      await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100);
      await asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 100);
      await expect(asHome.recognise(record, SOUTH, programme, RULE.whole, 100))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
        .withArgs(record.leaf, RECOGNITION.positive);
    });
  }
});
