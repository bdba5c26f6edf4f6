import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { getRecognisedLeaf } from "../../server/credits/recognition-queries.ts";
import {
  ethers,
  factory,
  loadFixture,
  NORTH,
  north,
  SOUTH,
  south,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import { CENTI_CREDITS, REASON } from "./contract-batch.ts";
import {
  GROUND,
  PROGRAMME,
  RULE,
  recognisingAlliance,
  record,
  requestedRecognition,
  standingOf,
  subject,
  successorOf,
} from "./contract-recognition.ts";
import { APPEAL_SECONDS, DECISION_SECONDS } from "./contract-scene.ts";
import { figuresOf, foldChain, recognitionIn } from "./fold-scene.ts";

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe("Recognitions, folded from their events", () => {
  it("are positive at once where home recognises, with what the rate leaves", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.half, 301);
    const found = await recognitionIn(await foldChain());
    expect(found).to.deep.include({
      issuer: NORTH,
      leaf: record.leaf,
      home: SOUTH,
      programme: "080901-CS",
      sequence: 1,
      rule: RULE.half,
      status: "positive",
      requested: null,
      held: "3.01",
      used: "3.01",
      applied: "1.5",
      effective: "1.5",
      deadline: null,
      requester: null,
      decision: null,
      target: "SU-CS-A1",
      recordStatus: "in-force",
      isVoid: false,
    });
    expect(figuresOf(found)).to.deep.equal(await standingOf(recognitions));
    expect(found.steps.map(({ act, by: account, credits }) => [act, account, credits])).to.deep.equal([
      ["recognised", south.registrar.address, "3.01"],
    ]);
  });

  it("wait for a decision, with what is held and until when", async () => {
    const { recognitions } = await loadFixture(requestedRecognition);
    const askedAt = await time.latest();
    const store = await foldChain();
    const found = await recognitionIn(store);
    expect(found).to.include({ status: "requested", requested: "3.5", held: "3.5", used: "0", applied: "0" });
    expect(found).to.include({ requester: NORTH, deadline: iso(askedAt + DECISION_SECONDS), effective: "0" });
    expect(figuresOf(found)).to.deep.equal(await standingOf(recognitions));
    expect((await getRecognisedLeaf(store, NORTH, record.leaf)).held).to.equal("3.5");
  });

  it("are decided in part, appealed against, decided on appeal", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
    await asHome.decide(subject, 100, RULE.half, GROUND.contentDiffers);
    const decidedAt = await time.latest();
    const partial = await recognitionIn(await foldChain());
    expect(partial).to.include({ status: "partial", rule: RULE.half, held: "3.5", used: "1", applied: "0.5" });
    expect(partial.decision).to.deep.equal({
      way: "registrar",
      ground: "content-differs",
      by: south.registrar.address,
      at: iso(decidedAt),
    });
    expect(partial).to.include({ deadline: iso(decidedAt + APPEAL_SECONDS), sequence: 1, requester: NORTH });
    expect(figuresOf(partial)).to.deep.equal(await standingOf(recognitions));

    await asIssuer.appeal(subject);
    const appealed = await recognitionIn(await foldChain());
    expect(appealed).to.include({ status: "appealed", deadline: null, held: "3.5", applied: "0.5", effective: "0.5" });
    expect(figuresOf(appealed)).to.deep.equal(await standingOf(recognitions));

    await by(south.administrator, recognitions).decideAppeal(subject, CENTI_CREDITS, RULE.whole, GROUND.none);
    const positive = await recognitionIn(await foldChain());
    expect(positive).to.include({ status: "positive", rule: RULE.whole, held: "3.5", used: "3.5", deadline: null });
    expect(positive.decision).to.include({ way: "appeal", ground: "none", by: south.administrator.address });
    expect(positive.steps.map(({ act, status }) => [act, status])).to.deep.equal([
      ["requested", "requested"],
      ["decided", "partial"],
      ["appealed", "appealed"],
      ["decided", "positive"],
    ]);
    expect(figuresOf(positive)).to.deep.equal(await standingOf(recognitions));
  });

  it("free what was not granted once an appeal is taken back, or nobody appealed", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(requestedRecognition);
    await asHome.decide(subject, 100, RULE.whole, GROUND.other);
    await asIssuer.appeal(subject);
    await asIssuer.withdrawAppeal(subject);
    const takenBack = await recognitionIn(await foldChain());
    expect(takenBack).to.include({ status: "partial", held: "1", used: "1", deadline: null });
    expect(figuresOf(takenBack)).to.deep.equal(await standingOf(recognitions));

    const again = await loadFixture(requestedRecognition);
    await again.asHome.decide(subject, 0, RULE.whole, GROUND.levelDiffers);
    await time.increase(APPEAL_SECONDS);
    await by(stranger, again.recognitions).release(subject);
    const store = await foldChain();
    const released = await recognitionIn(store);
    expect(released).to.include({ status: "negative", held: "0", used: "0", deadline: null });
    expect(released.steps.at(-1)).to.include({ act: "released", by: stranger.address, status: "negative" });
    expect((await getRecognisedLeaf(store, NORTH, record.leaf)).held).to.equal("0");
  });

  it("are granted by silence", async () => {
    const { recognitions } = await loadFixture(requestedRecognition);
    await time.increase(DECISION_SECONDS);
    await by(stranger, recognitions).deem(subject);
    const found = await recognitionIn(await foldChain());
    expect(found).to.include({ status: "positive", effective: "3.5" });
    expect(found.decision).to.include({ way: "silence", by: stranger.address });
    expect(figuresOf(found)).to.deep.equal(await standingOf(recognitions));
  });

  it("list a panel's votes until they decide, and forget them when it is asked anew", async () => {
    const { asIssuer, asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.panel, CENTI_CREDITS, true);
    await asIssuer.vote(subject, 0, 200, GROUND.workloadDiffers);
    await asHome.vote(subject, 1, 0, GROUND.contentDiffers);
    const open = await recognitionIn(await foldChain());
    expect(open.status).to.equal("requested");
    expect(
      open.votes.map(({ member, credits, ground, registrar }) => [member, credits, ground, registrar]),
    ).to.deep.equal([
      [NORTH, "2", "workload-differs", north.registrar.address],
      [SOUTH, "0", "content-differs", south.registrar.address],
    ]);
    await by(factory.registrar, recognitions).vote(subject, 2, 0, GROUND.other);
    const refused = await recognitionIn(await foldChain());
    expect(refused).to.include({ status: "negative", used: "0" });
    expect(refused.votes).to.have.length(3);
    expect(refused.decision).to.include({ way: "panel", ground: "other" });
    await time.increase(APPEAL_SECONDS);
    await by(stranger, recognitions).release(subject);
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.panel, CENTI_CREDITS, true);
    const anew = await recognitionIn(await foldChain());
    expect(anew.votes).to.deep.equal([]);
    expect(anew.decision).to.equal(null);
    expect(anew.steps).to.have.length(7);
  });

  it("forget the votes that a replaced contract was given", async () => {
    const contracts = await loadFixture(recognisingAlliance);
    await contracts.asIssuer.request(record, SOUTH, PROGRAMME, RULE.panel, CENTI_CREDITS, true);
    await contracts.asIssuer.vote(subject, 0, 200, GROUND.workloadDiffers);
    const successor = await successorOf(contracts);
    await contracts.directory.register(ethers.encodeBytes32String("Recognitions"), successor);
    await by(south.registrar, successor).vote(subject, 1, CENTI_CREDITS, GROUND.none);
    const found = await recognitionIn(await foldChain());
    expect(found.votes.map(({ member }) => member)).to.deep.equal([SOUTH]);
    expect(found.contract).to.equal(successor.target);
    expect(found.steps).to.have.length(3);
  });

  it("hold nothing once they are withdrawn, and can be asked for again", async () => {
    const { asIssuer, recognitions } = await loadFixture(requestedRecognition);
    await asIssuer.withdraw(subject);
    const gone = await recognitionIn(await foldChain());
    expect(gone).to.include({ status: "withdrawn", held: "0", used: "0", applied: "0", deadline: null });
    expect(figuresOf(gone)).to.deep.equal(await standingOf(recognitions));
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.automatic, 200, true);
    const again = await recognitionIn(await foldChain());
    expect(again).to.include({ status: "positive", held: "2", requester: null });
    expect(figuresOf(again)).to.deep.equal(await standingOf(recognitions));
  });

  it("count nothing while their record is suspended, and never again where its batch is void", async () => {
    const { asHome, asNorth, credits, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS);
    await asNorth.suspend(record, REASON.underReview);
    const suspended = await recognitionIn(await foldChain());
    expect(suspended).to.include({ recordStatus: "suspended", applied: "3.5", effective: "0", held: "3.5" });
    expect(figuresOf(suspended)).to.deep.equal(await standingOf(recognitions));
    await asNorth.reinstate(record, REASON.reviewEnded);
    expect(figuresOf(await recognitionIn(await foldChain()))).to.deep.equal(await standingOf(recognitions));
    await by(north.administrator, credits).reportCompromise(NORTH, north.registrar, 0, [1]);
    const compromised = await recognitionIn(await foldChain());
    expect(compromised).to.include({ recordStatus: "in-force", isVoid: true, effective: "0" });
    expect(figuresOf(compromised)).to.deep.equal(await standingOf(recognitions));
  });
});
