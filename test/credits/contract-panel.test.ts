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
  time,
} from "../alliance/contract-scene.ts";
import { REASON, STATUS } from "./contract-batch.ts";
import {
  decisionOf,
  draftOf,
  finalAlliance,
  GROUND,
  named,
  PROGRAMME,
  RECOGNITION,
  RULE,
  record,
  standingOf,
  subject,
  WAY,
} from "./contract-recognition.ts";

/** Requested under the rule on which north, south and the enterprise decide, two of three. */
const beforePanel = given(finalAlliance, async (contracts) => {
  await contracts.asIssuer.request(record, SOUTH, PROGRAMME, RULE.panel, 350, true);
  return { ...contracts, asFactory: by(factory.registrar, contracts.recognitions) };
});
const HALF_BY_PANEL = 7;
const SEAT = { north: 0, south: 1, factory: 2 };

describe("Recognitions.vote", () => {
  it("reverts given nothing is requested", async () => {
    const { asHome, recognitions } = await loadFixture(finalAlliance);
    await expect(asHome.vote(subject, SEAT.south, 350, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_StatusForbids")
      .withArgs(record.leaf, RECOGNITION.none);
  });

  it("reverts given the deadline is over", async () => {
    const { asHome, recognitions } = await loadFixture(beforePanel);
    const [{ deadline }] = await recognitions.getRecognition(subject);
    await time.setNextBlockTimestamp(deadline);
    await expect(asHome.vote(subject, SEAT.south, 0, GROUND.contentDiffers))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_DecidedTooLate")
      .withArgs(record.leaf, deadline);
  });

  it("reverts when the panel has no such seat", async () => {
    const { asHome, recognitions } = await loadFixture(beforePanel);
    await expect(asHome.vote(subject, 3, 350, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_NoSuchSeat")
      .withArgs(RULE.panel, 3);
  });

  it("reverts when the caller is no registrar of the member that holds the seat", async () => {
    const { asHome, members } = await loadFixture(beforePanel);
    await expect(asHome.vote(subject, SEAT.factory, 350, GROUND.none))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(FACTORY, south.registrar.address, OFFICE.registrar);
  });

  it("reverts when the seat has voted", async () => {
    const { asHome, recognitions } = await loadFixture(beforePanel);
    await asHome.vote(subject, SEAT.south, 350, GROUND.none);
    await expect(asHome.vote(subject, SEAT.south, 0, GROUND.contentDiffers))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_AlreadyVoted")
      .withArgs(record.leaf, SEAT.south);
  });

  it("reverts when more is approved than was asked for, or the ground does not fit", async () => {
    const { asHome, recognitions } = await loadFixture(beforePanel);
    await expect(asHome.vote(subject, SEAT.south, 351, GROUND.other))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_MoreThanRequested")
      .withArgs(record.leaf, 350, 351);
    for (const [centiCredits, ground] of [
      [350, GROUND.other],
      [0, GROUND.none],
    ] as const) {
      await expect(asHome.vote(subject, SEAT.south, centiCredits, ground))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_GroundMismatch")
        .withArgs(ground);
    }
  });

  it("reverts when what is approved would count for nothing, so that nobody can spoil what the others approve", async () => {
    const { asFactory, asHome, asIssuer, recognitions } = await loadFixture(finalAlliance).then(async (contracts) => {
      const panel = { panel: [NORTH, SOUTH, FACTORY] };
      await contracts.asHome.addRule(draftOf({ ratePermille: 500, threshold: 2 }, panel));
      await contracts.asIssuer.request(record, SOUTH, PROGRAMME, HALF_BY_PANEL, 350, true);
      return { ...contracts, asFactory: by(factory.registrar, contracts.recognitions) };
    });
    await expect(asFactory.vote(subject, SEAT.factory, 1, GROUND.workloadDiffers))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Nothing")
      .withArgs(HALF_BY_PANEL, 1);
    await asHome.vote(subject, SEAT.south, 350, GROUND.none);
    await asIssuer.vote(subject, SEAT.north, 350, GROUND.none);
    expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.positive);
  });

  it("reverts given home is suspended", async () => {
    const { asFactory, members } = await loadFixture(beforePanel);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await expect(asFactory.vote(subject, SEAT.factory, 350, GROUND.none))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(SOUTH, STANDING.suspended);
  });

  it("leaves nothing to decide to home alone", async () => {
    const { asHome, recognitions } = await loadFixture(beforePanel);
    await expect(asHome.decide(subject, 350, RULE.panel, GROUND.none))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_PanelDecides")
      .withArgs(RULE.panel);
  });

  it("decides nothing before the threshold is reached", async () => {
    const { asIssuer, asFactory, recognitions } = await loadFixture(beforePanel);
    await expect(asIssuer.vote(subject, SEAT.north, 0, GROUND.contentDiffers))
      .to.emit(recognitions, "RecognitionVoted")
      .withArgs(...named, NORTH, 0, GROUND.contentDiffers, north.registrar.address)
      .and.not.to.emit(recognitions, "RecognitionDecided");
    await expect(asFactory.vote(subject, SEAT.factory, 200, GROUND.workloadDiffers))
      .to.emit(recognitions, "RecognitionVoted")
      .withArgs(...named, FACTORY, 200, GROUND.workloadDiffers, factory.registrar.address)
      .and.not.to.emit(recognitions, "RecognitionDecided");
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.requested, 350, 0, 0, 0]);
  });

  for (const [votes, granted, ground] of [
    [[350, 350], 350, GROUND.none],
    [[350, 200], 200, GROUND.workloadDiffers],
    [[200, 350], 200, GROUND.other],
    [[150, 200], 150, GROUND.workloadDiffers],
  ] as const) {
    it(`grants the least that one approves: ${granted} after ${votes.join(" and ")}`, async () => {
      const { asIssuer, asFactory, recognitions } = await loadFixture(beforePanel);
      const groundOf = (vote: number) => (vote === 350 ? GROUND.none : GROUND.workloadDiffers);
      await asFactory.vote(subject, SEAT.factory, votes[0], groundOf(votes[0]));
      const status = granted === 350 ? RECOGNITION.positive : RECOGNITION.partial;
      const decision = { status, way: WAY.panel, ground, rule: RULE.panel, used: granted, by: north.registrar };
      await expect(asIssuer.vote(subject, SEAT.north, votes[1], groundOf(votes[1])))
        .to.emit(recognitions, "RecognitionDecided")
        .withArgs(...named, decisionOf(decision));
      expect(await standingOf(recognitions)).to.deep.equal([status, granted, granted, granted, granted]);
    });
  }

  it("refuses as soon as the threshold cannot be reached", async () => {
    const { asHome, asIssuer, asFactory, recognitions } = await loadFixture(beforePanel);
    await asIssuer.vote(subject, SEAT.north, 0, GROUND.contentDiffers);
    await asFactory.vote(subject, SEAT.factory, 300, GROUND.workloadDiffers);
    const ground = GROUND.levelDiffers;
    const decision = { status: RECOGNITION.negative, way: WAY.panel, ground, rule: RULE.panel, by: south.registrar };
    await expect(asHome.vote(subject, SEAT.south, 0, ground))
      .to.emit(recognitions, "RecognitionDecided")
      .withArgs(...named, decisionOf(decision));
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(0n);
  });

  it("reverts given the record was revoked and the vote would grant", async () => {
    const { asHome, asIssuer, asNorth, credits } = await loadFixture(beforePanel);
    await asIssuer.vote(subject, SEAT.north, 350, GROUND.none);
    await asNorth.revoke(record, REASON.issuedInError);
    await expect(asHome.vote(subject, SEAT.south, 350, GROUND.none))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(record.leaf, STATUS.revoked);
  });

  it("counts from nothing when it is requested again", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(beforePanel);
    await asHome.vote(subject, SEAT.south, 350, GROUND.none);
    await asIssuer.withdraw(subject);
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.panel, 350, true);
    await asHome.vote(subject, SEAT.south, 350, GROUND.none);
    expect(await standingOf(recognitions)).to.deep.equal([RECOGNITION.requested, 350, 0, 0, 0]);
    await asIssuer.vote(subject, SEAT.north, 350, GROUND.none);
    expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.positive);
  });
});
