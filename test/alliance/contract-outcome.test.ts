import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ABSTAINED as _,
  ballot,
  close,
  council,
  draft,
  EAST,
  execute,
  HILL,
  AGAINST as N,
  nobody,
  open,
  propose,
  queue,
  representatives,
  STATE,
  TWO_THIRDS,
  vote,
  WEST,
  IN_FAVOUR as Y,
} from "./contract-council-scene.ts";
import {
  FACTORY,
  factory,
  given,
  loadFixture,
  OBJECTION_SECONDS,
  STANDING,
  time,
  VOTING_DELAY_SECONDS,
  VOTING_PERIOD_SECONDS,
} from "./contract-scene.ts";

const GRACE_SECONDS = 30 * 86_400;
const SEATS = 5n;

/** A ballot by the majority rule is open: on making the enterprise the leading unit of something. */
const opened = given(council, async (contracts) => {
  const proposal = draft([[contracts.members, "appointLeadingUnit", [FACTORY, "instruments", 2_000_000_000]]]);
  await propose(contracts, proposal);
  await open(contracts, proposal);
  return { ...contracts, proposal };
});

/** One that needs two thirds of the seats. */
const openedExpulsion = given(council, async (contracts) => {
  const proposal = draft([[contracts.members, "setStanding", [FACTORY, STANDING.expelled, "fraud"]]]);
  await propose(contracts, proposal);
  await open(contracts, proposal);
  return { ...contracts, proposal };
});

describe("Council", () => {
  describe("the outcome", () => {
    for (const [votes, outcome] of [
      [[Y, Y], "defeated"],
      [[Y, Y, Y], "succeeded"],
      [[Y, _, _], "succeeded"],
      [[_, _, _, _, _], "defeated"],
      [[Y, Y, N], "succeeded"],
      [[Y, N, _], "defeated"],
      [[Y, Y, N, N], "defeated"],
      [[Y, Y, Y, N, N], "succeeded"],
      [[N, N, N, Y, Y], "defeated"],
    ] as const) {
      it(`of ${votes.map((support) => ["no", "yes", "abstained"][support]).join(", ")} of five is ${outcome}`, async () => {
        const { proposal, ...contracts } = await loadFixture(opened);
        await vote(contracts, proposal, [...votes]);
        expect(await contracts.council.state(proposal.id)).to.equal(STATE.active);
        await close(contracts, proposal);
        expect(await contracts.council.state(proposal.id)).to.equal(STATE[outcome]);
      });
    }

    for (const [votes, outcome] of [
      [[Y, Y, Y], "defeated"],
      [[Y, Y, Y, N], "defeated"],
      [[Y, Y, Y, Y], "succeeded"],
      [[Y, Y, Y, Y, N], "succeeded"],
    ] as const) {
      it(`of an expulsion with ${votes.filter((one) => one === Y).length} of five in favour is ${outcome}`, async () => {
        const { proposal, ...contracts } = await loadFixture(openedExpulsion);
        expect((await contracts.council.getRuling(proposal.id)).rule).to.deep.equal(TWO_THIRDS);
        await vote(contracts, proposal, [...votes]);
        await close(contracts, proposal);
        expect(await contracts.council.state(proposal.id)).to.equal(STATE[outcome]);
      });
    }

    it("leaves out ballot and seat of who lost its vote meanwhile, even if it came back and was lost again", async () => {
      const { proposal, ...contracts } = await loadFixture(opened);
      const { council, members } = contracts;
      await vote(contracts, proposal, [Y, Y, N, N, _]);
      for (const standing of [STANDING.suspended, STANDING.active, STANDING.suspended]) {
        await members.setStanding(EAST, standing, "");
      }
      await members.setSeat(HILL, false);
      await members.setSeat(HILL, true);
      await time.increase(1);
      expect(await council.getTally(proposal.id)).to.deep.equal([3n, 1n, 2n, 0n]);
      await close(contracts, proposal);
      expect(await council.state(proposal.id)).to.equal(STATE.succeeded);
    });

    it("does not change when members lose their votes after the ballot closed", async () => {
      const { proposal, ...contracts } = await loadFixture(opened);
      const { council, members } = contracts;
      await vote(contracts, proposal, [Y, Y, N, N, N]);
      await close(contracts, proposal);
      for (const member of [EAST, WEST, HILL]) await members.setStanding(member, STANDING.suspended, "");
      expect(await council.getTally(proposal.id)).to.deep.equal([5n, 3n, 2n, 0n]);
      expect(await council.state(proposal.id)).to.equal(STATE.defeated);
    });

    for (const [late, seats] of [
      [0, 4n],
      [1, 5n],
    ] as const) {
      it(`counts ${seats} seats when one is lost ${late === 0 ? "in" : "after"} the ballot's last second`, async () => {
        const { proposal, ...contracts } = await loadFixture(opened);
        const { council, members } = contracts;
        await time.setNextBlockTimestamp((await council.proposalDeadline(proposal.id)) + BigInt(late));
        await members.setStanding(EAST, STANDING.suspended, "");
        await time.increase(10);
        expect((await council.getTally(proposal.id)).seats).to.equal(seats);
      });
    }

    it("does not count a seat that was given while the ballot was open", async () => {
      const { council, members, proposal } = await loadFixture(opened);
      await by(factory.administrator, members).appointRepresentative(FACTORY, factory.steward);
      await members.setSeat(FACTORY, true);
      await time.increase(1);
      expect((await council.getTally(proposal.id)).seats).to.equal(SEATS);
      expect(await members.getPastTotalSupply((await time.latest()) - 1)).to.equal(SEATS + 1n);
    });
  });

  describe("a decision", () => {
    it("waits for the objection, and is then executed by anyone", async () => {
      const contracts = await loadFixture(council);
      const { council: body, members, timelock } = contracts;
      const proposal = draft([[members, "appointLeadingUnit", [FACTORY, "instruments", 2_000_000_000]]]);
      await propose(contracts, proposal);
      const proposedAt = BigInt(await time.latest());
      expect(await body.getTally(proposal.id)).to.deep.equal([0n, 0n, 0n, 0n]);
      expect(await body.proposalSnapshot(proposal.id)).to.equal(proposedAt + BigInt(VOTING_DELAY_SECONDS));
      expect(await body.proposalDeadline(proposal.id)).to.equal(
        proposedAt + BigInt(VOTING_DELAY_SECONDS + VOTING_PERIOD_SECONDS),
      );
      await open(contracts, proposal);
      await vote(contracts, proposal, [Y, Y, Y]);
      await close(contracts, proposal);
      expect(await body.proposalNeedsQueuing(proposal.id)).to.equal(true);
      await queue(contracts, proposal, nobody);
      const eta = BigInt((await time.latest()) + OBJECTION_SECONDS);
      expect(await body.proposalEta(proposal.id)).to.equal(eta);
      await time.setNextBlockTimestamp(eta - 1n);
      await expect(execute(contracts, proposal)).to.be.revertedWithCustomError(
        timelock,
        "TimelockUnexpectedOperationState",
      );
      await time.setNextBlockTimestamp(eta);
      await expect(execute(contracts, proposal, nobody))
        .to.emit(members, "LeadingUnitAppointed")
        .withArgs(FACTORY, "instruments", 2_000_000_000, timelock.target);
      expect(await body.state(proposal.id)).to.equal(STATE.executed);
    });

    it("expires thirty days after the ballot where nobody queues it", async () => {
      const contracts = await loadFixture(council);
      const proposal = draft([[contracts.members, "setStanding", [EAST, STANDING.suspended, ""]]]);
      await ballot(
        contracts,
        proposal,
        representatives.map(() => Y),
      );
      const last = (await contracts.council.proposalDeadline(proposal.id)) + BigInt(GRACE_SECONDS);
      await time.increaseTo(last);
      expect(await contracts.council.state(proposal.id)).to.equal(STATE.succeeded);
      await time.increaseTo(last + 1n);
      expect(await contracts.council.state(proposal.id)).to.equal(STATE.expired);
      await expect(queue(contracts, proposal)).to.be.revertedWithCustomError(
        contracts.council,
        "GovernorUnexpectedProposalState",
      );
    });

    it("expires thirty days after it could be executed where nobody does", async () => {
      const contracts = await loadFixture(council);
      const proposal = draft([[contracts.members, "setStanding", [EAST, STANDING.suspended, ""]]]);
      await ballot(
        contracts,
        proposal,
        representatives.map(() => Y),
      );
      await queue(contracts, proposal);
      const last = (await contracts.council.proposalEta(proposal.id)) + BigInt(GRACE_SECONDS);
      await time.increaseTo(last);
      expect(await contracts.council.state(proposal.id)).to.equal(STATE.queued);
      await time.increaseTo(last + 1n);
      expect(await contracts.council.state(proposal.id)).to.equal(STATE.expired);
      await expect(execute(contracts, proposal)).to.be.revertedWithCustomError(
        contracts.council,
        "GovernorUnexpectedProposalState",
      );
    });
  });
});
