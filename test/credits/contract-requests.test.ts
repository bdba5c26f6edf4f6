import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import { CENTI_CREDITS, REASON, STATUS } from "./contract-batch.ts";
import {
  decisionOf,
  draftOf,
  GROUND,
  named,
  OTHER_PROGRAMME,
  PROGRAMME,
  RECOGNITION,
  RULE,
  recognisingAlliance,
  record,
  requestedRecognition,
  standingOf,
  subject,
  WAY,
} from "./contract-recognition.ts";
import { APPEAL_SECONDS, DECISION_SECONDS } from "./contract-scene.ts";

const REQUESTED = [RECOGNITION.requested, 350, 0, 0, 0];

describe("Recognitions.request", () => {
  for (const [byIssuer, member, account] of [
    [true, NORTH, south.registrar],
    [false, SOUTH, north.registrar],
    [true, NORTH, north.administrator],
  ] as const) {
    it(`reverts when the caller is no registrar of ${member}, as which it asks (${account.address.slice(0, 6)})`, async () => {
      const { recognitions, members } = await loadFixture(recognisingAlliance);
      const asked = by(account, recognitions).request(record, SOUTH, PROGRAMME, RULE.whole, 350, byIssuer);
      await expect(asked)
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(member, account.address, OFFICE.registrar);
    });
  }

  it("reverts given home is suspended", async () => {
    const { asIssuer, members } = await loadFixture(recognisingAlliance);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await expect(asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(SOUTH, STANDING.suspended);
  });

  it("reverts given the record is not in force, or when more is asked for than remains", async () => {
    const { asHome, asIssuer, asNorth, credits, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 100);
    await expect(asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 251, true))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(record.leaf, 250, 251);
    await asNorth.suspend(record, REASON.underReview);
    await expect(asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 100, true))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(record.leaf, STATUS.suspended);
  });

  it("reverts when nothing would count", async () => {
    const { asIssuer, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asIssuer.request(record, SOUTH, PROGRAMME, RULE.half, 1, true))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Nothing")
      .withArgs(RULE.half, 1);
  });

  for (const [who, byIssuer, requester, registrar] of [
    ["the issuer", true, NORTH, north.registrar],
    ["home", false, SOUTH, south.registrar],
  ] as const) {
    it(`announces what ${who} asks for with the agreement's deadline, and holds it`, async () => {
      const { recognitions } = await loadFixture(recognisingAlliance);
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      const asked = by(registrar, recognitions).request(record, SOUTH, PROGRAMME, RULE.panel, 350, byIssuer);
      const deadline = now + DECISION_SECONDS;
      await expect(asked)
        .to.emit(recognitions, "RecognitionRequested")
        .withArgs(...named, 1, RULE.panel, 350, deadline, requester, registrar.address);
      expect(await standingOf(recognitions)).to.deep.equal(REQUESTED);
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(350n);
      const [found] = await recognitions.getRecognition(subject);
      expect([found.requestedByIssuer, found.rule, found.sequence, found.deadline]).to.deep.equal([
        byIssuer,
        BigInt(RULE.panel),
        1n,
        BigInt(deadline),
      ]);
    });
  }

  it("grants at once under an automatic rule", async () => {
    const { asIssuer, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asIssuer.request(record, SOUTH, PROGRAMME, RULE.automatic, CENTI_CREDITS, true))
      .to.emit(recognitions, "CreditsRecognised")
      .withArgs(...named, 1, RULE.automatic, 350, 350, north.registrar.address);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 350]);
  });

  it("reverts given it is requested or granted, and holds against other programmes", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
    await expect(asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.requested);
    await expect(asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 1))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(record.leaf, 0, 1);
    await asHome.decide(subject, 350, RULE.whole, GROUND.none);
    await expect(asHome.request(record, SOUTH, PROGRAMME, RULE.whole, 350, false))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.positive);
  });

  it("is possible again once it was withdrawn, or refused for good", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
    const ask = () => asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true);
    await asIssuer.withdraw(subject);
    await ask();
    await asHome.decide(subject, 0, 0, GROUND.contentDiffers);
    await expect(ask())
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.negative);
    await time.increase(APPEAL_SECONDS);
    await recognitions.release(subject);
    await ask();
    expect(await standingOf(recognitions)).to.deep.equal(REQUESTED);
  });
});

describe("Recognitions.deem", () => {
  it("reverts given there is time to decide, or nothing is requested", async () => {
    const { asHome, recognitions } = await loadFixture(requestedRecognition);
    const [{ deadline }] = await recognitions.getRecognition(subject);
    await expect(recognitions.deem(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
      .withArgs(record.leaf, deadline);
    await asHome.decide(subject, 0, 0, GROUND.contentDiffers);
    await expect(recognitions.deem(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.negative);
  });

  it("reverts given home is suspended", async () => {
    const { members, recognitions } = await loadFixture(requestedRecognition);
    await time.increase(DECISION_SECONDS);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await expect(recognitions.deem(subject))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(SOUTH, STANDING.suspended);
  });

  it("reverts given the record is not in force", async () => {
    const { asNorth, credits, recognitions } = await loadFixture(requestedRecognition);
    await asNorth.suspend(record, REASON.underReview);
    await time.increase(DECISION_SECONDS);
    await expect(recognitions.deem(subject))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(record.leaf, STATUS.suspended);
  });

  it("grants all of it once nobody decided in time, whoever says so", async () => {
    const { recognitions } = await loadFixture(requestedRecognition);
    await time.increase(DECISION_SECONDS);
    const decision = { status: RECOGNITION.positive, way: WAY.silence, used: 350, by: stranger };
    await expect(by(stranger, recognitions).deem(subject))
      .to.emit(recognitions, "RecognitionDecided")
      .withArgs(...named, decisionOf(decision));
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 350]);
  });
});

describe("Recognitions.withdraw", () => {
  it("is the requester's while nothing is decided, and frees the credits", async () => {
    const { asHome, asIssuer, members, recognitions } = await loadFixture(requestedRecognition);
    await expect(asHome.withdraw(subject))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(NORTH, south.registrar.address, OFFICE.registrar);
    await expect(asIssuer.withdraw(subject))
      .to.emit(recognitions, "RecognitionWithdrawn")
      .withArgs(...named, north.registrar.address);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.withdrawn, 0, 0, 0, 0]);
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(0n);
  });

  for (const [which, first] of [
    ["first", PROGRAMME],
    ["second", OTHER_PROGRAMME],
  ] as const) {
    it(`is home's once it is granted, and frees the credits (the ${which} of a record)`, async () => {
      const { asHome, asIssuer, members, recognitions } = await loadFixture(recognisingAlliance);
      const second = first === PROGRAMME ? OTHER_PROGRAMME : PROGRAMME;
      await asHome.recognise(record, SOUTH, first, RULE.whole, 100);
      await asHome.recognise(record, SOUTH, second, RULE.whole, 150);
      await expect(asIssuer.withdraw(subject))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(SOUTH, north.registrar.address, OFFICE.registrar);
      await expect(asHome.withdraw(subject))
        .to.emit(recognitions, "RecognitionWithdrawn")
        .withArgs(...named, south.registrar.address);
      const left = first === PROGRAMME ? 150 : 100;
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(BigInt(left));
      expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.withdrawn, 0, 0, 0, 0]);
      await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 350 - left);
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(350n);
      expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.positive);
    });
  }

  it("reverts given an appeal is possible, or was made, or it was withdrawn or refused", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
    await asHome.decide(subject, 350, RULE.half, GROUND.levelDiffers);
    const expectRefused = (status: number) =>
      expect(asHome.withdraw(subject))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
        .withArgs(record.leaf, status);
    await expectRefused(RECOGNITION.partial);
    await asIssuer.appeal(subject);
    await expectRefused(RECOGNITION.appealed);
    await asIssuer.withdrawAppeal(subject);
    await asHome.withdraw(subject);
    await expectRefused(RECOGNITION.withdrawn);
  });

  it("makes room for a rule that is better", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.half, 350);
    await asHome.withdraw(subject);
    await asHome.addRule(draftOf({ ratePermille: 900 }));
    await asHome.recognise(record, SOUTH, PROGRAMME, 7, 350);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 315, 315]);
  });
});
