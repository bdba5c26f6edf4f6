import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ABSTAINED as _,
  council,
  draft,
  EAST,
  east,
  AGAINST as N,
  nobody,
  open,
  propose,
  replacement,
  WEST,
  west,
  IN_FAVOUR as Y,
} from "./contract-council-scene.ts";
import { ethers, FACTORY, factory, given, loadFixture, NORTH, north, SOUTH, STANDING } from "./contract-scene.ts";

const SEATS = 5n;

/** A ballot by the majority rule is open: on making the enterprise the leading unit of something. */
const opened = given(council, async (contracts) => {
  const proposal = draft([[contracts.members, "appointLeadingUnit", [FACTORY, "instruments", 2_000_000_000]]]);
  await propose(contracts, proposal);
  await open(contracts, proposal);
  return { ...contracts, proposal };
});

describe("Council", () => {
  describe("castVote", () => {
    it("reverts when the account represents no member with a vote", async () => {
      const { council, members, proposal } = await loadFixture(opened);
      await by(factory.administrator, members).appointRepresentative(FACTORY, factory.steward);
      await members.setStanding(EAST, STANDING.suspended, "");
      for (const account of [nobody, north.registrar, factory.administrator, factory.steward, east]) {
        await expect(by(account, council).castVote(proposal.id, Y))
          .to.be.revertedWithCustomError(council, "Council_NoVote")
          .withArgs(account.address);
      }
    });

    it("reverts when the member's vote began after the ballot opened, or came back", async () => {
      const { council, members, proposal } = await loadFixture(opened);
      await by(factory.administrator, members).appointRepresentative(FACTORY, factory.steward);
      await members.setSeat(FACTORY, true);
      await members.setStanding(EAST, STANDING.suspended, "");
      await members.setStanding(EAST, STANDING.active, "");
      for (const account of [factory.steward, east]) {
        await expect(by(account, council).castVote(proposal.id, Y))
          .to.be.revertedWithCustomError(council, "Council_NoVote")
          .withArgs(account.address);
      }
    });

    it("reverts when the member voted before, even by another representative", async () => {
      const { council, members, proposal } = await loadFixture(opened);
      await by(east, council).castVote(proposal.id, Y);
      await by(east, members).appointRepresentative(EAST, replacement);
      for (const support of [Y, N]) {
        await expect(by(replacement, council).castVote(proposal.id, support))
          .to.be.revertedWithCustomError(council, "Council_AlreadyVoted")
          .withArgs(proposal.id, EAST);
      }
      expect([
        await council.hasVoted(proposal.id, replacement),
        await council.hasVoted(proposal.id, east),
        await council.hasVoted(proposal.id, west),
      ]).to.deep.equal([true, false, false]);
    });

    it("reverts when there is no such answer, or the vote carries parameters", async () => {
      const { council, proposal } = await loadFixture(opened);
      await expect(by(east, council).castVote(proposal.id, 3)).to.be.revertedWithCustomError(
        council,
        "GovernorInvalidVoteType",
      );
      await expect(
        by(east, council).castVoteWithReasonAndParams(proposal.id, Y, "", "0x01"),
      ).to.be.revertedWithCustomError(council, "GovernorInvalidVoteParams");
    });

    it("counts the member's vote and announces it", async () => {
      const { council, proposal } = await loadFixture(opened);
      for (const [account, member, support] of [
        [north.administrator, NORTH, Y],
        [east, EAST, N],
        [west, WEST, _],
      ] as const) {
        const cast = by(account, council).castVote(proposal.id, support);
        await expect(cast).to.emit(council, "BallotCast").withArgs(proposal.id, member, support, account.address);
        await expect(cast).to.emit(council, "VoteCast").withArgs(account.address, proposal.id, support, 1, "");
        expect(await council.getBallot(proposal.id, member)).to.deep.equal([true, BigInt(support)]);
      }
      expect(await council.getTally(proposal.id)).to.deep.equal([SEATS, 1n, 1n, 1n]);
      expect(await council.getBallot(proposal.id, SOUTH)).to.deep.equal([false, 0n]);
    });

    it("is the new representative's, given the old one was replaced while the ballot is open", async () => {
      const { council, members, proposal } = await loadFixture(opened);
      await by(east, members).appointRepresentative(EAST, replacement);
      await expect(by(east, council).castVote(proposal.id, N))
        .to.be.revertedWithCustomError(council, "Council_NoVote")
        .withArgs(east.address);
      await by(replacement, council).castVote(proposal.id, Y);
      expect(await council.getTally(proposal.id)).to.deep.equal([SEATS, 0n, 1n, 0n]);
    });

    it("counts a signed vote for whom the signer represents, once", async () => {
      const { council, proposal } = await loadFixture(opened);
      const { chainId } = await ethers.provider.getNetwork();
      const domain = {
        name: "Alliance Ledger Council",
        version: "1",
        chainId,
        verifyingContract: String(council.target),
      };
      const types = {
        Ballot: [
          { name: "proposalId", type: "uint256" },
          { name: "support", type: "uint8" },
          { name: "voter", type: "address" },
          { name: "nonce", type: "uint256" },
        ],
      };
      const nonce = await council.nonces(east);
      const message = { proposalId: proposal.id, support: Y, voter: east.address, nonce };
      const signature = await east.signTypedData(domain, types, message);
      const relayed = by(nobody, council);
      await expect(relayed.castVoteBySig(proposal.id, N, east, signature))
        .to.be.revertedWithCustomError(council, "GovernorInvalidSignature")
        .withArgs(east.address);
      await expect(relayed.castVoteBySig(proposal.id, Y, east, signature))
        .to.emit(council, "BallotCast")
        .withArgs(proposal.id, EAST, Y, east.address);
      await expect(relayed.castVoteBySig(proposal.id, Y, east, signature)).to.be.revertedWithCustomError(
        council,
        "GovernorInvalidSignature",
      );
    });
  });
});
