import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { loadFixture, NORTH, north, SOUTH } from "../alliance/contract-scene.ts";
import { northSecond, REASON } from "./contract-batch.ts";
import { PROGRAMME, RECOGNITION, RULE, recognisingAlliance, record, standingOf } from "./contract-recognition.ts";

describe("Recognitions.getRecognition", () => {
  it("counts for nothing while the record is suspended, and for good once it is revoked", async () => {
    const { asHome, asNorth, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 350);
    const effective = async () => (await standingOf(recognitions))[4];
    await asNorth.suspend(record, REASON.underReview);
    expect(await effective()).to.equal(0);
    await asNorth.reinstate(record, REASON.reviewEnded);
    expect(await effective()).to.equal(350);
    await asNorth.revoke(record, REASON.issuedInError);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 0]);
  });

  it("counts for nothing once its batch is void", async () => {
    const { asHome, credits, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 350);
    await by(north.administrator, credits).reportCompromise(NORTH, north.registrar, 1, [1]);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.positive, 350, 350, 350, 0]);
  });

  it("counts for nothing once it is superseded; the successor is recognised anew", async () => {
    const { asHome, asNorth, recognitions } = await loadFixture(recognisingAlliance);
    const successor = northSecond.record("corrected");
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 350);
    await asNorth.supersede(record, successor, REASON.gradeCorrected);
    await asHome.recognise(successor, SOUTH, PROGRAMME, RULE.whole, 350);
    expect((await standingOf(recognitions))[4]).to.equal(0);
    const anew = { issuer: NORTH, leaf: successor.leaf, home: SOUTH, programme: PROGRAMME };
    expect((await standingOf(recognitions, anew))[4]).to.equal(350);
  });
});
