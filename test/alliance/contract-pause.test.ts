import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  foundedAlliance,
  founder,
  given,
  loadFixture,
  NORTH,
  newcomer,
  north,
  OFFICE,
  poster,
  SOUTH,
  STANDING,
  secretariat,
  stranger,
  time,
} from "./contract-scene.ts";

const DAY = 86_400;
const FOR_EVER = 2n ** 40n - 1n;
const UNKNOWN = 9;
const MISSING = { cycle: 7, line: 7, resource: 7, booking: 7 };

/** When the settlement is paused until, in the scenes below. */
const until = (await time.latest()) + 300 * DAY;

const pausedSettlement = given(foundedAlliance, async (contracts) => {
  await contracts.members.pause(contracts.settlement, until);
  return contracts;
});

describe("Members", () => {
  describe("pause", () => {
    it("reverts when the caller is not the alliance's administrator", async () => {
      const { members, credits } = await loadFixture(foundedAlliance);
      await expect(by(secretariat, members).pause(credits, until))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(secretariat.address);
    });

    it("stops every check that the module asks for, and nobody else's", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.pause(stranger, until))
        .to.emit(members, "Paused")
        .withArgs(stranger.address, until, founder.address);
      expect(await members.getPause(stranger)).to.equal(until);
      const asModule = (caller: typeof stranger) => [
        () => by(caller, members).requireNotPaused(),
        () => by(caller, members).requireActive(NORTH),
        () => by(caller, members).requireOffice(NORTH, north.bursar, OFFICE.bursar),
        () => by(caller, members).requireOfficeInAnyStanding(NORTH, north.bursar, OFFICE.bursar),
        () => by(caller, members).requireOfficeAndPartner(NORTH, north.bursar, OFFICE.bursar, SOUTH),
        () => by(caller, members).requireOfficeEvenRetired(NORTH, north.bursar, OFFICE.bursar),
        () => by(caller, members).requireNotMerelyPaused(),
      ];
      for (const check of asModule(stranger)) {
        await expect(check())
          .to.be.revertedWithCustomError(members, "Members_Paused")
          .withArgs(stranger.address, until);
      }
      for (const check of asModule(newcomer)) await check();
    });

    it("lets a retired module end what was begun there, for who holds the office at an active member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await members.pause(stranger, FOR_EVER);
      const asRetired = by(stranger, members);
      await asRetired.requireNotMerelyPaused();
      const ending = (account: typeof stranger) => asRetired.requireOfficeEvenRetired(NORTH, account, OFFICE.bursar);
      await ending(north.bursar);
      await expect(asRetired.requireOffice(NORTH, north.bursar, OFFICE.bursar))
        .to.be.revertedWithCustomError(members, "Members_Paused")
        .withArgs(stranger.address, FOR_EVER);
      await expect(ending(north.registrar)).to.be.revertedWithCustomError(members, "Members_OfficeMissing");
      await members.setStanding(NORTH, STANDING.suspended, "");
      await expect(ending(north.bursar)).to.be.revertedWithCustomError(members, "Members_NotActive");
    });

    it("stops what a module does without asking for an office", async () => {
      const { members, bookings, settlement } = await loadFixture(pausedSettlement);
      await members.pause(bookings, FOR_EVER);
      for (const [module, end, attempt] of [
        [settlement, until, () => by(secretariat, settlement).cutOff(1)],
        [settlement, until, () => by(secretariat, settlement).decide(MISSING.line, true, ethers.ZeroHash)],
        [settlement, until, () => by(secretariat, settlement).net(MISSING.cycle, [])],
        [settlement, until, () => by(secretariat, settlement).close(MISSING.cycle)],
        [settlement, until, () => by(poster, settlement).post(NORTH, SOUTH, 100, 1, 1)],
        [bookings, FOR_EVER, () => bookings.deem(MISSING.resource, MISSING.booking)],
      ] as const) {
        await expect(attempt()).to.be.revertedWithCustomError(members, "Members_Paused").withArgs(module.target, end);
      }
    });

    it("lets the module work again at the given second", async () => {
      const { members, settlement } = await loadFixture(pausedSettlement);
      await time.setNextBlockTimestamp(until - 1);
      await expect(by(secretariat, settlement).cutOff(1)).to.be.revertedWithCustomError(members, "Members_Paused");
      await time.setNextBlockTimestamp(until);
      await expect(by(secretariat, settlement).cutOff(1)).to.emit(settlement, "CycleCutOff");
    });

    it("lets the module work again when it is lifted", async () => {
      const { members, settlement } = await loadFixture(pausedSettlement);
      await expect(members.pause(settlement, 0))
        .to.emit(members, "Paused")
        .withArgs(settlement.target, 0, founder.address);
      await expect(by(secretariat, settlement).cutOff(1)).to.emit(settlement, "CycleCutOff");
    });

    it("reverts given the module is retired, whatever the end", async () => {
      const { members, settlement } = await loadFixture(pausedSettlement);
      await members.pause(settlement, FOR_EVER);
      for (const end of [0, await time.latest(), until, FOR_EVER]) {
        await expect(members.pause(settlement, end))
          .to.be.revertedWithCustomError(members, "Members_Retired")
          .withArgs(settlement.target);
      }
      expect(await members.getPause(settlement)).to.equal(FOR_EVER);
    });

    it("reverts when the end is more than 366 days ahead and no retirement", async () => {
      const { members, settlement } = await loadFixture(foundedAlliance);
      const now = (await time.latest()) + 100;
      const latest = now + 366 * DAY;
      for (const end of [BigInt(latest) + 1n, FOR_EVER - 1n]) {
        await time.setNextBlockTimestamp(now);
        await expect(members.pause(settlement, end))
          .to.be.revertedWithCustomError(members, "Members_PauseTooLong")
          .withArgs(end, latest);
        await loadFixture(foundedAlliance);
      }
      await time.setNextBlockTimestamp(now);
      await members.pause(settlement, latest);
      expect(await members.getPause(settlement)).to.equal(latest);
    });

    it("says when the last pause ended, lifted or not", async () => {
      const { members, credits } = await loadFixture(foundedAlliance);
      const now = (await time.latest()) + 100;
      expect(await members.getPause(credits)).to.equal(0n);
      await members.pause(credits, until);
      await time.setNextBlockTimestamp(now);
      await members.pause(credits, 0);
      expect(await members.getPause(credits)).to.equal(now);
      await members.pause(credits, now - 5);
      expect(await members.getPause(credits)).to.equal(now);
      await members.pause(credits, now + 50);
      await time.increaseTo(now + 60);
      await members.pause(credits, 0);
      expect(await members.getPause(credits)).to.equal(now + 50);
    });

    it("does not stop a member from changing its offices, were its administrator taken for a module", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await members.pause(north.administrator, FOR_EVER);
      await by(north.administrator, members).setOffices(NORTH, newcomer, 1);
      expect(await members.getOffices(NORTH, newcomer)).to.equal(1n);
    });
  });

  describe("pauseInEmergency", () => {
    it("reverts when the caller is not the secretariat", async () => {
      const { members, credits } = await loadFixture(foundedAlliance);
      await expect(members.pauseInEmergency(credits, until))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(founder.address);
    });

    for (const [when, offset, allowed] of [
      ["now", 0, false],
      ["in a second", 1, true],
      ["in a week", 7 * DAY, true],
      ["in more than a week", 7 * DAY + 1, false],
    ] as const) {
      it(`${allowed ? "stops the module" : "reverts"} when the pause is to end ${when}`, async () => {
        const { members, credits } = await loadFixture(foundedAlliance);
        const now = (await time.latest()) + 100;
        await time.setNextBlockTimestamp(now);
        const attempt = expect(by(secretariat, members).pauseInEmergency(credits, now + offset)).to;
        if (allowed) await attempt.emit(members, "Paused").withArgs(credits.target, now + offset, secretariat.address);
        else {
          await attempt.be
            .revertedWithCustomError(members, "Members_EmergencyOutOfRange")
            .withArgs(now + offset, now + 7 * DAY);
        }
      });
    }

    it("reverts given the module is paused already", async () => {
      const { members, settlement } = await loadFixture(pausedSettlement);
      await expect(by(secretariat, members).pauseInEmergency(settlement, (await time.latest()) + DAY))
        .to.be.revertedWithCustomError(members, "Members_Paused")
        .withArgs(settlement.target, until);
    });

    for (const lifted of [false, true]) {
      it(`reverts within thirty days of the last end${lifted ? " that was given, though it was lifted" : ""}`, async () => {
        const { members, settlement, credits } = await loadFixture(foundedAlliance);
        const end = (await time.latest()) + 7 * DAY;
        await by(secretariat, members).pauseInEmergency(settlement, end);
        if (lifted) await members.pause(settlement, 0);
        const earliest = end + 30 * DAY;
        await time.setNextBlockTimestamp(earliest - 1);
        await expect(by(secretariat, members).pauseInEmergency(settlement, earliest))
          .to.be.revertedWithCustomError(members, "Members_EmergencyTooSoon")
          .withArgs(settlement.target, earliest);
        await by(secretariat, members).pauseInEmergency(credits, earliest + DAY);
        await by(secretariat, members).pauseInEmergency(settlement, earliest + DAY);
        expect(await members.getPause(settlement)).to.equal(earliest + DAY);
      });
    }
  });

  describe("appointLeadingUnit", () => {
    it("reverts when the caller is not the alliance's administrator, the member unknown or the field missing", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(secretariat, members).appointLeadingUnit(NORTH, "library", until))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(secretariat.address);
      await expect(members.appointLeadingUnit(UNKNOWN, "library", until))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
      await expect(members.appointLeadingUnit(NORTH, "", until))
        .to.be.revertedWithCustomError(members, "Members_Incomplete")
        .withArgs();
    });

    it("makes the member lead until the given second, as long as it is active", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const end = (await time.latest()) + DAY;
      await expect(members.appointLeadingUnit(NORTH, "图书馆 library", end))
        .to.emit(members, "LeadingUnitAppointed")
        .withArgs(NORTH, "图书馆 library", end, founder.address);
      expect([await members.isLeadingUnit(NORTH), await members.isLeadingUnit(SOUTH)]).to.deep.equal([true, false]);
      await members.setStanding(NORTH, STANDING.suspended, "");
      expect(await members.isLeadingUnit(NORTH)).to.equal(false);
      await members.setStanding(NORTH, STANDING.active, "");
      await time.increaseTo(end - 1);
      expect(await members.isLeadingUnit(NORTH)).to.equal(true);
      await time.increaseTo(end);
      expect(await members.isLeadingUnit(NORTH)).to.equal(false);
      await members.appointLeadingUnit(NORTH, "library", until);
      await members.appointLeadingUnit(NORTH, "library", 0);
      expect(await members.isLeadingUnit(NORTH)).to.equal(false);
    });
  });
});
