import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  FACTORY,
  factory,
  foundedAlliance,
  founder,
  given,
  KIND,
  loadFixture,
  NORTH,
  newcomer,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  stranger,
  time,
} from "./contract-scene.ts";

const UNKNOWN = 9;
const { administrator } = north;
/** The address that holds a member's vote. */
const holderOf = (member: number) => ethers.zeroPadValue(ethers.toBeHex(member), 20);

/** North alone has a vote. */
const oneVote = given(foundedAlliance, async (contracts) => {
  await contracts.members.setStanding(SOUTH, STANDING.suspended, "");
  return contracts;
});

describe("Members: seats and votes", () => {
  describe("admit", () => {
    it("gives a full member a vote, cast by its administrator", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const admitted = await members.admit(KIND.institute, true, 13, "所", "Institute", newcomer);
      await expect(admitted).to.emit(members, "SeatChanged").withArgs(4, true, newcomer.address, founder.address);
      const since = await time.latest();
      expect(await members.getSeat(newcomer)).to.deep.equal([4n, BigInt(since)]);
      expect(await members.getSeatOf(4)).to.deep.equal([true, BigInt(since), newcomer.address]);
      expect(await members.getVotes(newcomer)).to.equal(1n);
      expect(await members.delegates(holderOf(4))).to.equal(newcomer.address);
    });

    it("gives an associate none", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.admit(KIND.institute, false, 13, "所", "Institute", newcomer)).to.not.emit(
        members,
        "SeatChanged",
      );
      expect(await members.getSeat(newcomer)).to.deep.equal([0n, 0n]);
      expect(await members.getSeatOf(4)).to.deep.equal([false, 0n, ethers.ZeroAddress]);
      expect(await members.getVotes(newcomer)).to.equal(0n);
    });

    it("reverts when the administrator represents another member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.admit(KIND.institute, true, 13, "所", "Institute", administrator))
        .to.be.revertedWithCustomError(members, "Seats_AlreadyRepresents")
        .withArgs(administrator.address, NORTH);
    });
  });

  describe("setSeat", () => {
    it("reverts when the caller is not the alliance's administrator", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(stranger, members).setSeat(FACTORY, true))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(stranger.address);
    });

    it("reverts when there is no such member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.setSeat(UNKNOWN, true))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
    });

    it("reverts when an associate has named nobody who would vote", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.setSeat(FACTORY, true))
        .to.be.revertedWithCustomError(members, "Seats_NotRepresented")
        .withArgs(FACTORY);
    });

    it("gives an associate that has named somebody a vote, and takes it away", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await by(factory.administrator, members).appointRepresentative(FACTORY, newcomer);
      expect(await members.getVotes(newcomer)).to.equal(0n);
      await expect(members.setSeat(FACTORY, true))
        .to.emit(members, "SeatChanged")
        .withArgs(FACTORY, true, newcomer.address, founder.address);
      expect(await members.getVotes(newcomer)).to.equal(1n);
      await expect(members.setSeat(FACTORY, false))
        .to.emit(members, "SeatChanged")
        .withArgs(FACTORY, false, newcomer.address, founder.address);
      expect(await members.getVotes(newcomer)).to.equal(0n);
      expect(await members.getSeat(newcomer)).to.deep.equal([BigInt(FACTORY), 0n]);
    });

    it("reverts when it is the last vote", async () => {
      const { members } = await loadFixture(oneVote);
      await expect(members.setSeat(NORTH, false))
        .to.be.revertedWithCustomError(members, "Seats_LastSeat")
        .withArgs(NORTH);
    });
  });

  describe("setStanding", () => {
    for (const standing of [STANDING.suspended, STANDING.expelled]) {
      it(`takes the member's vote and gives it back (standing ${standing})`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await members.setStanding(NORTH, standing, "");
        expect(await members.getVotes(administrator)).to.equal(0n);
        expect(await members.getSeatOf(NORTH)).to.deep.equal([true, 0n, administrator.address]);
        await members.setStanding(NORTH, STANDING.active, "");
        expect(await members.getVotes(administrator)).to.equal(1n);
        expect(await members.getSeat(administrator)).to.deep.equal([BigInt(NORTH), BigInt(await time.latest())]);
      });

      it(`refuses to take the last vote (standing ${standing})`, async () => {
        const { members } = await loadFixture(oneVote);
        await expect(members.setStanding(NORTH, standing, ""))
          .to.be.revertedWithCustomError(members, "Seats_LastSeat")
          .withArgs(NORTH);
      });
    }

    it("gives an associate no vote", async () => {
      const { members } = await loadFixture(oneVote);
      await members.setStanding(FACTORY, STANDING.suspended, "");
      await members.setStanding(FACTORY, STANDING.active, "");
      expect((await members.getSeatOf(FACTORY)).votesSince).to.equal(0n);
    });
  });

  describe("appointRepresentative", () => {
    it("reverts when the caller is not an administrator of the active member", async () => {
      const { members } = await loadFixture(oneVote);
      await expect(by(north.bursar, members).appointRepresentative(NORTH, newcomer))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, north.bursar.address, OFFICE.administrator);
      await expect(by(south.administrator, members).appointRepresentative(SOUTH, newcomer))
        .to.be.revertedWithCustomError(members, "Members_NotActive")
        .withArgs(SOUTH, STANDING.suspended);
    });

    it("reverts when the account is nobody", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(administrator, members).appointRepresentative(NORTH, ethers.ZeroAddress))
        .to.be.revertedWithCustomError(members, "Seats_NotRepresented")
        .withArgs(NORTH);
    });

    it("reverts when the account represents another member, even one that is suspended", async () => {
      const { members } = await loadFixture(oneVote);
      await expect(by(administrator, members).appointRepresentative(NORTH, south.administrator))
        .to.be.revertedWithCustomError(members, "Seats_AlreadyRepresents")
        .withArgs(south.administrator.address, SOUTH);
    });

    it("moves the vote, and frees the account that cast it before", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const { votesSince } = await members.getSeatOf(NORTH);
      await expect(by(administrator, members).appointRepresentative(NORTH, newcomer))
        .to.emit(members, "SeatChanged")
        .withArgs(NORTH, true, newcomer.address, administrator.address);
      expect(await members.getSeat(newcomer)).to.deep.equal([BigInt(NORTH), votesSince]);
      expect(await members.getSeat(administrator)).to.deep.equal([0n, 0n]);
      expect([await members.getVotes(newcomer), await members.getVotes(administrator)]).to.deep.equal([1n, 0n]);
      await by(south.administrator, members).appointRepresentative(SOUTH, administrator);
      expect(await members.getVotes(administrator)).to.equal(1n);
    });

    it("changes nothing when the account represents the member already", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await by(administrator, members).appointRepresentative(NORTH, administrator);
      expect((await members.getSeat(administrator)).member).to.equal(NORTH);
      expect(await members.getVotes(administrator)).to.equal(1n);
    });
  });

  it("delegate and delegateBySig revert: only members have votes", async () => {
    const { members } = await loadFixture(foundedAlliance);
    const { ZeroHash } = ethers;
    for (const attempt of [
      () => by(administrator, members).delegate(newcomer),
      () => by(administrator, members).delegateBySig(newcomer, 0, 0, 27, ZeroHash, ZeroHash),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(members, "Seats_NotDelegable")
        .withArgs(administrator.address);
    }
  });

  it("tells the time in seconds", async () => {
    const { members } = await loadFixture(foundedAlliance);
    expect(await members.CLOCK_MODE()).to.equal("mode=timestamp");
    expect(await members.clock()).to.equal(await time.latest());
  });

  describe("getVotesThroughout", () => {
    it("reverts when a time is not past", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const now = await time.latest();
      for (const [from, until] of [
        [now, now - 1],
        [now - 1, now],
      ] as const) {
        await expect(members.getVotesThroughout(from, until))
          .to.be.revertedWithCustomError(members, "ERC5805FutureLookup")
          .withArgs(now, now);
      }
    });

    it("counts up to the second, names each once, and leaves out what began in between", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const from = (await time.latest()) + 10;
      const at = async (offset: number, step: () => Promise<unknown>) => {
        await time.setNextBlockTimestamp(from + offset);
        await step();
      };
      await by(factory.administrator, members).appointRepresentative(FACTORY, newcomer);
      await at(10, () => members.setStanding(NORTH, STANDING.suspended, ""));
      await at(20, () => members.setStanding(NORTH, STANDING.active, ""));
      await at(30, () => members.setSeat(FACTORY, true));
      await at(40, () => members.setStanding(NORTH, STANDING.suspended, ""));
      await at(50, () => members.setSeat(FACTORY, false));
      await time.increase(10);
      expect(await members.getVotesThroughout(from, from + 9)).to.deep.equal([2n, []]);
      expect(await members.getVotesThroughout(from, from + 10)).to.deep.equal([1n, [BigInt(NORTH)]]);
      expect(await members.getVotesThroughout(from, from + 50)).to.deep.equal([1n, [BigInt(NORTH)]]);
      expect(await members.getVotesThroughout(from + 10, from + 50)).to.deep.equal([1n, []]);
      expect(await members.getVotesThroughout(from + 20, from + 40)).to.deep.equal([1n, [BigInt(NORTH)]]);
      expect(await members.getVotesThroughout(from + 30, from + 50)).to.deep.equal([
        1n,
        [BigInt(NORTH), BigInt(FACTORY)],
      ]);
      expect(await members.getPastTotalSupply(from + 30)).to.equal(3n);
      expect(await members.getPastVotes(newcomer, from + 30)).to.equal(1n);
    });
  });
});
