import { expect } from "chai";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { emptyAlliance, ethers, founder, loadFixture, stranger } from "./contract-scene.ts";

const module = (name: string) => ethers.encodeBytes32String(name);

describe("Directory", () => {
  describe("when it is deployed", () => {
    it("announces the alliance with its names, its authority and its founder", async () => {
      const { directory, authority } = await loadFixture(emptyAlliance);
      const founded = await directory.queryFilter("AllianceFounded");
      expect(founded).to.have.length(1);
      const log = directory.interface.parseLog(founded[0] ?? { topics: [], data: "" });
      expect(log?.args.toArray()).to.deep.equal([
        "京津冀高校联盟",
        "Capital Region University Alliance",
        authority.target,
        founder.address,
      ]);
    });
  });

  describe("register", () => {
    it("reverts when the caller is not the alliance's administrator", async () => {
      const { directory, members } = await loadFixture(emptyAlliance);
      await expect(by(stranger, directory).register(module("Loans"), members))
        .to.be.revertedWithCustomError(directory, "AccessManagedUnauthorized")
        .withArgs(stranger.address);
    });

    it("reverts when the address holds no code", async () => {
      const { directory } = await loadFixture(emptyAlliance);
      await expect(directory.register(module("Loans"), stranger))
        .to.be.revertedWithCustomError(directory, "Directory_NoCode")
        .withArgs(stranger.address);
    });

    it("registers version 1 given the module is new", async () => {
      const { directory, authority } = await loadFixture(emptyAlliance);
      await expect(directory.register(module("Loans"), authority))
        .to.emit(directory, "ModuleRegistered")
        .withArgs(module("Loans"), authority.target, 1);
      expect(await directory.locate(module("Loans"))).to.deep.equal([authority.target, 1n]);
    });

    it("registers the next version given the module is known, and keeps the one before", async () => {
      const { directory, credits, authority } = await loadFixture(emptyAlliance);
      await expect(directory.register(module("Credits"), authority))
        .to.emit(directory, "ModuleRegistered")
        .withArgs(module("Credits"), authority.target, 2);
      expect(await directory.locate(module("Credits"))).to.deep.equal([authority.target, 2n]);
      expect(await directory.locateVersion(module("Credits"), 1)).to.equal(credits.target);
      expect(await directory.locateVersion(module("Credits"), 2)).to.equal(authority.target);
      expect(await directory.getVersion(module("Credits"))).to.equal(2n);
      expect(await directory.getVersion(module("Members"))).to.equal(1n);
    });

    for (const name of ["Credits", "Loans"]) {
      it(`reverts given the contract stands in the directory already, and is to be ${name}`, async () => {
        const { directory, credits } = await loadFixture(emptyAlliance);
        await expect(directory.register(module(name), credits))
          .to.be.revertedWithCustomError(directory, "Directory_SameLocation")
          .withArgs(module("Credits"), credits.target);
      });
    }

    it("reverts given the contract was replaced before", async () => {
      const { directory, credits, authority } = await loadFixture(emptyAlliance);
      await directory.register(module("Credits"), authority);
      await expect(directory.register(module("Credits"), credits))
        .to.be.revertedWithCustomError(directory, "Directory_SameLocation")
        .withArgs(module("Credits"), credits.target);
    });

    it("reverts when the name is empty", async () => {
      const { directory, authority } = await loadFixture(emptyAlliance);
      await expect(directory.register(ethers.ZeroHash, authority))
        .to.be.revertedWithCustomError(directory, "Directory_UnknownModule")
        .withArgs(ethers.ZeroHash);
    });
  });

  describe("locateVersion", () => {
    for (const [name, version] of [
      ["Credits", 0],
      ["Credits", 2],
      ["Loans", 1],
    ] as const) {
      it(`reverts given ${name} never had a version ${version}`, async () => {
        const { directory } = await loadFixture(emptyAlliance);
        await expect(directory.locateVersion(module(name), version))
          .to.be.revertedWithCustomError(directory, "Directory_UnknownVersion")
          .withArgs(module(name), version);
      });
    }
  });

  describe("locate", () => {
    it("reverts given the module was never registered", async () => {
      const { directory } = await loadFixture(emptyAlliance);
      await expect(directory.locate(module("Loans")))
        .to.be.revertedWithCustomError(directory, "Directory_UnknownModule")
        .withArgs(module("Loans"));
    });

    for (const name of [
      "Members",
      "Credits",
      "Bookings",
      "Settlement",
      "Agreements",
      "Meetings",
      "Recognitions",
      "Timelock",
      "Council",
    ] as const) {
      it(`names the contract of ${name}`, async () => {
        const contracts = await loadFixture(emptyAlliance);
        const contract = contracts[name.toLowerCase() as Lowercase<typeof name>];
        expect(await contracts.directory.locate(module(name))).to.deep.equal([contract.target, 1n]);
      });
    }
  });
});

describe("The deployment", () => {
  const restricted = [
    ["directory", "register", ROLES.ADMIN],
    ["members", "admit", ROLES.ADMIN],
    ["members", "setStanding", ROLES.ADMIN],
    ["members", "appointAdministrator", ROLES.ADMIN],
    ["members", "setSeat", ROLES.ADMIN],
    ["members", "appointLeadingUnit", ROLES.ADMIN],
    ["members", "pause", ROLES.ADMIN],
    ["members", "pauseInEmergency", ROLES.SECRETARIAT],
    ["council", "nominate", ROLES.COORDINATOR],
    ["council", "object", ROLES.COORDINATOR],
    ["meetings", "adoptCharter", ROLES.ADMIN],
    ["credits", "accredit", ROLES.ACCREDITOR],
    ["credits", "accreditForQualification", ROLES.ACCREDITOR],
    ["credits", "withdrawAccreditation", ROLES.ACCREDITOR],
    ["credits", "withdrawAccreditationForQualification", ROLES.ACCREDITOR],
    ["credits", "defineQualification", ROLES.ACCREDITOR],
    ["credits", "equateQualifications", ROLES.ACCREDITOR],
    ["credits", "separateQualifications", ROLES.ACCREDITOR],
    ["settlement", "post", ROLES.MODULE],
    ["settlement", "cutOff", ROLES.SECRETARIAT],
    ["settlement", "decide", ROLES.SECRETARIAT],
    ["settlement", "net", ROLES.SECRETARIAT],
    ["settlement", "close", ROLES.SECRETARIAT],
  ] as const;

  it("gives every restricted function its role, by an event", async () => {
    const contracts = await loadFixture(emptyAlliance);
    const { authority } = contracts;
    const events = await authority.queryFilter("TargetFunctionRoleUpdated");
    const announced = events.map((event) => authority.interface.parseLog(event)?.args.toArray());
    const expected = restricted.map(([name, method, role]) => {
      const selector = contracts[name].interface.getFunction(method)?.selector;
      return [contracts[name].target, selector, role];
    });
    expect(announced).to.have.deep.members(expected);
  });

  it("lets the bookings post obligations", async () => {
    const { authority, bookings } = await loadFixture(emptyAlliance);
    expect(await authority.hasRole(ROLES.MODULE, bookings)).to.deep.equal([true, 0n]);
  });

  it("lets the council's timelock accredit", async () => {
    const { authority, timelock } = await loadFixture(emptyAlliance);
    expect(await authority.hasRole(ROLES.ACCREDITOR, timelock)).to.deep.equal([true, 0n]);
  });

  it("leaves the timelock to the council alone", async () => {
    const { timelock, council } = await loadFixture(emptyAlliance);
    for (const role of ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"].map(ethers.id)) {
      expect(await timelock.hasRole(role, council)).to.equal(true);
      for (const other of [founder, ethers.ZeroAddress]) expect(await timelock.hasRole(role, other)).to.equal(false);
    }
    for (const other of [founder, council]) expect(await timelock.hasRole(ethers.ZeroHash, other)).to.equal(false);
    expect(await timelock.hasRole(ethers.ZeroHash, timelock)).to.equal(true);
  });

  it("makes the founder the only administrator", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    const granted = await authority.queryFilter("RoleGranted");
    const administrators = granted
      .map((event) => authority.interface.parseLog(event)?.args)
      .filter((args) => args?.roleId === ROLES.ADMIN)
      .map((args) => args?.account);
    expect(administrators).to.deep.equal([founder.address]);
  });

  it("labels the roles", async () => {
    const { authority } = await loadFixture(emptyAlliance);
    const labels = (await authority.queryFilter("RoleLabel")).map((event) => authority.interface.parseLog(event)?.args);
    expect(labels.map((args) => [args?.label, args?.roleId])).to.deep.equal(
      Object.entries(ROLES).filter(([label]) => label !== "ADMIN"),
    );
  });
});
