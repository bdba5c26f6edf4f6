import { expect } from "chai";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  actionsOf,
  cancel,
  coordinator,
  council,
  decide,
  draft,
  EAST,
  MAJORITY,
  nobody,
  propose,
  representatives,
  STATE,
  west,
} from "./contract-council-scene.ts";
import {
  ethers,
  FACTORY,
  factory,
  founder,
  given,
  KIND,
  loadFixture,
  STANDING,
  secretariat,
} from "./contract-scene.ts";

const { ADMIN, SECRETARIAT } = ROLES;

const handedOver = given(council, async (contracts) => {
  await contracts.authority.renounceRole(ADMIN, founder);
  return contracts;
});

describe("Council", () => {
  describe("propose", () => {
    it("reverts when the caller represents no member with a vote", async () => {
      const contracts = await loadFixture(council);
      const proposal = draft([[contracts.members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]]);
      await contracts.members.setStanding(EAST, STANDING.suspended, "");
      const suspended = representatives[EAST - 2];
      for (const account of [nobody, founder, coordinator, factory.administrator, suspended]) {
        if (account === undefined) throw new Error("There is such a representative");
        await expect(propose(contracts, proposal, account))
          .to.be.revertedWithCustomError(contracts.council, "Council_NoVote")
          .withArgs(account.address);
      }
    });

    it("reverts when it bundles more than sixteen calls", async () => {
      const contracts = await loadFixture(council);
      const calls = (count: number) =>
        draft(
          Array.from({ length: count }, () => [
            contracts.members,
            "appointLeadingUnit",
            [EAST, "optics", 2_000_000_000],
          ]),
        );
      await expect(propose(contracts, calls(17)))
        .to.be.revertedWithCustomError(contracts.council, "Council_TooManyCalls")
        .withArgs(17, 16);
      await propose(contracts, calls(16));
    });

    it("announces the rule that binds it", async () => {
      const contracts = await loadFixture(council);
      const proposal = draft([[contracts.members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]]);
      const proposed = propose(contracts, proposal, west);
      await expect(proposed).to.emit(contracts.council, "ProposalCreated");
      await expect(proposed)
        .to.emit(contracts.council, "ProposalRuled")
        .withArgs(proposal.id, MAJORITY, actionsOf(proposal), false);
      expect(await contracts.council.getRuling(proposal.id)).to.deep.equal([MAJORITY, false]);
      expect(await contracts.council.state(proposal.id)).to.equal(STATE.pending);
      expect(
        await contracts.council.getProposalId(
          proposal.targets,
          proposal.values,
          proposal.calldatas,
          ethers.id(proposal.description),
        ),
      ).to.equal(proposal.id);
      await cancel(contracts, proposal, west);
      expect(await contracts.council.state(proposal.id)).to.equal(STATE.cancelled);
    });
  });

  describe("nominate", () => {
    it("reverts when the caller is not the coordinator", async () => {
      const { council: body, members } = await loadFixture(council);
      const { targets, values, calldatas, description } = draft([
        [members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]],
      ]);
      await expect(by(west, body).nominate(targets, values, calldatas, description))
        .to.be.revertedWithCustomError(body, "AccessManagedUnauthorized")
        .withArgs(west.address);
    });

    it("proposes", async () => {
      const { council: body, members } = await loadFixture(council);
      const { id, targets, values, calldatas, description } = draft([
        [members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]],
      ]);
      await by(coordinator, body).nominate(targets, values, calldatas, description);
      expect(await body.state(id)).to.equal(STATE.pending);
      expect((await body.getRuling(id)).rule).to.deep.equal(MAJORITY);
    });
  });

  describe("getTally and getRuling", () => {
    it("revert when there is no such proposal", async () => {
      const { council: body } = await loadFixture(council);
      for (const attempt of [() => body.getTally(7), () => body.getRuling(7)]) {
        await expect(attempt()).to.be.revertedWithCustomError(body, "GovernorNonexistentProposal").withArgs(7);
      }
    });
  });

  it("relay reverts even when it was decided", async () => {
    const contracts = await loadFixture(council);
    const { council: body, timelock } = contracts;
    await expect(decide(contracts, draft([[body, "relay", [timelock.target, 0, "0x"]]])))
      .to.be.revertedWithCustomError(body, "Council_NotRelayed")
      .withArgs(timelock.target);
  });

  it("decides what the founder decided, once the founder has gone", async () => {
    const contracts = await loadFixture(handedOver);
    const { authority, members, timelock } = contracts;
    await expect(members.setStanding(EAST, STANDING.suspended, ""))
      .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
      .withArgs(founder.address);
    const admitted = await decide(
      contracts,
      draft([
        [members, "admit", [KIND.university, true, 13, "新大学", "New University", nobody.address]],
        [members, "setStanding", [FACTORY, STANDING.expelled, "fraud"]],
        [authority, "revokeRole", [SECRETARIAT, secretariat.address]],
      ]),
    );
    await expect(admitted).to.emit(members, "MemberAdmitted");
    await expect(admitted).to.emit(members, "StandingChanged").withArgs(FACTORY, STANDING.expelled, "fraud");
    expect((await authority.hasRole(SECRETARIAT, secretariat)).isMember).to.equal(false);
    expect(await members.getVotes(nobody)).to.equal(1n);
    await expect(decide(contracts, draft([[authority, "renounceRole", [ADMIN, timelock.target]]])))
      .to.be.revertedWithCustomError(authority, "Authority_LastAdministrator")
      .withArgs(timelock.target);
  });
});
