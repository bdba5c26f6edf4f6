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
      const { directory, members } = await loadFixture(emptyAlliance);
      await expect(directory.register(module("Loans"), members))
        .to.emit(directory, "ModuleRegistered")
        .withArgs(module("Loans"), members.target, 1);
      expect(await directory.locate(module("Loans"))).to.deep.equal([members.target, 1n]);
    });

    for (const another of ["members", "credits"] as const) {
      it(`reverts given the module is known, and keeps its contract (${another})`, async () => {
        const contracts = await loadFixture(emptyAlliance);
        const { directory, credits } = contracts;
        await expect(directory.register(module("Credits"), contracts[another]))
          .to.be.revertedWithCustomError(directory, "Directory_AlreadyRegistered")
          .withArgs(module("Credits"), credits.target);
        expect(await directory.locate(module("Credits"))).to.deep.equal([credits.target, 1n]);
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

    for (const name of ["Members", "Credits", "Bookings", "Settlement"] as const) {
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
