import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  given,
  loadFixture,
  NORTH,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import { northFirst } from "./contract-batch.ts";
import {
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
import { APPEAL_SECONDS, DAY_SECONDS, DECISION_SECONDS, FOR_EVER } from "./contract-scene.ts";

const other = northFirst.record("record 1");

/** Home asked for itself. */
const askedByHome = given(recognisingAlliance, async (contracts) => {
  await contracts.asHome.request(record, SOUTH, PROGRAMME, RULE.whole, 350, false);
  return contracts;
});
const partial = given(requestedRecognition, async (contracts) => {
  await contracts.asHome.decide(subject, 200, RULE.whole, GROUND.contentDiffers);
  return contracts;
});

async function deadlineOf({ recognitions }: Pick<Awaited<ReturnType<typeof partial.load>>, "recognitions">) {
  const [{ deadline }] = await recognitions.getRecognition(subject);
  return Number(deadline);
}

describe("Recognitions", () => {
  describe("given a pause that ran over the deadline of a request", () => {
    const paused = given(requestedRecognition, async (contracts) => {
      const deadline = await deadlineOf(contracts);
      await time.increaseTo(deadline - 2 * DAY_SECONDS);
      const until = deadline + 5 * DAY_SECONDS;
      await contracts.members.pause(contracts.recognitions, until);
      await time.increaseTo(until);
      return { ...contracts, until, postponed: until + DECISION_SECONDS };
    });

    it("take no silence for approval until home had the whole time again", async () => {
      const { postponed, recognitions } = await loadFixture(paused);
      const byStranger = by(stranger, recognitions);
      await expect(byStranger.deem(subject))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
        .withArgs(record.leaf, postponed);
      await time.setNextBlockTimestamp(postponed);
      await byStranger.deem(subject);
      expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.positive);
    });

    it("let home decide until then, and no longer", async () => {
      const { asHome, postponed, recognitions } = await loadFixture(paused);
      await time.setNextBlockTimestamp(postponed);
      await expect(asHome.decide(subject, 0, RULE.whole, GROUND.contentDiffers))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_DecidedTooLate")
        .withArgs(record.leaf, postponed);
      const again = await loadFixture(paused);
      await time.setNextBlockTimestamp(postponed - 1);
      await again.asHome.decide(subject, 0, RULE.whole, GROUND.contentDiffers);
      expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.negative);
    });
  });

  it("leave the deadline as it is where the pause was over before the request", async () => {
    const contracts = await loadFixture(recognisingAlliance);
    const { asIssuer, members, recognitions } = contracts;
    const until = (await time.latest()) + DAY_SECONDS;
    await members.pause(recognitions, until);
    await time.setNextBlockTimestamp(until);
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true);
    const deadline = await deadlineOf(contracts);
    expect(deadline).to.equal(until + DECISION_SECONDS);
    await time.setNextBlockTimestamp(deadline);
    await by(stranger, recognitions).deem(subject);
  });

  it("begin the time to appeal anew after a pause, and free nothing before", async () => {
    const contracts = await loadFixture(partial);
    const { asIssuer, members, recognitions } = contracts;
    const deadline = await deadlineOf(contracts);
    await time.increaseTo(deadline - 60);
    await members.pause(recognitions, deadline + DAY_SECONDS);
    await time.increaseTo(deadline + DAY_SECONDS);
    await expect(by(stranger, recognitions).release(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
      .withArgs(record.leaf, deadline + DAY_SECONDS + APPEAL_SECONDS);
    await asIssuer.appeal(subject);
    expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.appealed);
  });

  describe("given home was suspended over the deadline of a request", () => {
    const suspended = given(requestedRecognition, async (contracts) => {
      const deadline = await deadlineOf(contracts);
      await time.increaseTo(deadline - 2 * DAY_SECONDS);
      await contracts.members.setStanding(SOUTH, STANDING.suspended, "under inspection");
      await time.increaseTo(deadline + 5 * DAY_SECONDS);
      return contracts;
    });
    const reinstated = given(suspended, async (contracts) => {
      await contracts.members.setStanding(SOUTH, STANDING.active, "");
      return { ...contracts, postponed: (await time.latest()) + DECISION_SECONDS };
    });

    it("take no silence for approval while it cannot decide", async () => {
      const { members, recognitions } = await loadFixture(suspended);
      await expect(by(stranger, recognitions).deem(subject))
        .to.be.revertedWithCustomError(members, "Members_NotActive")
        .withArgs(SOUTH, STANDING.suspended);
    });

    it("take no silence for approval until it had the whole time again", async () => {
      const { postponed, recognitions } = await loadFixture(reinstated);
      const byStranger = by(stranger, recognitions);
      await expect(byStranger.deem(subject))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
        .withArgs(record.leaf, postponed);
      await time.setNextBlockTimestamp(postponed);
      await byStranger.deem(subject);
      expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.positive);
    });

    it("let it decide until then, and no longer", async () => {
      const { asHome, postponed, recognitions } = await loadFixture(reinstated);
      await time.setNextBlockTimestamp(postponed);
      await expect(asHome.decide(subject, 0, RULE.whole, GROUND.contentDiffers))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_DecidedTooLate")
        .withArgs(record.leaf, postponed);
      const again = await loadFixture(reinstated);
      await time.setNextBlockTimestamp(postponed - 1);
      await again.asHome.decide(subject, 0, RULE.whole, GROUND.contentDiffers);
      expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.negative);
    });
  });

  it("leave the deadline as it is where home was reinstated before the request", async () => {
    const contracts = await loadFixture(recognisingAlliance);
    const { asIssuer, members, recognitions } = contracts;
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await members.setStanding(SOUTH, STANDING.active, "");
    await asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, 350, true);
    await time.setNextBlockTimestamp(await deadlineOf(contracts));
    await by(stranger, recognitions).deem(subject);
    expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.positive);
  });

  it("wait for a requester that is suspended, and begin its time to appeal anew", async () => {
    const contracts = await loadFixture(partial);
    const { asIssuer, members, recognitions } = contracts;
    const byStranger = by(stranger, recognitions);
    await members.setStanding(NORTH, STANDING.suspended, "under inspection");
    await time.increaseTo((await deadlineOf(contracts)) + DAY_SECONDS);
    await expect(byStranger.release(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
      .withArgs(record.leaf, FOR_EVER);
    await members.setStanding(NORTH, STANDING.active, "");
    const postponed = (await time.latest()) + APPEAL_SECONDS;
    await expect(byStranger.release(subject))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_NotYetOver")
      .withArgs(record.leaf, postponed);
    await time.setNextBlockTimestamp(postponed - 1);
    await asIssuer.appeal(subject);
    expect((await standingOf(recognitions))[0]).to.equal(RECOGNITION.appealed);
  });

  it("leave the issuer's time to appeal as it is where home was suspended in it", async () => {
    const contracts = await loadFixture(partial);
    const deadline = await deadlineOf(contracts);
    await contracts.members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await time.setNextBlockTimestamp(deadline);
    await by(stranger, contracts.recognitions).release(subject);
    expect(await contracts.recognitions.getHeld(NORTH, record.leaf)).to.equal(200n);
  });

  describe("given home asked for itself and was expelled", () => {
    it("let the issuer withdraw the request, and free the credits", async () => {
      const { asIssuer, members, recognitions } = await loadFixture(askedByHome);
      await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
      await expect(asIssuer.withdraw(subject))
        .to.be.revertedWithCustomError(members, "Members_NotActive")
        .withArgs(SOUTH, STANDING.suspended);
      await members.setStanding(SOUTH, STANDING.expelled, "fraud");
      await asIssuer.withdraw(subject);
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(0n);
    });

    it("let the issuer withdraw the appeal", async () => {
      const { asHome, asIssuer, members, recognitions } = await loadFixture(askedByHome);
      await asHome.decide(subject, 200, RULE.whole, GROUND.contentDiffers);
      await asHome.appeal(subject);
      await members.setStanding(SOUTH, STANDING.expelled, "fraud");
      await asIssuer.withdrawAppeal(subject);
      expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(200n);
    });
  });

  describe("given the credits are retired, as by a successor that revokes there", () => {
    const retired = given(requestedRecognition, async (contracts) => {
      await contracts.asHome.recognise(other, SOUTH, PROGRAMME, RULE.whole, 100);
      await contracts.members.pause(contracts.credits, FOR_EVER);
      return contracts;
    });

    for (const [what, act] of [
      ["recognise", ({ asHome }) => asHome.recognise(other, SOUTH, OTHER_PROGRAMME, RULE.whole, 1)],
      ["request", ({ asIssuer }) => asIssuer.request(other, SOUTH, OTHER_PROGRAMME, RULE.whole, 1, true)],
      ["grant", ({ asHome }) => asHome.decide(subject, 350, RULE.whole, GROUND.none)],
    ] as const satisfies readonly (readonly [string, (of: Awaited<ReturnType<typeof retired.load>>) => unknown])[]) {
      it(`refuse to ${what}`, async () => {
        const contracts = await loadFixture(retired);
        await expect(act(contracts))
          .to.be.revertedWithCustomError(contracts.members, "Members_Paused")
          .withArgs(contracts.credits, FOR_EVER);
      });
    }
  });

  it("that succeed others know who decided there, so that the same does not decide the appeal", async () => {
    const { asIssuer, ...contracts } = await loadFixture(partial);
    await asIssuer.appeal(subject);
    const { members, recognitions } = contracts;
    const both = (1 << OFFICE.administrator) | (1 << OFFICE.registrar);
    await by(south.administrator, members).setOffices(SOUTH, south.registrar, both);
    const next = await successorOf(contracts);
    await members.pause(recognitions, FOR_EVER);
    await expect(by(south.registrar, next).decideAppeal(subject, 200, RULE.whole, GROUND.other))
      .to.be.revertedWithCustomError(next, "Recognitions_SameDecider")
      .withArgs(record.leaf, south.registrar.address);
    expect(await next.getDecider(subject)).to.equal(south.registrar.address);
    await by(south.administrator, next).decideAppeal(subject, 200, RULE.whole, GROUND.other);
  });
});
