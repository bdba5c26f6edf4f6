import { expect } from "chai";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { council, decide, draft } from "./contract-council-scene.ts";
import {
  emptyAlliance,
  ethers,
  founder,
  loadFixture,
  newcomer,
  OBJECTION_SECONDS,
  secretariat,
  stranger,
} from "./contract-scene.ts";

const { ADMIN, SECRETARIAT } = ROLES;
const MOST_SECONDS = 30 * 86_400;

describe("Authority", () => {
  it("does not let the last administrator go", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    for (const attempt of [() => authority.renounceRole(ADMIN, founder), () => authority.revokeRole(ADMIN, founder)]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(authority, "Authority_LastAdministrator")
        .withArgs(founder.address);
    }
    expect(await authority.hasRole(ADMIN, founder)).to.deep.equal([true, 0n]);
    expect(await authority.getAdministratorCount()).to.equal(1n);
  });

  it("lets the founder go when there is another, and then keeps that one", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    await authority.grantRole(ADMIN, newcomer, 0);
    expect(await authority.getAdministratorCount()).to.equal(2n);
    await authority.renounceRole(ADMIN, founder);
    expect(await authority.getAdministratorCount()).to.equal(1n);
    await expect(by(newcomer, authority).revokeRole(ADMIN, newcomer))
      .to.be.revertedWithCustomError(authority, "Authority_LastAdministrator")
      .withArgs(newcomer.address);
  });

  it("counts an administrator once, and one that is none not at all", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    await authority.grantRole(ADMIN, founder, 0);
    await authority.revokeRole(ADMIN, stranger);
    expect(await authority.getAdministratorCount()).to.equal(1n);
    await expect(authority.renounceRole(ADMIN, founder)).to.be.revertedWithCustomError(
      authority,
      "Authority_LastAdministrator",
    );
  });

  it("lets go of the last holder of any other role", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    await authority.revokeRole(SECRETARIAT, secretariat);
    expect((await authority.hasRole(SECRETARIAT, secretariat)).isMember).to.equal(false);
    expect(await authority.getAdministratorCount()).to.equal(1n);
  });

  it("reverts when an administrator is to act with a delay", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    for (const account of [newcomer, founder]) {
      await expect(authority.grantRole(ADMIN, account, 60))
        .to.be.revertedWithCustomError(authority, "Authority_DelayedAdministrator")
        .withArgs(account.address, 60);
    }
    await authority.grantRole(SECRETARIAT, newcomer, 60);
  });

  it("reverts when the administrator's role is to be granted for later", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    await expect(authority.setGrantDelay(ADMIN, 60))
      .to.be.revertedWithCustomError(authority, "AccessManagerLockedRole")
      .withArgs(ADMIN);
    await authority.setGrantDelay(SECRETARIAT, 60);
  });
});

describe("The timelock", () => {
  it("reverts when it is made with a delay of more than thirty days", async () => {
    const factory = await ethers.getContractFactory("Timelock");
    await expect(factory.deploy(MOST_SECONDS + 1, founder))
      .to.be.revertedWithCustomError(factory, "Timelock_DelayTooLong")
      .withArgs(MOST_SECONDS + 1, MOST_SECONDS);
    await factory.deploy(MOST_SECONDS, founder);
  });

  it("reverts when anyone but itself changes its delay", async () => {
    const { timelock } = await loadFixture(council);
    await expect(timelock.updateDelay(60))
      .to.be.revertedWithCustomError(timelock, "TimelockUnauthorizedCaller")
      .withArgs(founder.address);
  });

  it("has the delay that the council decides, up to thirty days", async () => {
    const contracts = await loadFixture(council);
    const { timelock } = contracts;
    expect(await timelock.getMinDelay()).to.equal(OBJECTION_SECONDS);
    await expect(decide(contracts, draft([[timelock, "updateDelay", [MOST_SECONDS + 1]]])))
      .to.be.revertedWithCustomError(timelock, "Timelock_DelayTooLong")
      .withArgs(MOST_SECONDS + 1, MOST_SECONDS);
    await decide(contracts, draft([[timelock, "updateDelay", [MOST_SECONDS]]]));
    expect(await timelock.getMinDelay()).to.equal(MOST_SECONDS);
  });

  it("reverts when anyone but the council schedules or executes", async () => {
    const { timelock } = await loadFixture(council);
    const call = [founder.address, 0, "0x", ethers.ZeroHash, ethers.ZeroHash];
    await expect(timelock.schedule(...call, OBJECTION_SECONDS))
      .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
      .withArgs(founder.address, ethers.id("PROPOSER_ROLE"));
    await expect(timelock.execute(...call))
      .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
      .withArgs(founder.address, ethers.id("EXECUTOR_ROLE"));
  });
});
