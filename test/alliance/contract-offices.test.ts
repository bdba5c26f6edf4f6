import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  foundedAlliance,
  founder,
  loadFixture,
  NORTH,
  newcomer,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
} from "./contract-scene.ts";

const ALL_OFFICES = 0b11111;
const UNKNOWN = 9;
const officesOf = (...offices: number[]) => offices.reduce((set, office) => set | (1 << office), 0);

describe("Members", () => {
  describe("setOffices", () => {
    for (const [who, account] of [
      ["another officer of the member", north.registrar],
      ["an administrator of another member", south.administrator],
      ["the alliance's administrator", founder],
    ] as const) {
      it(`reverts when the caller is ${who}`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await expect(by(account, members).setOffices(NORTH, newcomer, 1))
          .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
          .withArgs(NORTH, account.address, OFFICE.administrator);
      });
    }

    for (const offices of [ALL_OFFICES + 1, 0xffff]) {
      it(`reverts when the set names an office that does not exist (${offices})`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await expect(by(north.administrator, members).setOffices(NORTH, newcomer, offices))
          .to.be.revertedWithCustomError(members, "Members_UnknownOffices")
          .withArgs(offices);
      });
    }

    it("reverts when the account is nobody", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(north.administrator, members).setOffices(NORTH, ethers.ZeroAddress, 1))
        .to.be.revertedWithCustomError(members, "Members_Incomplete")
        .withArgs();
    });

    it("reverts when the last administrator would go", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const withoutAdministrator = officesOf(OFFICE.bursar, OFFICE.steward);
      await expect(by(north.administrator, members).setOffices(NORTH, north.administrator, withoutAdministrator))
        .to.be.revertedWithCustomError(members, "Members_LastAdministrator")
        .withArgs(NORTH);
    });

    it("lets an administrator go given there is a second one", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const administrator = officesOf(OFFICE.administrator);
      await by(north.administrator, members).setOffices(NORTH, newcomer, administrator);
      expect((await members.getMember(NORTH)).administrators).to.equal(2n);
      await by(north.administrator, members).setOffices(NORTH, north.administrator, 0);
      expect((await members.getMember(NORTH)).administrators).to.equal(1n);
      await expect(by(newcomer, members).setOffices(NORTH, newcomer, 0))
        .to.be.revertedWithCustomError(members, "Members_LastAdministrator")
        .withArgs(NORTH);
    });

    it("replaces the account's offices, at that member only", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const offices = officesOf(OFFICE.registrar, OFFICE.bursar);
      await by(south.administrator, members).setOffices(SOUTH, newcomer, officesOf(OFFICE.steward));
      await expect(by(north.administrator, members).setOffices(NORTH, newcomer, offices))
        .to.emit(members, "OfficesChanged")
        .withArgs(NORTH, newcomer.address, offices, north.administrator.address);
      await by(north.administrator, members).setOffices(NORTH, newcomer, officesOf(OFFICE.bursar));
      expect(await members.getOffices(NORTH, newcomer)).to.equal(officesOf(OFFICE.bursar));
      expect(await members.getOffices(SOUTH, newcomer)).to.equal(officesOf(OFFICE.steward));
    });
  });

  describe("appointAdministrator", () => {
    it("reverts when the caller is not the alliance's administrator", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(north.administrator, members).appointAdministrator(NORTH, newcomer))
        .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
        .withArgs(north.administrator.address);
    });

    it("reverts when there is no such member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.appointAdministrator(UNKNOWN, newcomer))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
    });

    it("reverts when the account is nobody", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(members.appointAdministrator(NORTH, ethers.ZeroAddress))
        .to.be.revertedWithCustomError(members, "Members_Incomplete")
        .withArgs();
    });

    it("adds the office to those that the account holds", async () => {
      const { members } = await loadFixture(foundedAlliance);
      const offices = officesOf(OFFICE.administrator, OFFICE.bursar);
      await expect(members.appointAdministrator(NORTH, north.bursar))
        .to.emit(members, "OfficesChanged")
        .withArgs(NORTH, north.bursar.address, offices, founder.address);
      expect((await members.getMember(NORTH)).administrators).to.equal(2n);
    });

    it("does not count the same administrator twice", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await members.appointAdministrator(NORTH, north.administrator);
      expect((await members.getMember(NORTH)).administrators).to.equal(1n);
    });

    it("works while the member is suspended", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await members.setStanding(NORTH, STANDING.suspended, "key stolen");
      await members.appointAdministrator(NORTH, newcomer);
      await members.setStanding(NORTH, STANDING.active, "new key");
      await by(newcomer, members).setOffices(NORTH, north.administrator, 0);
      expect(await members.getOffices(NORTH, north.administrator)).to.equal(0n);
    });
  });
});
