import { expect } from "chai";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { getAccount, getMember, listMembers, listPauses, listRoles } from "../../server/alliance/queries.ts";
import {
  chain,
  FACTORY,
  factory,
  foundedAlliance,
  founder,
  loadFixture,
  NORTH,
  newcomer,
  north,
  poster,
  SOUTH,
  STANDING,
  secretariat,
  south,
  stranger,
} from "./contract-scene.ts";
import { foldChain } from "./fold-scene.ts";

const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;
const everything = { limit: 200 };
const FOREVER = 2 ** 40 - 1;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const latest = async () => iso(await time.latest());

describe("Seats, pauses and roles, folded from their events", () => {
  let contracts: Deployed;
  beforeEach(async () => {
    contracts = await loadFixture(foundedAlliance);
  });

  it("give a vote to active full members, and none to associates", async () => {
    const store = await foldChain();
    const { address } = north.administrator;
    expect(getMember(store, NORTH)).to.include({ full: true, representative: address });
    const [, since] = await contracts.members.getSeat(address);
    expect(getMember(store, NORTH).votesSince).to.equal(iso(Number(since)));
    expect(getMember(store, FACTORY)).to.include({ full: false, representative: null, votesSince: null });
  });

  it("take the vote with the standing and with the seat, and give it back as a new one", async () => {
    const { members } = contracts;
    await members.setStanding(SOUTH, STANDING.suspended, "");
    expect(getMember(await foldChain(), SOUTH)).to.include({ full: true, standing: "suspended", votesSince: null });
    await members.setStanding(SOUTH, STANDING.active, "");
    expect(getMember(await foldChain(), SOUTH).votesSince).to.equal(await latest());
    await members.setSeat(SOUTH, false);
    expect(getMember(await foldChain(), SOUTH)).to.include({ full: false, votesSince: null });
  });

  it("follow a member's representative, and forget the one before", async () => {
    const { members } = contracts;
    await by(north.administrator, members).appointRepresentative(NORTH, newcomer);
    await by(factory.administrator, members).appointRepresentative(FACTORY, stranger);
    const store = await foldChain();
    expect(getMember(store, NORTH).representative).to.equal(newcomer.address);
    const represents = async (account: string) => (await getAccount(store, account)).represents;
    expect(await represents(newcomer.address)).to.equal(NORTH);
    expect(await represents(north.administrator.address)).to.equal(null);
    expect(await represents(stranger.address)).to.equal(FACTORY);
    expect(getMember(store, FACTORY).votesSince).to.equal(null);
  });

  it("know what a member leads, and where it takes records", async () => {
    const { members } = contracts;
    const until = (await time.latest()) + 1_000;
    await members.appointLeadingUnit(NORTH, "学分互认", until);
    await members.appointLeadingUnit(SOUTH, "资源共享", FOREVER);
    const [key, receipts] = [ethers.id("key"), ethers.id("receipts")];
    await by(south.administrator, members).setDelivery(SOUTH, key, receipts, "https://south.example/");
    const store = await foldChain();
    expect(getMember(store, NORTH).leading).to.deep.equal({ field: "学分互认", until: iso(until) });
    expect(getMember(store, SOUTH)).to.deep.include({
      leading: { field: "资源共享", until: "9999-12-31T23:59:59.000Z" },
      delivery: { x25519: key, ed25519: receipts, url: "https://south.example/" },
    });
    await members.appointLeadingUnit(NORTH, "学分互认", 0);
    await by(south.administrator, members).setDelivery(SOUTH, ethers.ZeroHash, ethers.ZeroHash, "");
    const later = await foldChain();
    expect([getMember(later, NORTH).leading, getMember(later, SOUTH).delivery]).to.deep.equal([null, null]);
  });

  it("keep the keys of a member's credentials, newest first, and when one was revoked", async () => {
    const { members } = contracts;
    const asSouth = by(south.administrator, members);
    const [first, second] = [ethers.id("first"), ethers.id("second")];
    const at = (await time.latest()) + 100;
    const acts = [
      () => asSouth.addCredentialKey(SOUTH, first),
      () => asSouth.addCredentialKey(SOUTH, second),
      () => asSouth.revokeCredentialKey(SOUTH, first),
      () => by(north.administrator, members).addCredentialKey(NORTH, first),
    ];
    for (const [index, act] of acts.entries()) {
      await time.setNextBlockTimestamp(at + index);
      await act();
    }
    const store = await foldChain();
    expect(getMember(store, SOUTH).credentialKeys).to.deep.equal([
      { key: second, addedAt: iso(at + 1), revokedAt: null },
      { key: first, addedAt: iso(at), revokedAt: iso(at + 2) },
    ]);
    expect(getMember(store, NORTH).credentialKeys).to.deep.equal([
      { key: first, addedAt: iso(at + 3), revokedAt: null },
    ]);
    expect(getMember(store, FACTORY).credentialKeys).to.deep.equal([]);
  });

  it("list members by standing and kind", async () => {
    await contracts.members.setStanding(SOUTH, STANDING.suspended, "");
    const store = await foldChain();
    async function numbers(filter: Parameters<typeof listMembers>[1]): Promise<number[]> {
      return (await listMembers(store, filter, everything)).items.map(({ member }) => member);
    }
    expect(await numbers({ standing: "active" })).to.deep.equal([NORTH, FACTORY]);
    expect(await numbers({ kind: "university" })).to.deep.equal([NORTH, SOUTH]);
    expect(await numbers({ kind: "university", standing: "suspended" })).to.deep.equal([SOUTH]);
  });

  it("list what is paused by its module, what is retired, and nothing that works again", async () => {
    const { members, credits, bookings, settlement } = contracts;
    const until = (await time.latest()) + 10_000;
    await by(secretariat, members).pauseInEmergency(credits, until);
    const pausedAt = await latest();
    await members.pause(bookings, FOREVER);
    await members.pause(settlement, until);
    await members.pause(settlement, 0);
    await members.pause(stranger, FOREVER);
    const { items } = await listPauses(await foldChain(), everything);
    const found = Object.fromEntries(items.map((pause) => [pause.location, pause]));
    expect(Object.keys(found).sort()).to.deep.equal(
      [credits.target, bookings.target, stranger.address].map(String).sort(),
    );
    expect(found[String(credits.target)]).to.deep.equal({
      location: credits.target,
      module: "Credits",
      version: 1,
      until: iso(until),
      by: secretariat.address,
      pausedAt,
    });
    expect(found[String(bookings.target)]).to.include({ module: "Bookings", until: null });
    expect(found[stranger.address]).to.include({ module: null, version: null });
  });

  it("list who holds which role, contracts by their module", async () => {
    const { authority, timelock, bookings } = contracts;
    await authority.grantRole(ROLES.ADMIN, timelock, 0);
    await authority.grantRole(ROLES.AUDITOR, newcomer, 60);
    const since = await latest();
    const store = await foldChain();
    const { items } = await listRoles(store, {}, everything);
    const held = items.map(({ role, account, module }) => `${role} ${module ?? account}`);
    expect(held).to.have.members([
      `founder ${founder.address}`,
      "founder Timelock",
      `secretariat ${secretariat.address}`,
      `auditor ${newcomer.address}`,
      "accreditor Timelock",
      "module Bookings",
      `module ${poster.address}`,
    ]);
    const [auditor] = (await listRoles(store, { role: "auditor" }, everything)).items;
    expect(auditor).to.deep.equal({
      role: "auditor",
      account: newcomer.address,
      module: null,
      since,
      delaySeconds: 60,
    });
    await authority.revokeRole(ROLES.AUDITOR, newcomer);
    expect((await listRoles(await foldChain(), { role: "auditor" }, everything)).items).to.deep.equal([]);
    expect((await getAccount(store, String(bookings.target))).roles).to.deep.equal([]);
  });
});
