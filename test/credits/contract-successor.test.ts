import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, FACTORY, given, loadFixture, NORTH, north, SOUTH, south } from "../alliance/contract-scene.ts";
import { issuedBatches, northFirst, northSecond, REASON, STATUS } from "./contract-batch.ts";
import {
  draftOf,
  elsewhere,
  GROUND,
  OTHER_PROGRAMME,
  PROGRAMME,
  RECOGNITION,
  RULE,
  recognisingAlliance,
  record,
  requestedRecognition,
  standingOf,
  subject,
  successorOf,
} from "./contract-recognition.ts";
import { another, BACHELOR, FOR_EVER, RECORD_KIND } from "./contract-scene.ts";

const ROOT = ethers.id("root");
const { course } = RECORD_KIND;

const succeededCredits = given(issuedBatches, async (contracts) => {
  const { authority, members, credits } = contracts;
  const next = await another("Credits", credits, [members.target, authority.target, credits.target]);
  await next.accredit(NORTH, course, BACHELOR, 0, FOR_EVER);
  return { ...contracts, next, asNext: by(north.registrar, next) };
});

describe("Credits that succeed others", () => {
  it("go on with their numbers, for each issuer", async () => {
    const { asNext, next } = await loadFixture(succeededCredits);
    expect(await next.getBatchCount(NORTH)).to.equal(2n);
    for (const sequence of [1, 2, 4]) {
      await expect(asNext.issue(NORTH, sequence, course, BACHELOR, ROOT, 1))
        .to.be.revertedWithCustomError(next, "Credits_WrongSequence")
        .withArgs(NORTH, sequence, 3);
    }
    await asNext.issue(NORTH, 3, course, BACHELOR, ROOT, 1);
    expect(await next.getBatchCount(NORTH)).to.equal(3n);
    expect(await next.getBatchCount(SOUTH)).to.equal(1n);
    expect(await next.getRoot(NORTH, 1)).to.equal(northFirst.root);
  });

  it("ask for accreditations of their own", async () => {
    const { next } = await loadFixture(succeededCredits);
    await expect(by(south.registrar, next).issue(SOUTH, 2, course, BACHELOR, ROOT, 1))
      .to.be.revertedWithCustomError(next, "Credits_NotAccredited")
      .withArgs(SOUTH, course, BACHELOR);
  });

  it("decide over their records, and know what was decided", async () => {
    const { asNorth, asNext, next } = await loadFixture(succeededCredits);
    await asNorth.suspend(record, REASON.underReview);
    expect(await next.getStatus(NORTH, record.leaf)).to.equal(STATUS.suspended);
    await asNext.reinstate(record, REASON.reviewEnded);
    expect(await next.getStatus(NORTH, record.leaf)).to.equal(STATUS.inForce);
    await asNext.supersede(record, northSecond.record("corrected"), REASON.gradeCorrected);
    expect(await next.getStatus(NORTH, record.leaf)).to.equal(STATUS.superseded);
  });

  it("know their void batches", async () => {
    const { credits, asNext, next } = await loadFixture(succeededCredits);
    await by(north.administrator, credits).reportCompromise(NORTH, north.registrar, 1, [1]);
    expect(await next.isVoid(NORTH, 1)).to.equal(true);
    await expect(asNext.revoke(record, REASON.issuedInError))
      .to.be.revertedWithCustomError(next, "Credits_BatchVoid")
      .withArgs(NORTH, 1);
  });
});

const succeeded = given(recognisingAlliance, async (contracts) => {
  const { asHome, asIssuer } = contracts;
  await asHome.recognise(record, SOUTH, PROGRAMME, RULE.half, 200);
  const other = northFirst.record("record 1");
  await asIssuer.request(other, SOUTH, PROGRAMME, RULE.panel, 350, true);
  const next = await successorOf(contracts);
  return { ...contracts, next, other, asNext: by(south.registrar, next) };
});

describe("Recognitions that succeed others", () => {
  it("go on with their numbers of rules, and apply and retire those", async () => {
    const { asNext, next, recognitions } = await loadFixture(succeeded);
    expect(await next.getRuleCount()).to.equal(await recognitions.getRuleCount());
    await asNext.addRule(draftOf());
    expect(await next.getRuleCount()).to.equal(7n);
    expect((await next.getPanel(RULE.panel)).map(Number)).to.deep.equal([NORTH, SOUTH, FACTORY]);
    await asNext.recognise(northFirst.record("record 2"), SOUTH, PROGRAMME, RULE.half, 100);
    await asNext.retireRule(RULE.half);
    const { startsAt, endsAt } = await next.getRule(RULE.half);
    await expect(asNext.recognise(northFirst.record("record 3"), SOUTH, PROGRAMME, RULE.half, 100))
      .to.be.revertedWithCustomError(next, "RecognitionRules_NotInForce")
      .withArgs(RULE.half, startsAt, endsAt, true);
    await expect(next.getRule(8)).to.be.revertedWithCustomError(next, "RecognitionRules_UnknownRule").withArgs(8);
  });

  it("never hold more of a record than it has, with what is held there", async () => {
    const { asNext, next } = await loadFixture(succeeded);
    expect(await next.getHeld(NORTH, record.leaf)).to.equal(200n);
    await expect(asNext.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 151))
      .to.be.revertedWithCustomError(next, "Recognitions_Exceeds")
      .withArgs(record.leaf, 150, 151);
    await asNext.recognise(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 150);
    expect(await next.getHeld(NORTH, record.leaf)).to.equal(350n);
    expect(await standingOf(next, elsewhere)).to.deep.equal([RECOGNITION.positive, 150, 150, 150, 150]);
    expect(await standingOf(next)).to.deep.equal([RECOGNITION.positive, 200, 200, 100, 100]);
  });

  it("do not recognise again what was recognised there", async () => {
    const { asNext, next } = await loadFixture(succeeded);
    await expect(asNext.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100))
      .to.be.revertedWithCustomError(next, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.positive);
  });

  it("withdraw what was granted there, and free it", async () => {
    const { asNext, next } = await loadFixture(succeeded);
    await asNext.withdraw(subject);
    expect(await next.getHeld(NORTH, record.leaf)).to.equal(0n);
    expect(await standingOf(next)).to.deep.equal([RECOGNITION.withdrawn, 0, 0, 0, 0]);
    await asNext.recognise(record, SOUTH, PROGRAMME, RULE.whole, 350);
    expect(await standingOf(next)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 350]);
  });

  it("decide what was requested there", async () => {
    const { next, other } = await loadFixture(succeeded);
    const which = { ...subject, leaf: other.leaf };
    await by(north.registrar, next).vote(which, 0, 350, GROUND.none);
    await by(south.registrar, next).vote(which, 1, 300, GROUND.workloadDiffers);
    expect(await standingOf(next, which)).to.deep.equal([RECOGNITION.partial, 350, 300, 300, 300]);
    expect(await next.getHeld(NORTH, other.leaf)).to.equal(350n);
  });

  it("count for nothing what is void for the credits they ask", async () => {
    const contracts = await loadFixture(requestedRecognition);
    const next = await successorOf(contracts);
    await by(south.registrar, next).decide(subject, 350, RULE.whole, GROUND.none);
    await contracts.asNorth.revoke(record, REASON.issuedInError);
    expect(await standingOf(next)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 0]);
  });
});
