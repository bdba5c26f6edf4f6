import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  foundedAlliance,
  given,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
} from "./contract-scene.ts";

const UNKNOWN = 9;
const none = ethers.ZeroHash;
const key = ethers.id("a public key");
const other = ethers.id("another public key");
const url = "https://ledger.yanbei.example";
const STATUS = { none: 0n, inForce: 1n, revoked: 2n };

const withKey = given(foundedAlliance, async (contracts) => {
  await by(north.administrator, contracts.members).addCredentialKey(NORTH, key);
  return contracts;
});

const withRevokedKey = given(withKey, async (contracts) => {
  await by(north.administrator, contracts.members).revokeCredentialKey(NORTH, key);
  return contracts;
});

describe("Members", () => {
  describe("setDelivery", () => {
    it("reverts when the caller is not an administrator of the active member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(south.administrator, members).setDelivery(NORTH, key, other, url))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, south.administrator.address, OFFICE.administrator);
      await members.setStanding(NORTH, STANDING.suspended, "");
      await expect(by(north.administrator, members).setDelivery(NORTH, key, other, url))
        .to.be.revertedWithCustomError(members, "Members_NotActive")
        .withArgs(NORTH, STANDING.suspended);
    });

    for (const [what, ...args] of [
      ["key to encrypt to is missing", none, other, url],
      ["key of its receipts is missing", key, none, url],
      ["address is missing", key, other, ""],
      ["address alone is given", none, none, url],
      ["key to encrypt to alone is given", key, none, ""],
      ["key of its receipts alone is given", none, other, ""],
    ] as const) {
      it(`reverts when the ${what}`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await expect(by(north.administrator, members).setDelivery(NORTH, ...args))
          .to.be.revertedWithCustomError(members, "Members_Incomplete")
          .withArgs();
      });
    }

    for (const args of [[key, other, url] as const, [none, none, ""] as const]) {
      it(`announces ${args[2] || "that there are none"}`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await expect(by(north.administrator, members).setDelivery(NORTH, ...args))
          .to.emit(members, "DeliverySet")
          .withArgs(NORTH, ...args, north.administrator.address);
      });
    }
  });

  describe("addCredentialKey", () => {
    it("reverts when the caller is not an administrator of the member", async () => {
      const { members } = await loadFixture(foundedAlliance);
      for (const account of [south.administrator, north.registrar]) {
        await expect(by(account, members).addCredentialKey(NORTH, key))
          .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
          .withArgs(NORTH, account.address, OFFICE.administrator);
      }
      await expect(by(north.administrator, members).addCredentialKey(UNKNOWN, key))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
    });

    for (const standing of [STANDING.suspended, STANDING.expelled]) {
      it(`reverts given the member's standing is ${standing}`, async () => {
        const { members } = await loadFixture(foundedAlliance);
        await members.setStanding(NORTH, standing, "");
        await expect(by(north.administrator, members).addCredentialKey(NORTH, key))
          .to.be.revertedWithCustomError(members, "Members_NotActive")
          .withArgs(NORTH, standing);
      });
    }

    it("reverts when there is no key", async () => {
      const { members } = await loadFixture(foundedAlliance);
      await expect(by(north.administrator, members).addCredentialKey(NORTH, none))
        .to.be.revertedWithCustomError(members, "Members_Incomplete")
        .withArgs();
    });

    for (const [what, scene, status] of [
      ["is in force", withKey, STATUS.inForce],
      ["was revoked", withRevokedKey, STATUS.revoked],
    ] as const) {
      it(`reverts given the key ${what}`, async () => {
        const { members } = await loadFixture(scene);
        await expect(by(north.administrator, members).addCredentialKey(NORTH, key))
          .to.be.revertedWithCustomError(members, "Members_KeyStatusForbids")
          .withArgs(NORTH, key, status);
      });
    }

    it("puts the key in force at that member only, beside those it has", async () => {
      const { members } = await loadFixture(withKey);
      await expect(by(north.administrator, members).addCredentialKey(NORTH, other))
        .to.emit(members, "CredentialKeyAdded")
        .withArgs(NORTH, other, north.administrator.address);
      const statuses = [
        [NORTH, key],
        [NORTH, other],
        [SOUTH, key],
      ].map((args) => members.getCredentialKeyStatus(...args));
      expect(await Promise.all(statuses)).to.deep.equal([STATUS.inForce, STATUS.inForce, STATUS.none]);
      await by(south.administrator, members).addCredentialKey(SOUTH, key);
    });
  });

  describe("revokeCredentialKey", () => {
    it("reverts when the caller is not an administrator of the member", async () => {
      const { members } = await loadFixture(withKey);
      for (const account of [south.administrator, north.registrar]) {
        await expect(by(account, members).revokeCredentialKey(NORTH, key))
          .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
          .withArgs(NORTH, account.address, OFFICE.administrator);
      }
      await expect(by(north.administrator, members).revokeCredentialKey(UNKNOWN, key))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
    });

    for (const [what, member, administrator, scene, status] of [
      ["was revoked", NORTH, north.administrator, withRevokedKey, STATUS.revoked],
      ["is another member's", SOUTH, south.administrator, withKey, STATUS.none],
    ] as const) {
      it(`reverts given the key ${what}`, async () => {
        const { members } = await loadFixture(scene);
        await expect(by(administrator, members).revokeCredentialKey(member, key))
          .to.be.revertedWithCustomError(members, "Members_KeyStatusForbids")
          .withArgs(member, key, status);
      });
    }

    for (const [name, standing] of Object.entries(STANDING).slice(1)) {
      it(`revokes the key of a member that is ${name}`, async () => {
        const { members } = await loadFixture(withKey);
        await members.setStanding(NORTH, standing, "");
        await expect(by(north.administrator, members).revokeCredentialKey(NORTH, key))
          .to.emit(members, "CredentialKeyRevoked")
          .withArgs(NORTH, key, north.administrator.address);
        expect(await members.getCredentialKeyStatus(NORTH, key)).to.equal(STATUS.revoked);
      });
    }
  });
});
