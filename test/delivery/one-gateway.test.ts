import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { eraseDelivery, listDeliveries, listDeliveryKeys, openDelivery, sendRecords } from "../../client/delivery.ts";
import { DeliveryKeys } from "../../server/delivery/keys.ts";
import { openVault } from "../../server/vault/vault.ts";
import { ask, expectProblem } from "../api/ask.ts";
import { rejection } from "../client/rejection.ts";
import { type Alliance, startAlliance, startTestGateway, testPassphrase } from "../flow/gateway.ts";
import { type House, idsOf, openHouse } from "./scene.ts";

describe("Deliveries within one gateway", () => {
  let alliance: Alliance;
  let first: House;
  let second: House;
  let deliveryId: string;

  before(async function () {
    this.timeout(120_000);
    alliance = await startAlliance();
    first = await openHouse(alliance, alliance, 1);
    second = await openHouse(alliance, alliance, 2);
    await first.register("https://ledger.first.example");
    await second.register("https://ledger.second.example");
  });
  after(async () => {
    await Promise.all([first.line.close(), second.line.close()]);
    await alliance.close();
  });

  it("need no line: whatever address stands in the registry", async () => {
    const recordIds = idsOf(await first.issue(2));
    const sent = await sendRecords(first.ledger, { issuer: 1, recordIds, to: 2, purpose: "admission" });
    expect(sent).to.deep.include({ state: "delivered", count: 2 });
    ({ deliveryId } = sent);
    expect((await openDelivery(second.ledger, 2, deliveryId)).records).to.have.length(2);
    const directions = async (house: House) =>
      (await listDeliveries(house.ledger, { member: house.member })).items.map(({ direction }) => direction);
    expect(await directions(first)).to.deep.equal(["sent"]);
    expect(await directions(second)).to.deep.equal(["received"]);
  });

  it("want other records than another's, issued, each once, and another member", async () => {
    const send = (recordIds: string[], to = 2) =>
      sendRecords(first.ledger, { issuer: 1, recordIds, to, purpose: "other" });
    const [own = ""] = idsOf(await first.issue(1));
    const foreign = idsOf(await second.issue(1));
    expect((await rejection(send(foreign))).name).to.equal("Credits_RecordUnknown");
    expect((await rejection(send([own, own]))).faults.map(({ field }) => field)).to.deep.equal(["/recordIds"]);
    expect((await rejection(send([own], 1))).faults.map(({ field }) => field)).to.deep.equal(["/to"]);
    expect((await rejection(send([own], 9))).name).to.equal("Members_UnknownMember");
    expect((await rejection(send([own], 3))).arguments).to.deep.equal({ member: 3 });
  });

  it("are listed page by page, newest first", async () => {
    for (let sent = 0; sent < 3; sent++) {
      const recordIds = idsOf(await first.issue(1));
      await sendRecords(first.ledger, { issuer: 1, recordIds, to: 2, purpose: "other" });
    }
    const whole = (await listDeliveries(second.ledger, { member: 2 })).items;
    const head = await listDeliveries(second.ledger, { member: 2 }, { limit: 3 });
    const tail = await listDeliveries(second.ledger, { member: 2 }, { limit: 3, after: head.next ?? "" });
    expect([...head.items, ...tail.items]).to.deep.equal(whole);
    expect(whole.at(-1)?.deliveryId).to.equal(deliveryId);
    expect(tail.next).to.equal(null);
  });

  it("stay erased where an older copy of the vault is put back", async function () {
    this.timeout(60_000);
    const copy = await mkdtemp(join(tmpdir(), "vault-copy-"));
    const parts = ["vault", "vault-writes.json"];
    await alliance.restart();
    await first.signIn();
    await second.signIn();
    expect((await openDelivery(second.ledger, 2, deliveryId)).records).to.have.length(2);
    await alliance.stop();
    for (const part of parts) await cp(join(alliance.folder, part), join(copy, part), { recursive: true });
    await alliance.restart();
    await second.signIn();
    await eraseDelivery(second.ledger, { member: 2, deliveryId, reason: "unlawful" });
    await alliance.stop();
    for (const part of parts) {
      await rm(join(alliance.folder, part), { recursive: true });
      await cp(join(copy, part), join(alliance.folder, part), { recursive: true });
    }
    await rm(copy, { recursive: true });
    await alliance.restart();
    await second.signIn();
    const { delivery, records } = await openDelivery(second.ledger, 2, deliveryId);
    expect(delivery.state).to.equal("erased");
    expect(records).to.equal(null);
    expect(delivery.receipt).to.include({ deliveryId });
  });

  it("are taken by no gateway whose vault is locked", async () => {
    const locked = await startTestGateway({ config: { vaultPassphrase: undefined } });
    try {
      const answer = await ask(`${locked.url}/v1/deliveries`, { json: { jwe: "a.b.c.d.e" } });
      expectProblem(answer, 503, "Credits_VaultLocked");
    } finally {
      await locked.close();
    }
  });

  it("keep replaced keys for a month, and the registered one for as long as it stands", async () => {
    await first.signIn();
    const folder = await mkdtemp(join(tmpdir(), "vault-"));
    const vault = await openVault(folder, testPassphrase);
    try {
      const keys = new DeliveryKeys(vault, alliance.running.store);
      const [registered] = await listDeliveryKeys(first.ledger, 1);
      const made = await keys.make(1);
      expect(made).to.include({ isRegistered: false });
      expect(registered).to.include({ isRegistered: true });
      const day = 86_400_000;
      // As if they had been made that many days ago, each replaced by the next.
      const aged = new DeliveryKeys(vault, alliance.running.store);
      for (const daysAgo of [90, 60, 20]) {
        await keys.make(1);
        let newest: Parameters<DeliveryKeys["shelve"]>[0] | undefined;
        for await (const bundle of vault.bundles("delivery-key/")) newest = bundle;
        if (!newest) throw new Error("A key");
        aged.shelve({ ...newest, writtenAt: new Date(Date.now() - daysAgo * day) });
      }
      const before = aged.list(1).map(({ x25519 }) => x25519);
      const latest = await aged.make(1);
      // The first was replaced 60 days ago; the second 20 days ago, so it may still be wanted.
      expect(aged.list(1).map(({ x25519 }) => x25519)).to.deep.equal([latest.x25519, ...before.slice(0, 2)]);
      expect(aged.find(before[2] ?? "")).to.equal(undefined);
    } finally {
      await vault.close();
      await rm(folder, { recursive: true });
    }
  });
});
