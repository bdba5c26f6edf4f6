import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import {
  cancelDelivery,
  listDeliveries,
  listDeliveryKeys,
  openDelivery,
  retryDelivery,
  sendRecords,
} from "../../client/delivery.ts";
import { verifyReceipt } from "../../client/delivery-receipt.ts";
import { eraseRecords } from "../../client/erasure.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { DeliveryRecord } from "../../server/delivery/records.ts";
import { rejection } from "../client/rejection.ts";
import { type House, idsOf, startTwoGateways, type TwoGateways } from "./scene.ts";

describe("Deliveries that wait", () => {
  let scene: TwoGateways;
  let first: House;
  let second: House;
  let records: SaltedRecord[];

  before(async function () {
    this.timeout(120_000);
    scene = await startTwoGateways();
    ({ first, second } = scene);
    records = await first.issue(3);
    await first.register();
    await second.register();
  });
  after(() => scene.close());

  const send = (issuer: House, to: number, recordIds: string[]): Promise<DeliveryRecord> =>
    sendRecords(issuer.ledger, { issuer: issuer.member, recordIds, to, purpose: "recognition" });
  const received = async (house: House) =>
    (await listDeliveries(house.ledger, { member: house.member, direction: "received" })).items;

  it("wait while the other gateway is down, and arrive once", async function () {
    this.timeout(60_000);
    const before = (await received(second)).length;
    second.line.mode = "cut";
    const sent = await send(first, 2, idsOf(records));
    expect(sent).to.deep.include({ state: "waiting", receipt: null });
    expect(sent.problem).to.deep.equal({ type: "/problems/delivery/unreachable", position: null });
    expect(sent.nextAttemptAt).to.be.a("string");
    const again = await retryDelivery(first.ledger, 1, sent.deliveryId);
    expect(again.state).to.equal("waiting");

    second.line.mode = "open";
    const attempt = await retryDelivery(first.ledger, 1, sent.deliveryId);
    expect(attempt).to.deep.include({ state: "delivered", problem: null, nextAttemptAt: null });
    expect(await received(second)).to.have.length(before + 1);
    const done = await rejection(retryDelivery(first.ledger, 1, sent.deliveryId));
    expect(done.name).to.equal("Delivery_NotWaiting");
  });

  it("go on by themselves after a restart", async function () {
    this.timeout(60_000);
    const others = await second.issue(1);
    first.line.mode = "cut";
    const { deliveryId, state } = await send(second, 1, idsOf(others));
    expect(state).to.equal("waiting");
    first.line.mode = "open";
    await second.gateway.restart();
    await second.signIn();
    const until = Date.now() + 10_000;
    const now = async () => (await openDelivery(second.ledger, 2, deliveryId)).delivery;
    while ((await now()).state === "waiting" && Date.now() < until) await setTimeout(50);
    expect(await now()).to.deep.include({ state: "delivered", nextAttemptAt: null });
    expect((await received(first)).filter((one) => one.deliveryId === deliveryId)).to.have.length(1);
  });

  it("give the same receipt again where the answer was lost, and double nothing", async function () {
    this.timeout(60_000);
    const before = (await received(second)).length;
    second.line.mode = "mute";
    const sent = await send(first, 2, idsOf(records));
    expect(sent.state).to.equal("waiting");
    // It dies between storing and answering, and comes back.
    await second.gateway.restart();
    await second.signIn();
    const [stored] = await received(second);
    expect(stored).to.deep.include({ deliveryId: sent.deliveryId, state: "delivered" });
    second.line.mode = "open";
    const arrived = await retryDelivery(first.ledger, 1, sent.deliveryId);
    expect(arrived.signedReceipt).to.equal(stored?.signedReceipt);
    expect(await received(second)).to.have.length(before + 1);
    expect(second.line.passed.at(-1)).not.to.equal(second.line.passed.at(-2));
  });

  it("can be cancelled while they wait, and are not sent then", async () => {
    second.line.mode = "cut";
    const sent = await send(first, 2, idsOf(records));
    await cancelDelivery(first.ledger, 1, sent.deliveryId);
    second.line.mode = "open";
    const { delivery } = await openDelivery(first.ledger, 1, sent.deliveryId);
    expect(delivery).to.deep.include({ state: "cancelled", nextAttemptAt: null });
    expect((await rejection(cancelDelivery(first.ledger, 1, sent.deliveryId))).name).to.equal("Delivery_NotWaiting");
    expect((await received(second)).map(({ deliveryId }) => deliveryId)).not.to.include(sent.deliveryId);
  });

  it("do not send what was erased while they waited", async () => {
    const [one] = await first.issue(1);
    if (!one) throw new Error("A record");
    second.line.mode = "cut";
    const sent = await send(first, 2, idsOf([one]));
    await eraseRecords(first.ledger, { issuer: 1, recordIds: idsOf([one]), reason: "holder-request" });
    second.line.mode = "open";
    const refused = await retryDelivery(first.ledger, 1, sent.deliveryId);
    expect(refused.state).to.equal("refused");
    expect(refused.problem).to.deep.equal({ type: "/problems/delivery/records-changed", position: null });
  });

  it("take keys that were replaced meanwhile for what they are", async () => {
    second.line.mode = "cut";
    const sent = await send(first, 2, idsOf(records));
    await second.register();
    await first.register();
    second.line.mode = "open";
    const arrived = await retryDelivery(first.ledger, 1, sent.deliveryId);
    expect(arrived.state).to.equal("delivered");
    expect((await verifyReceipt(first.ledger, arrived.signedReceipt ?? "")).finding).to.equal("valid");
    // What was signed with the former key stays true.
    const former = (await received(second)).find(
      ({ receipt }) => receipt?.purpose === "recognition" && receipt.from === 1,
    );
    expect((await verifyReceipt(first.ledger, former?.signedReceipt ?? "")).finding).to.equal("valid");
    expect((await listDeliveryKeys(second.ledger, 2)).map(({ isRegistered }) => isRegistered)).to.deep.equal([
      true,
      false,
    ]);
  });
});
