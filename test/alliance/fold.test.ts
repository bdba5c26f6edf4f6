import { expect } from "chai";
import { network } from "hardhat";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed, deployUnlockedAlliance } from "../../scripts/testing/unlocked-alliance.ts";
import { getAccount, getAlliance, getMember, listMembers, listOfficers } from "../../server/alliance/queries.ts";
import type { StoreReader } from "../../server/store/store.ts";
import { foldChain } from "./fold-scene.ts";

const everything = { limit: 200 };
const nobody = `0x${"0".repeat(39)}1`;

describe("The alliance, folded from its events", () => {
  let contracts: Deployed;
  let store: StoreReader;
  /** When the registrar got its first office. */
  let firstSeconds: number;
  let accounts: Awaited<ReturnType<typeof signers>>;

  before(async () => {
    const chain = await network.create({ network: "default" });
    accounts = await signers(chain);
    contracts = await deployUnlockedAlliance(chain, { nameZh: "京津冀高校联盟", nameEn: "Capital Region Alliance" });
    const { authority, members } = contracts;
    const { secretary, auditor, north, registrar, south } = accounts;
    await authority.grantRole(ROLES.SECRETARIAT, secretary, 0);
    await authority.grantRole(ROLES.AUDITOR, secretary, 0);
    await authority.grantRole(ROLES.AUDITOR, auditor, 0);
    await authority.revokeRole(ROLES.AUDITOR, auditor);
    await members.admit(1, true, 11, "燕北大学", "Yanbei University", north);
    await members.admit(3, false, 13, "冀东仪器公司", "Jidong Instruments", south);
    await by(north, members).setOffices(1, registrar, 0b00010);
    firstSeconds = await chain.networkHelpers.time.latest();
    await by(north, members).setOffices(1, registrar, 0b00110);
    await by(south, members).setOffices(2, registrar, 0b01000);
    await by(south, members).setOffices(2, registrar, 0);
    await members.setStanding(2, 2, "停业整顿");
    store = await foldChain({
      request: (method, params = []) => chain.provider.request({ method, params: [...params] }),
    });
  });

  it("knows its founder and where every module is", async () => {
    const alliance = getAlliance(store);
    expect(alliance).to.include({
      nameZh: "京津冀高校联盟",
      directory: contracts.directory.target,
      authority: contracts.authority.target,
      founder: accounts.founder.address,
    });
    const { members, credits, bookings, settlement, agreements, meetings, recognitions, timelock, council } = contracts;
    const named = { members, credits, bookings, settlement, agreements, meetings, recognitions, timelock, council };
    const expected = Object.entries(named).map(([name, { target }]) => ({
      module: name.replace(/^./, (first) => first.toUpperCase()),
      location: target,
      version: 1,
    }));
    const found = alliance.modules.map(({ module, location, version }) => ({ module, location, version }));
    expect(found).to.have.deep.members(expected);
    expect(alliance.former).to.deep.equal([]);
  });

  it("lists the members with their standing", async () => {
    const { items, next } = await listMembers(store, {}, everything);
    expect(next).to.equal(null);
    expect(items.map(({ member, kind, province, standing }) => ({ member, kind, province, standing }))).to.deep.equal([
      { member: 1, kind: "university", province: 11, standing: "active" },
      { member: 2, kind: "enterprise", province: 13, standing: "suspended" },
    ]);
    expect(getMember(store, 2).nameZh).to.equal("冀东仪器公司");
  });

  it("lists who holds which office at a member now", async () => {
    const { items } = await listOfficers(store, 1, everything);
    const held = Object.fromEntries(items.map(({ account, offices }) => [account, offices]));
    expect(held).to.deep.equal({
      [accounts.north.address]: ["administrator", "registrar", "steward", "researcher", "bursar"],
      [accounts.registrar.address]: ["registrar", "steward"],
    });
    expect((await listOfficers(store, 2, everything)).items.map(({ account }) => account)).to.deep.equal([
      accounts.south.address,
    ]);
  });

  it("says of an account everything it may do, and of a stranger that it may do nothing", async () => {
    const registrar = await getAccount(store, accounts.registrar.address.toLowerCase());
    expect(registrar.account).to.equal(accounts.registrar.address);
    expect(registrar.offices.map(({ member, offices }) => ({ member, offices }))).to.deep.equal([
      { member: 1, offices: ["registrar", "steward"] },
    ]);
    expect(registrar.offices[0]?.since).to.equal(new Date(firstSeconds * 1000).toISOString());
    expect((await getAccount(store, accounts.founder.address)).roles).to.deep.equal(["founder"]);
    expect((await getAccount(store, accounts.secretary.address)).roles).to.deep.equal(["secretariat", "auditor"]);
    expect((await getAccount(store, accounts.auditor.address)).roles).to.deep.equal([]);
    expect(await getAccount(store, nobody)).to.deep.equal({
      account: nobody,
      offices: [],
      roles: [],
      represents: null,
    });
  });

  it("keeps roles of contracts out", async () => {
    expect((await getAccount(store, String(contracts.bookings.target))).roles).to.deep.equal([]);
  });

  it("names a member that it does not know", async () => {
    expect(() => getMember(store, 9))
      .to.throw()
      .with.deep.property("arguments", { member: 9 });
  });
});

async function signers({ ethers }: Awaited<ReturnType<typeof network.create>>) {
  const [founder, secretary, auditor, north, registrar, south] = await ethers.getSigners();
  if (!founder || !secretary || !auditor || !north || !registrar || !south) throw new Error("too few accounts");
  return { founder, secretary, auditor, north, registrar, south };
}
