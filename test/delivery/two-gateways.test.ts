import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { getRecord, revoke } from "../../client/credits.ts";
import { eraseDelivery, listDeliveries, listDeliveryKeys, openDelivery, sendRecords } from "../../client/delivery.ts";
import { verifyReceipt } from "../../client/delivery-receipt.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { DeliveryRecord } from "../../server/delivery/records.ts";
import { canaryName } from "../api/credit-records.ts";
import { rejection } from "../client/rejection.ts";
import { type House, idsOf, startTwoGateways, type TwoGateways } from "./scene.ts";

describe("Deliveries between two gateways on one chain", () => {
  let scene: TwoGateways;
  let first: House;
  let second: House;
  let records: SaltedRecord[];

  before(async function () {
    this.timeout(120_000);
    scene = await startTwoGateways();
    ({ first, second } = scene);
    records = await first.issue(3);
  });
  after(() => scene.close());

  const send = (issuer: House, to: number, recordIds: string[]): Promise<DeliveryRecord> =>
    sendRecords(issuer.ledger, { issuer: issuer.member, recordIds, to, purpose: "recognition" });
  const received = async (house: House) =>
    (await listDeliveries(house.ledger, { member: house.member, direction: "received" })).items;

  it("send nothing to a member without keys, nor for one", async () => {
    const none = await rejection(send(first, 2, idsOf(records)));
    expect(none.name).to.equal("Delivery_NoKey");
    expect(none.arguments).to.deep.equal({ member: 2 });
    await second.register();
    const own = await rejection(send(first, 2, idsOf(records)));
    expect(own.arguments).to.deep.equal({ member: 1 });
    await first.register();
  });

  it("make keys for nobody but the member's administrator", async () => {
    const { name, arguments: found } = await rejection(
      first.ledger.gateway.post("/v1/deliveries/keys", { member: 1 }, { parse: () => 0 } as never),
    );
    expect(name).to.equal("Members_OfficeMissing");
    expect(found).to.deep.include({ member: 1, account: first.registrar.address });
    const [key] = await listDeliveryKeys(first.ledger, 1);
    expect(key).to.have.property("isRegistered", true);
    expect(JSON.stringify(key)).not.to.match(/secret|private/i);
  });

  it("arrive with the verdict, and leave both a receipt that the chain verifies", async () => {
    const sent = await send(first, 2, idsOf(records));
    expect(sent).to.deep.include({ state: "delivered", direction: "sent", from: 1, to: 2, count: 3, problem: null });
    expect(second.line.passed).to.have.length(1);

    const [arrived] = await received(second);
    expect(arrived).to.deep.include({
      deliveryId: sent.deliveryId,
      direction: "received",
      state: "delivered",
      count: 3,
    });
    expect(arrived?.signedReceipt).to.equal(sent.signedReceipt);
    const opened = await openDelivery(second.ledger, 2, sent.deliveryId);
    expect(opened.records?.map(({ presentation }) => presentation.record)).to.deep.equal(
      records.map(({ record }) => record),
    );
    expect(opened.records?.map(({ onArrival, now }) => [onArrival, now])).to.deep.equal(
      records.map(() => ["in-force", "in-force"]),
    );

    for (const house of [first, second]) {
      const verdict = await verifyReceipt(house.ledger, sent.signedReceipt ?? "");
      expect(verdict.finding).to.equal("valid");
      expect(verdict.receipt).to.deep.equal(sent.receipt);
    }
    expect(sent.receipt).to.deep.include({ from: 1, to: 2, count: 3, purpose: "recognition", version: 1 });
    expect(sent.receipt?.verdicts.map(({ status }) => status)).to.deep.equal(["in-force", "in-force", "in-force"]);
    expect((await openDelivery(first.ledger, 1, sent.deliveryId)).recordIds).to.deep.equal(idsOf(records));
  });

  it("go the other way as well", async () => {
    const others = await second.issue(1);
    const sent = await send(second, 1, idsOf(others));
    expect(sent.state).to.equal("delivered");
    expect((await verifyReceipt(second.ledger, sent.signedReceipt ?? "")).finding).to.equal("valid");
    expect((await received(first)).map(({ deliveryId }) => deliveryId)).to.deep.equal([sent.deliveryId]);
  });

  it("note of a record that it was revoked, before and after it arrived", async () => {
    const [one, other] = await first.issue(2);
    if (!one || !other) throw new Error("Two records");
    await revoke(first.ledger, await getRecord(first.ledger, 1, one.record.recordId), "issued-in-error");
    const sent = await send(first, 2, idsOf([one, other]));
    expect(sent.receipt?.verdicts.map(({ status }) => status)).to.deep.equal(["revoked", "in-force"]);
    await revoke(first.ledger, await getRecord(first.ledger, 1, other.record.recordId), "issued-in-error");
    await second.ledger.gateway.rpc("eth_blockNumber", []);
    await send(first, 2, idsOf(records));
    const { records: seen } = await openDelivery(second.ledger, 2, sent.deliveryId);
    expect(seen?.map(({ onArrival, now }) => `${onArrival} ${now}`)).to.deep.equal([
      "revoked revoked",
      "in-force revoked",
    ]);
  });

  it("are shown to the member's registrars only", async () => {
    const [sent] = (await listDeliveries(first.ledger, { member: 1 })).items;
    for (const attempt of [
      listDeliveries(first.ledger, { member: 2 }),
      openDelivery(first.ledger, 2, sent?.deliveryId ?? ""),
      sendRecords(second.ledger, { issuer: 1, recordIds: idsOf(records), to: 3, purpose: "other" }),
      eraseDelivery(second.ledger, { member: 1, deliveryId: sent?.deliveryId ?? "", reason: "other" }),
    ]) {
      expect((await rejection(attempt)).name).to.equal("Api_NotEntitled");
    }
  });

  it("can be erased by the recipient; the receipt stays, and nothing comes back", async function () {
    this.timeout(60_000);
    const sent = await send(first, 2, idsOf(records));
    const { deliveryId } = sent;
    const erasure = { member: 2, deliveryId, reason: "retention-ended" as const };
    const erased = await eraseDelivery(second.ledger, erasure);
    expect(erased).to.deep.include({ state: "erased", signedReceipt: sent.signedReceipt });
    expect(await eraseDelivery(second.ledger, erasure)).to.deep.equal(erased);
    expect(await openDelivery(second.ledger, 2, deliveryId)).to.deep.equal({
      delivery: erased,
      records: null,
      recordIds: null,
    });
    await second.gateway.restart();
    await second.signIn();
    expect((await openDelivery(second.ledger, 2, deliveryId)).delivery).to.deep.equal(erased);
    const own = await rejection(eraseDelivery(first.ledger, { ...erasure, member: 1 }));
    expect(own.name).to.equal("Delivery_NotReceived");
  });

  it("say nothing of a student in logs, on the line, or in any file of either gateway", async () => {
    const [{ record, salt }] = records as [SaltedRecord];
    const secrets = [canaryName, Buffer.from(canaryName).toString("latin1"), record.student.number, salt.slice(2)];
    const said: Record<string, string[]> = {
      line: [...first.line.passed, ...second.line.passed],
      firstLog: first.gateway.log,
      secondLog: second.gateway.log,
      firstFiles: await filesIn(first.gateway.folder),
      secondFiles: await filesIn(second.gateway.folder),
      lists: [JSON.stringify((await listDeliveries(second.ledger, { member: 2 })).items)],
    };
    for (const [where, texts] of Object.entries(said)) {
      expect(texts.length, where).to.be.above(0);
      for (const secret of secrets) {
        expect(
          texts.some((text) => text.includes(secret)),
          `${secret} in ${where}`,
        ).to.equal(false);
      }
    }
  });
});

/** Every file of a data folder as text, one character a byte. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1")));
}
