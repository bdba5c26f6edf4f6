import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  emptyAlliance,
  ethers,
  FACTORY,
  factory,
  foundedAlliance,
  founder,
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

const ALL_OFFICES = 0b11111;
const UNKNOWN = 9;

describe("Members", () => {
  describe("admit", () => {
    it("reverts when the caller is not the alliance's administrator", async () => {
      const { members } = await loadFixture(emptyAlliance);
      await expect(by(stranger, members).admit(KIND.university, true, 11, "甲", "A", stranger))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(stranger.address);
    });

    for (const [missing, ...args] of [
      ["kind", KIND.none, true, 11, "甲", "A", north.administrator],
      ["Chinese name", KIND.university, true, 11, "", "A", north.administrator],
      ["English name", KIND.university, true, 11, "甲", "", north.administrator],
      ["administrator", KIND.university, true, 11, "甲", "A", ethers.ZeroAddress],
    ] as const) {
      it(`reverts when the ${missing} is missing`, async () => {
        const { members } = await loadFixture(emptyAlliance);
        await expect(members.admit(...args))
          .to.be.revertedWithCustomError(members, "Members_Incomplete")
          .withArgs();
      });
    }

    it("numbers the members from 1 on", async () => {
      const { members } = await loadFixture(emptyAlliance);
      expect(await members.getMemberCount()).to.equal(0n);
      for (const number of [1n, 2n, 3n]) {
        await members.admit(KIND.institute, false, 13, "所", "Institute", north.administrator);
        expect(await members.getMemberCount()).to.equal(number);
      }
    });

    it("announces the member, then its administrator with every office", async () => {
      const { members } = await loadFixture(emptyAlliance);
      const { address } = north.administrator;
      const admitted = members.admit(KIND.government, false, 12, "协调办公室", "Coordination Office", address);
      await expect(admitted)
        .to.emit(members, "MemberAdmitted")
        .withArgs(1, KIND.government, 12, "协调办公室", "Coordination Office", address);
      await expect(admitted).to.emit(members, "OfficesChanged").withArgs(1, address, ALL_OFFICES, founder.address);
      expect(await members.getOffices(1, address)).to.equal(ALL_OFFICES);
      const since = BigInt(await time.latest());
      expect(await members.getMember(1)).to.deep.equal([
        BigInt(KIND.government),
        BigInt(STANDING.active),
        12n,
        1n,
        since,
      ]);
    });
  });

  describe("setStanding", () => {
    it("reverts when the caller is not the alliance's administrator", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(north.administrator, members).setStanding(SOUTH, STANDING.suspended, ""))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(north.administrator.address);
    });

    it("reverts when there is no such member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.setStanding(UNKNOWN, STANDING.suspended, ""))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
    });

    it("reverts when the standing is missing", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.setStanding(NORTH, STANDING.none, ""))
        .to.be.revertedWithCustomError(members, "Members_Incomplete")
        .withArgs();
    });

    for (const standing of [STANDING.suspended, STANDING.expelled]) {
      it(`takes every office its weight, the administrator's too (standing ${standing})`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await expect(members.setStanding(NORTH, standing, "fees unpaid"))
          .to.emit(members, "StandingChanged")
          .withArgs(NORTH, standing, "fees unpaid");
        for (const attempt of [
          () => members.requireOffice(NORTH, north.steward, OFFICE.steward),
          () => members.requireOfficeAndPartner(NORTH, north.steward, OFFICE.steward, SOUTH),
          () => members.requireOfficeAndPartner(SOUTH, south.steward, OFFICE.steward, NORTH),
          () => members.requireActive(NORTH),
          () => by(north.administrator, members).setOffices(NORTH, newcomer, 1),
        ]) {
          await expect(attempt()).to.be.revertedWithCustomError(members, "Members_NotActive").withArgs(NORTH, standing);
        }
        await members.requireOffice(SOUTH, south.steward, OFFICE.steward);
      });
    }

    it("lets nothing become of an expelled member but an active one", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await members.setStanding(NORTH, STANDING.expelled, "");
      for (const standing of [STANDING.suspended, STANDING.expelled]) {
        await expect(members.setStanding(NORTH, standing, "again"))
          .to.be.revertedWithCustomError(members, "Members_NotActive")
          .withArgs(NORTH, STANDING.expelled);
      }
      await members.setStanding(NORTH, STANDING.active, "appeal upheld");
      await members.requireActive(NORTH);
    });

    it("gives the offices their weight again when the member is reinstated", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await members.setStanding(NORTH, STANDING.suspended, "");
      await members.setStanding(NORTH, STANDING.active, "");
      await members.requireOffice(NORTH, north.steward, OFFICE.steward);
      expect((await members.getMember(NORTH)).standing).to.equal(STANDING.active);
    });
  });

  describe("activeSince", () => {
    it("begins when the member becomes active again, and not when it is said of an active one", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const since = async () => Number((await members.getMember(NORTH)).activeSince);
      const admitted = await since();
      expect(admitted).to.be.greaterThan(0);
      await members.setStanding(NORTH, STANDING.active, "once more");
      await members.setStanding(NORTH, STANDING.suspended, "");
      expect(await since()).to.equal(admitted);
      await members.setStanding(NORTH, STANDING.active, "");
      const reinstated = await time.latest();
      expect(await since()).to.equal(reinstated);
      await members.setStanding(NORTH, STANDING.expelled, "");
      await members.setStanding(NORTH, STANDING.active, "");
      expect(await since()).to.equal(await time.latest());
      expect(await time.latest()).to.be.greaterThan(reinstated);
    });
  });

  describe("requireOffice and requireOfficeAndPartner", () => {
    for (const [held, account] of Object.entries(north)) {
      it(`tell the ${held} from every other officer`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        for (const [asked, office] of Object.entries(OFFICE)) {
          if (asked === held) {
            await members.requireOffice(NORTH, account, office);
            await members.requireOfficeInAnyStanding(NORTH, account, office);
            expect(await members.requireOfficeAndPartner(NORTH, account, office, FACTORY)).to.equal(KIND.university);
          } else {
            for (const attempt of [
              () => members.requireOffice(NORTH, account, office),
              () => members.requireOfficeInAnyStanding(NORTH, account, office),
              () => members.requireOfficeAndPartner(NORTH, account, office, SOUTH),
            ]) {
              await expect(attempt())
                .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
                .withArgs(NORTH, account.address, office);
            }
          }
        }
      });
    }

    it("say that there is no such member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      for (const attempt of [
        () => members.requireOffice(UNKNOWN, founder, OFFICE.registrar),
        () => members.requireOfficeAndPartner(0, founder, OFFICE.registrar, SOUTH),
        () => members.requireOfficeAndPartner(NORTH, north.steward, OFFICE.steward, UNKNOWN),
        () => members.requireOfficeInAnyStanding(UNKNOWN, founder, OFFICE.bursar),
        () => members.requireOfficeAndPartner(NORTH, north.steward, OFFICE.steward, UNKNOWN),
        () => members.getMember(UNKNOWN),
      ]) {
        await expect(attempt()).to.be.revertedWithCustomError(members, "Members_UnknownMember");
      }
    });

    it("say what sort of institution a member is", async () => {
      const { members } = await loadFixture(foundedAlliance);
      for (const [member, { researcher }, partner, kind] of [
        [FACTORY, factory, NORTH, KIND.enterprise],
        [FACTORY, factory, FACTORY, KIND.enterprise],
        [NORTH, north, FACTORY, KIND.university],
      ] as const) {
        const found = await members.requireOfficeAndPartner(member, researcher, OFFICE.researcher, partner);
        expect(found).to.equal(kind);
      }
      expect(await members.requireActive(FACTORY)).to.equal(KIND.enterprise);
    });
  });
});
