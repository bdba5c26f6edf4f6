import { expect } from "chai";
import { loadFixture, NORTH, north, OFFICE, SOUTH, south, time } from "../alliance/contract-scene.ts";
import { REASON, STATUS } from "./contract-batch.ts";
import {
  decisionOf,
  finalAlliance,
  GROUND,
  named,
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
import { APPEAL_SECONDS } from "./contract-scene.ts";

describe("Recognitions.decide", () => {
  it("reverts when the caller is no registrar of home", async () => {
    const { asIssuer, members } = await loadFixture(requestedRecognition);
    await expect(asIssuer.decide(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(SOUTH, north.registrar.address, OFFICE.registrar);
  });

  it("reverts given nothing is requested", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.decide(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.none);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 350);
    await expect(asHome.decide(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.positive);
  });

  it("reverts given the deadline is over", async () => {
    const { asHome, recognitions } = await loadFixture(requestedRecognition);
    const [{ deadline }] = await recognitions.getRecognition(subject);
    await time.setNextBlockTimestamp(deadline);
    await expect(asHome.decide(subject, 0, 0, GROUND.contentDiffers))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_DecidedTooLate")
      .withArgs(record.leaf, deadline);
  });

  it("reverts when more is granted than was asked for", async () => {
    const { asHome, recognitions } = await loadFixture(requestedRecognition);
    await expect(asHome.decide(subject, 351, RULE.whole, GROUND.other))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_MoreThanRequested")
      .withArgs(record.leaf, 350, 351);
  });

  for (const [centiCredits, ground] of [
    [350, GROUND.contentDiffers],
    [100, GROUND.none],
    [0, GROUND.none],
  ] as const) {
    it(`reverts when ${centiCredits} are granted on ground ${ground}`, async () => {
      const { asHome, recognitions } = await loadFixture(requestedRecognition);
      await expect(asHome.decide(subject, centiCredits, RULE.whole, ground))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_GroundMismatch")
        .withArgs(ground);
    });
  }

  it("reverts when another rule is applied that cannot be", async () => {
    const { asHome, recognitions } = await loadFixture(requestedRecognition);
    await asHome.retireRule(RULE.half);
    const { startsAt, endsAt } = await recognitions.getRule(RULE.half);
    for (const [rule, error, ...given] of [
      [RULE.half, "RecognitionRules_NotInForce", RULE.half, startsAt, endsAt, true],
      [RULE.otherAgreement, "RecognitionRules_OtherAgreement", RULE.otherAgreement, 1],
      [RULE.panel, "Recognitions_PanelDecides", RULE.panel],
      [99, "RecognitionRules_UnknownRule", 99],
    ] as const) {
      await expect(asHome.decide(subject, 100, rule, GROUND.other))
        .to.be.revertedWithCustomError(recognitions, error)
        .withArgs(...given);
    }
  });

  it("reverts given the record is revoked; a refusal remains possible", async () => {
    const { asHome, asNorth, credits, recognitions } = await loadFixture(requestedRecognition);
    await asNorth.revoke(record, REASON.issuedInError);
    await expect(asHome.decide(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(record.leaf, STATUS.revoked);
    await asHome.decide(subject, 0, 0, GROUND.other);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.negative, 350, 0, 0, 0]);
  });

  it("is positive when all is granted under the rule that was named, even if that was retired since", async () => {
    const { asHome, recognitions } = await loadFixture(requestedRecognition);
    await asHome.retireRule(RULE.whole);
    const decision = { status: RECOGNITION.positive, way: WAY.registrar, used: 350, by: south.registrar };
    await expect(asHome.decide(subject, 350, RULE.whole, GROUND.none))
      .to.emit(recognitions, "RecognitionDecided")
      .withArgs(...named, decisionOf(decision));
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 350]);
  });

  for (const [what, centiCredits, rule, applied] of [
    ["less is granted", 200, RULE.whole, 200],
    ["all is granted under another rule", 350, RULE.half, 175],
  ] as const) {
    it(`is partial when ${what}, and holds the rest while that can be appealed against`, async () => {
      const { asHome, recognitions } = await loadFixture(requestedRecognition);
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      const appealableUntil = now + APPEAL_SECONDS;
      const granted = { rule, used: centiCredits, applied, held: 350, appealableUntil };
      const decided = { status: RECOGNITION.partial, way: WAY.registrar, ground: GROUND.workloadDiffers };
      await expect(asHome.decide(subject, centiCredits, rule, GROUND.workloadDiffers))
        .to.emit(recognitions, "RecognitionDecided")
        .withArgs(...named, decisionOf({ ...granted, ...decided, by: south.registrar }));
      expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.partial, 350, centiCredits, applied, applied]);
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(350n);
    });
  }

  it("frees the rest at once where the agreement knows no appeal", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(finalAlliance);
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true);
    const ground = GROUND.levelDiffers;
    const decision = { status: RECOGNITION.partial, way: WAY.registrar, ground, used: 50, by: south.registrar };
    await expect(asHome.decide(subject, 50, RULE.whole, ground))
      .to.emit(recognitions, "RecognitionDecided")
      .withArgs(...named, decisionOf(decision));
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(50n);
  });

  it("is negative when nothing is granted, whatever rule is named", async () => {
    const { asHome, recognitions } = await loadFixture(requestedRecognition);
    await asHome.decide(subject, 0, 99, GROUND.alreadyCovered);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.negative, 350, 0, 0, 0]);
  });
});
