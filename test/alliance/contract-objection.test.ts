import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  actionsOf,
  ballot,
  close,
  coordinator,
  council,
  draft,
  EAST,
  execute,
  IN_FAVOUR,
  MAJORITY,
  open,
  type Proposal,
  propose,
  queue,
  representatives,
  STATE,
  TWO_THIRDS,
  vote,
  west,
} from "./contract-council-scene.ts";
import { ethers, given, loadFixture, time } from "./contract-scene.ts";

const DAY = 86_400;
const inFavour = representatives.map(() => IN_FAVOUR);

/** It was decided who leads a field; the decision waits. */
const queued = given(council, async (contracts) => {
  const proposal = draft([[contracts.members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]]);
  await ballot(contracts, proposal, inFavour);
  await queue(contracts, proposal);
  return { ...contracts, proposal };
});

function object({ council: body }: Deployed, proposal: Proposal, reason = "a reason", caller = coordinator) {
  const { targets, values, calldatas, description } = proposal;
  return by(caller, body).object(targets, values, calldatas, ethers.id(description), reason);
}

describe("Council", () => {
  describe("object", () => {
    it("reverts when the caller is not the coordinator", async () => {
      const { proposal, ...contracts } = await loadFixture(queued);
      await expect(object(contracts, proposal, "no", west))
        .to.be.revertedWithCustomError(contracts.council, "AccessManagedUnauthorized")
        .withArgs(west.address);
    });

    it("reverts when there is no reason", async () => {
      const { proposal, ...contracts } = await loadFixture(queued);
      await expect(object(contracts, proposal, ""))
        .to.be.revertedWithCustomError(contracts.council, "Council_ReasonMissing")
        .withArgs();
    });

    it("reverts when the proposal is not queued", async () => {
      const contracts = await loadFixture(council);
      const proposal = draft([[contracts.members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]]);
      await ballot(contracts, proposal, inFavour);
      await expect(object(contracts, proposal))
        .to.be.revertedWithCustomError(contracts.council, "Council_TooLateToObject")
        .withArgs(proposal.id, 0);
    });

    it("reverts from the second on in which the decision can be executed", async () => {
      const { proposal, ...contracts } = await loadFixture(queued);
      const eta = await contracts.council.proposalEta(proposal.id);
      await time.setNextBlockTimestamp(eta);
      await expect(object(contracts, proposal))
        .to.be.revertedWithCustomError(contracts.council, "Council_TooLateToObject")
        .withArgs(proposal.id, eta);
      await time.setNextBlockTimestamp(eta);
      await execute(contracts, proposal);
    });

    it("calls off what was decided, to the last second, in the timelock too", async () => {
      const { proposal, ...contracts } = await loadFixture(queued);
      const { council: body, timelock } = contracts;
      await time.setNextBlockTimestamp((await body.proposalEta(proposal.id)) - 1n);
      const objected = await object(contracts, proposal, "against the plan of the province");
      await expect(objected)
        .to.emit(body, "ProposalObjected")
        .withArgs(proposal.id, actionsOf(proposal), "against the plan of the province", coordinator.address);
      await expect(objected).to.emit(body, "ProposalCanceled").withArgs(proposal.id);
      await expect(objected).to.emit(timelock, "Cancelled");
      expect(await body.state(proposal.id)).to.equal(STATE.cancelled);
      expect(await body.isObjected(actionsOf(proposal))).to.equal(true);
      await time.increase(DAY);
      await expect(execute(contracts, proposal)).to.be.revertedWithCustomError(body, "GovernorUnexpectedProposalState");
    });

    it("keeps another proposal of the same actions from being queued", async () => {
      const contracts = await loadFixture(queued);
      const twin = draft([[contracts.members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "a twin");
      await ballot(contracts, twin, inFavour);
      const third = draft([[contracts.members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "a third");
      await ballot(contracts, third, inFavour);
      await queue(contracts, third);
      await object(contracts, third);
      await expect(queue(contracts, twin))
        .to.be.revertedWithCustomError(contracts.council, "Council_Objected")
        .withArgs(twin.id, actionsOf(twin));
    });

    it("is overridden by two thirds of the seats, once", async () => {
      const { proposal, ...contracts } = await loadFixture(queued);
      const { council: body, members } = contracts;
      await object(contracts, proposal);
      const again = draft([[members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "again");
      await expect(propose(contracts, again))
        .to.emit(body, "ProposalRuled")
        .withArgs(again.id, TWO_THIRDS, actionsOf(again), true);
      await open(contracts, again);
      await vote(contracts, again, inFavour.slice(0, 3));
      await close(contracts, again);
      expect(await body.state(again.id)).to.equal(STATE.defeated);

      const oncemore = draft([[members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "once more");
      await ballot(contracts, oncemore, inFavour.slice(0, 4));
      await queue(contracts, oncemore);
      await expect(object(contracts, oncemore))
        .to.be.revertedWithCustomError(body, "Council_Overridden")
        .withArgs(oncemore.id);
      expect(await body.isObjected(actionsOf(proposal))).to.equal(false);
      await time.increaseTo(await body.proposalEta(oncemore.id));
      await execute(contracts, oncemore);
      expect(await members.isLeadingUnit(EAST)).to.equal(true);

      const later = draft([[members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "later");
      await propose(contracts, later);
      expect(await body.getRuling(later.id)).to.deep.equal([MAJORITY, false]);
    });
  });
});
