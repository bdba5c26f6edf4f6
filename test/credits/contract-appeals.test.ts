import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
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
  south,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import {
  arbitratedAlliance,
  decisionOf,
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
import { APPEAL_SECONDS } from "./contract-scene.ts";

/** The north asked for 3.5 credits and was granted 2. */
const partial = given(requestedRecognition, async (contracts) => {
  await contracts.asHome.decide(subject, 200, RULE.whole, GROUND.contentDiffers);
  return contracts;
});
const appealed = given(partial, async (contracts) => {
  await contracts.asIssuer.appeal(subject);
  return { ...contracts, asAdministrator: by(south.administrator, contracts.recognitions) };
});

describe("Recognitions.appeal", () => {
  it("reverts when the caller is no registrar of the requester", async () => {
    const { asHome, members } = await loadFixture(partial);
    await expect(asHome.appeal(subject))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(NORTH, south.registrar.address, OFFICE.registrar);
  });

  it("reverts given the decision was positive, or there is none", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
    await expect(asIssuer.appeal(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.requested);
    await asHome.decide(subject, 350, RULE.whole, GROUND.none);
    await expect(asIssuer.appeal(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.positive);
  });

  it("reverts given the time to appeal is over", async () => {
    const { asIssuer, recognitions } = await loadFixture(partial);
    const [{ deadline }] = await recognitions.getRecognition(subject);
    await time.setNextBlockTimestamp(deadline);
    await expect(asIssuer.appeal(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_AppealTooLate")
      .withArgs(record.leaf, deadline);
  });

  it("announces that; what was granted goes on counting, and what was not stays held", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(partial);
    await expect(asIssuer.appeal(subject))
      .to.emit(recognitions, "RecognitionAppealed")
      .withArgs(...named, north.registrar.address);
    await time.increase(APPEAL_SECONDS);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.appealed, 350, 200, 200, 200]);
    await expect(asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 1))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(record.leaf, 0, 1);
  });

  it("is home's where home asked", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.request(record, SOUTH, PROGRAMME, RULE.whole, 350, false);
    await asHome.decide(subject, 0, 0, GROUND.levelDiffers);
    await expect(asHome.appeal(subject))
      .to.emit(recognitions, "RecognitionAppealed")
      .withArgs(...named, south.registrar.address);
  });
});

describe("Recognitions.withdrawAppeal", () => {
  it("reverts given there is no appeal, or when the caller is no registrar of the requester", async () => {
    const { asHome, asIssuer, members, recognitions } = await loadFixture(partial);
    await expect(asIssuer.withdrawAppeal(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.partial);
    await asIssuer.appeal(subject);
    await expect(asHome.withdrawAppeal(subject))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(NORTH, south.registrar.address, OFFICE.registrar);
  });

  for (const [granted, status] of [
    [200, RECOGNITION.partial],
    [0, RECOGNITION.negative],
  ] as const) {
    it(`lets a decision over ${granted} stand and frees the rest`, async () => {
      const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
      await asHome.decide(subject, granted, RULE.whole, GROUND.contentDiffers);
      await asIssuer.appeal(subject);
      await expect(asIssuer.withdrawAppeal(subject))
        .to.emit(recognitions, "AppealWithdrawn")
        .withArgs(...named, status, granted, north.registrar.address);
      expect(await standingOf(recognitions)).to.deep.equal([status, granted, granted, granted, granted]);
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(BigInt(granted));
    });
  }
});

describe("Recognitions.decideAppeal", () => {
  it("reverts given there is no appeal", async () => {
    const { recognitions } = await loadFixture(partial);
    await expect(by(south.administrator, recognitions).decideAppeal(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.partial);
  });

  it("reverts where there is no arbiter and the caller is no administrator of home", async () => {
    const { asHome, members } = await loadFixture(appealed);
    await expect(asHome.decideAppeal(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(SOUTH, south.registrar.address, OFFICE.administrator);
  });

  it("reverts where there is no arbiter and the caller decided before", async () => {
    const { members, recognitions } = await loadFixture(appealed);
    const both = (1 << OFFICE.administrator) | (1 << OFFICE.registrar);
    await by(south.administrator, members).setOffices(SOUTH, south.registrar, both);
    await expect(by(south.registrar, recognitions).decideAppeal(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_SameDecider")
      .withArgs(record.leaf, south.registrar.address);
  });

  it("is a registrar of the arbiter's to decide where there is one, while home is active", async () => {
    const { asHome, asIssuer, members, recognitions } = await loadFixture(arbitratedAlliance);
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true);
    await asHome.decide(subject, 0, 0, GROUND.contentDiffers);
    await asIssuer.appeal(subject);
    await expect(by(south.administrator, recognitions).decideAppeal(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(FACTORY, south.administrator.address, OFFICE.registrar);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await expect(by(factory.registrar, recognitions).decideAppeal(subject, 350, RULE.whole, GROUND.none))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(SOUTH, STANDING.suspended);
    await members.setStanding(SOUTH, STANDING.active, "inspected");
    const decision = { status: RECOGNITION.positive, way: WAY.appeal, used: 350, by: factory.registrar };
    await expect(by(factory.registrar, recognitions).decideAppeal(subject, 350, RULE.whole, GROUND.none))
      .to.emit(recognitions, "RecognitionDecided")
      .withArgs(...named, decisionOf(decision));
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 350]);
  });

  for (const [centiCredits, rule, applied] of [
    [199, RULE.whole, 199],
    [350, RULE.half, 175],
    [0, RULE.whole, 0],
  ] as const) {
    it(`reverts when ${applied} would count, which is less than before`, async () => {
      const { asAdministrator, recognitions } = await loadFixture(appealed);
      const ground = centiCredits === 350 ? GROUND.none : GROUND.contentDiffers;
      await expect(asAdministrator.decideAppeal(subject, centiCredits, rule, ground))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_AppealLowers")
        .withArgs(record.leaf, 200, applied);
    });
  }

  it("reverts when more is granted than was asked for", async () => {
    const { asAdministrator, recognitions } = await loadFixture(appealed);
    await expect(asAdministrator.decideAppeal(subject, 351, RULE.whole, GROUND.other))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_MoreThanRequested")
      .withArgs(record.leaf, 350, 351);
  });

  it("frees what is not granted, and is not appealable again", async () => {
    const { asAdministrator, asIssuer, recognitions } = await loadFixture(appealed);
    const ground = GROUND.workloadDiffers;
    const decision = { status: RECOGNITION.partial, way: WAY.appeal, ground, used: 300, by: south.administrator };
    await expect(asAdministrator.decideAppeal(subject, 300, RULE.whole, ground))
      .to.emit(recognitions, "RecognitionDecided")
      .withArgs(...named, decisionOf(decision));
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.partial, 300, 300, 300, 300]);
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(300n);
    await expect(asIssuer.appeal(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_AppealTooLate")
      .withArgs(record.leaf, 0);
  });
});

describe("Recognitions.release", () => {
  it("reverts given the time to appeal is not over", async () => {
    const { recognitions } = await loadFixture(partial);
    const [{ deadline }] = await recognitions.getRecognition(subject);
    await expect(recognitions.release(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
      .withArgs(record.leaf, deadline);
  });

  it("reverts given there is an appeal", async () => {
    const { recognitions } = await loadFixture(appealed);
    await time.increase(APPEAL_SECONDS);
    await expect(recognitions.release(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.appealed);
  });

  it("frees what was not granted once nobody appealed in time, whoever says so, and once", async () => {
    const { asHome, recognitions } = await loadFixture(partial);
    await time.increase(APPEAL_SECONDS);
    await expect(by(stranger, recognitions).release(subject))
      .to.emit(recognitions, "CreditsReleased")
      .withArgs(...named, 200, stranger.address);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.partial, 200, 200, 200, 200]);
    await expect(recognitions.release(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.partial);
    await asHome.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 150);
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(350n);
  });

  it("reverts given the contract is paused", async () => {
    const { members, recognitions } = await loadFixture(partial);
    await time.increase(APPEAL_SECONDS);
    const until = (await time.latest()) + 1000;
    await members.pause(recognitions.target, until);
    await expect(recognitions.release(subject))
      .to.be.revertedWithCustomError(members, "Members_Paused")
      .withArgs(recognitions.target, until);
  });
});
