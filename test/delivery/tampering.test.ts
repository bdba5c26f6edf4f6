/** Everything that somebody with a key of a member's own, or with a line between gateways, may try. */
import { expect } from "chai";
import { setDelivery, setStanding } from "../../client/alliance.ts";
import { presentationOf } from "../../client/credits.ts";
import { listDeliveries, openDelivery, sendRecords } from "../../client/delivery.ts";
import { verifyReceipt } from "../../client/delivery-receipt.ts";
import { openLedger } from "../../client/ledger.ts";
import { localSigner } from "../../client/signer.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { openReceipt } from "../../server/delivery/receipt.ts";
import type { DeliveryKey, Message } from "../../server/delivery/records.ts";
import { encrypt, sign } from "../../server/delivery/seal.ts";
import type { ProblemArguments } from "../../server/problem.ts";
import { ask, expectProblem } from "../api/ask.ts";
import { canaryName } from "../api/credit-records.ts";
import { messageIn, newKey, signedMessage } from "./rogue.ts";
import { type House, idsOf, startTwoGateways, type TwoGateways } from "./scene.ts";

describe("A delivery that was tampered with", () => {
  const own = newKey("ed25519");
  const ownX = newKey("x25519");
  let scene: TwoGateways;
  let first: House;
  let second: House;
  let recipient: DeliveryKey;
  let presentations: Presentation[];

  before(async function () {
    this.timeout(120_000);
    scene = await startTwoGateways();
    ({ first, second } = scene);
    recipient = await second.register();
    const records = await first.issue(3);
    presentations = await Promise.all(idsOf(records).map((id) => presentationOf(first.ledger, 1, id)));
    await registerOwn();
  });
  after(() => scene.close());

  const as = (house: House) => {
    const client = house.gateway.client();
    return openLedger(client, localSigner(house.administrator, client));
  };
  /** From now on the test itself is member 1's gateway. */
  const registerOwn = (url = first.line.url) =>
    setDelivery(as(first), 1, { x25519: ownX.publicKey, ed25519: own.publicKey, url });

  const messageOf = (changes: Partial<Message> = {}) => messageIn(scene.alliance, presentations, changes);
  const signed = (message: unknown, key = own) => signedMessage(message, key);
  const post = (jwe: string) => ask(`${second.gateway.url}/v1/deliveries`, { json: { jwe } });
  const deliver = async (message: unknown, key = own) =>
    post(await encrypt(await signed(message, key), recipient.x25519));
  const count = async () => (await listDeliveries(second.ledger, { member: 2 })).items.length;

  async function expectRefusal(jwe: string, status: number, name: string, found?: ProblemArguments): Promise<void> {
    const before = await count();
    const answer = await post(jwe);
    expectProblem(answer, status, name, found);
    expect(answer.text).not.to.include(canaryName);
    expect(await count()).to.equal(before);
  }
  const sealed = async (message: unknown, key = own) => encrypt(await signed(message, key), recipient.x25519);

  it("is accepted where it is sound: the attempts below fail for what they change", async () => {
    const answer = await deliver(messageOf());
    expect(answer.status, answer.text).to.equal(200);
    const { receipt } = answer.body as { receipt: string };
    expect((await verifyReceipt(first.ledger, receipt)).finding).to.equal("valid");
  });

  it("is refused as a whole where one record was changed, with its place and nothing else", async () => {
    const [one, two, three] = presentations as [Presentation, Presentation, Presentation];
    const raised = { ...two, record: { ...two.record, credits: "30" } } as Presentation;
    const renamed = { ...two, record: { ...two.record, student: { number: "1", name: "Somebody" } } } as Presentation;
    const salted = { ...two, salt: one.salt };
    const placed = { ...two, sequence: 9 };
    const unproved = { ...two, proof: [] };
    for (const changed of [raised, renamed, salted, placed, unproved]) {
      const message = messageOf({ presentations: [one, changed, three] });
      await expectRefusal(await sealed(message), 422, "Delivery_Altered", { position: 2 });
    }
  });

  it("is refused where it holds another member's record", async () => {
    const [record] = await second.issue(1);
    const other = await presentationOf(second.ledger, 2, record?.record.recordId ?? "");
    const message = messageOf({ presentations: [...presentations, other] });
    await expectRefusal(await sealed(message), 422, "Delivery_NotOwnRecord", { position: 4 });
  });

  it("is refused where another key signed it, or nobody", async () => {
    await expectRefusal(await sealed(messageOf(), newKey("ed25519")), 422, "Delivery_BadSignature", { member: 1 });
    // A member cannot speak for another: its key is registered, but not for that one.
    await expectRefusal(await sealed(messageOf({ from: 3 })), 422, "Delivery_BadSignature", { member: 3 });
    const jws = await signed(messageOf());
    const [header = "", , signature = ""] = jws.split(".");
    const other = Buffer.from(JSON.stringify(messageOf())).toString("base64url");
    await expectRefusal(await encrypt(`${header}.${other}.${signature}`, recipient.x25519), 422, "Delivery_Malformed");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "alliance-delivery+jws", kid: own.publicKey }));
    const unsigned = `${none.toString("base64url")}.${other}.`;
    await expectRefusal(await encrypt(unsigned, recipient.x25519), 422, "Delivery_Malformed");
  });

  it("is refused where what was signed is no message, such as a receipt", async () => {
    const receipt = await sign(Buffer.from(JSON.stringify(messageOf())), "receipt", own);
    await expectRefusal(await encrypt(receipt, recipient.x25519), 422, "Delivery_Malformed");
    await expectRefusal(await sealed({ ...messageOf(), extra: canaryName }), 422, "Delivery_Malformed");
    await expectRefusal(await sealed(messageOf({ presentations: [] })), 422, "Delivery_Malformed");
    await expectRefusal(await encrypt("no signature", recipient.x25519), 422, "Delivery_Malformed");
  });

  it("is refused where the ciphertext was changed, or is for a key that is not here", async () => {
    const jwe = await sealed(messageOf());
    const parts = jwe.split(".");
    const flipped = [...parts.slice(0, 3), (parts[3] ?? "").replace(/^./, (a) => (a === "A" ? "B" : "A")), parts[4]];
    await expectRefusal(flipped.join("."), 422, "Delivery_Malformed");
    await expectRefusal("a.b.c.d.e", 422, "Delivery_Malformed");
    await expectRefusal("none", 422, "Delivery_Malformed");
    const elsewhere = await encrypt(await signed(messageOf()), ownX.publicKey);
    await expectRefusal(elsewhere, 422, "Delivery_UnknownKey", { key: ownX.publicKey });
  });

  it("is refused by whom it was not made out to, though the signature is true", async () => {
    await expectRefusal(await sealed(messageOf({ to: 3 })), 422, "Delivery_NotForUs", { member: 3 });
    await expectRefusal(await sealed(messageOf({ chainId: 1 })), 422, "Delivery_NotForUs", { member: 2 });
    const directory = `0x${"12".repeat(20)}`;
    await expectRefusal(await sealed(messageOf({ directory })), 422, "Delivery_NotForUs", { member: 2 });
  });

  it("is refused where it is older than any that waits, or from the future", async () => {
    for (const days of [-32, 1]) {
      const sentAt = new Date(Date.now() + days * 86_400_000).toISOString();
      await expectRefusal(await sealed(messageOf({ sentAt })), 422, "Delivery_OutsideTime", { sentAt });
    }
  });

  it("doubles nothing when it is replayed, and cannot take another's number", async () => {
    const message = messageOf();
    const answer = await deliver(message);
    const before = await count();
    const again = await Promise.all([deliver(message), deliver(message)]);
    for (const { body } of again) expect(body).to.deep.equal(answer.body);
    expect(await count()).to.equal(before);
    const { deliveryId } = message;
    const changed = { ...message, presentations: presentations.slice(1) };
    await expectRefusal(await sealed(changed), 409, "Delivery_IdTaken", { deliveryId });
  });

  it("stores it once where it comes twice at the same time", async () => {
    const message = messageOf();
    const before = await count();
    const answers = await Promise.all([deliver(message), deliver(message), deliver(message)]);
    expect(new Set(answers.map(({ text }) => text)).size).to.equal(1);
    expect(await count()).to.equal(before + 1);
  });

  it("is not taken from a member that is suspended, and is taken once it is active again", async () => {
    const founder = scene.alliance.as(scene.alliance.founder);
    const message = messageOf();
    await setStanding(founder, 1, "suspended", "test");
    await expectRefusal(await sealed(message), 403, "Members_NotActive", { member: 1, standing: 2 });
    await setStanding(founder, 1, "active", "test");
    expect((await deliver(message)).status).to.equal(200);
  });

  describe("at the sender's side", () => {
    let records: string[];

    before(async () => {
      await first.register();
      records = presentations.map(({ record }) => record.recordId);
    });
    afterEach(() => {
      second.line.answer = undefined;
      second.line.alter = undefined;
    });

    const send = () => sendRecords(first.ledger, { issuer: 1, recordIds: records, to: 2, purpose: "other" });

    it("believes no receipt but one of the registered key for this delivery", async () => {
      const stranger = newKey("ed25519");
      const other = (await send()).signedReceipt ?? "";
      const opened = await openReceipt(other);
      const forged = await sign(Buffer.from(JSON.stringify(opened?.receipt)), "receipt", stranger);
      for (const receipt of [other, forged, "a.b.c"]) {
        second.line.answer = () => ({ status: 200, body: JSON.stringify({ receipt }) });
        const { state, problem } = await send();
        expect(state).to.equal("waiting");
        expect(problem?.type).to.equal("/problems/delivery/bad-receipt");
      }
      // The very receipt, under another key.
      second.line.answer = undefined;
      second.line.alter = async (answer) => {
        const { receipt }: { receipt: string } = JSON.parse(answer);
        const said = Buffer.from(receipt.split(".")[1] ?? "", "base64url");
        return JSON.stringify({ receipt: await sign(said, "receipt", stranger) });
      };
      const { state, problem } = await send();
      expect([state, problem?.type]).to.deep.equal(["waiting", "/problems/delivery/bad-receipt"]);
      expect((await verifyReceipt(first.ledger, forged)).finding).to.equal("unknown-key");
      expect((await verifyReceipt(first.ledger, `${other.slice(0, -4)}AAAA`)).finding).to.equal("not-a-receipt");
    });

    it("follows no redirect, reads no endless answer, and keeps none of its words", async () => {
      const elsewhere = { location: `${first.gateway.url}/v1/status` };
      second.line.answer = () => ({ status: 307, body: "", headers: elsewhere });
      expect((await send()).problem?.type).to.equal("/problems/delivery/unreachable");
      second.line.answer = () => ({ status: 200, body: `"${"x".repeat(300_000)}"` });
      expect((await send()).problem?.type).to.equal("/problems/delivery/unreachable");
      second.line.answer = () => ({ status: 500, body: JSON.stringify({ type: "/problems/x", arguments: {} }) });
      expect((await send()).problem).to.deep.equal({ type: "/problems/delivery/declined", position: null });
      const said = { type: "/problems/delivery/altered", arguments: { position: 2, name: canaryName } };
      second.line.answer = () => ({ status: 422, body: JSON.stringify(said) });
      const refused = await send();
      expect(refused).to.deep.include({ state: "refused", problem: { type: said.type, position: 2 } });
      const { delivery } = await openDelivery(first.ledger, 1, refused.deliveryId);
      expect(JSON.stringify(delivery)).not.to.include("canary");
    });

    it("goes to no address but http(s)", async () => {
      const keys = { x25519: recipient.x25519, ed25519: recipient.ed25519 };
      for (const url of ["ftp://127.0.0.1/", "http://user:pass@127.0.0.1/", "http://127.0.0.1/?a=b", "nowhere"]) {
        await setDelivery(as(second), 2, { ...keys, url });
        expect((await send()).problem?.type, url).to.equal("/problems/delivery/bad-address");
      }
    });
  });

  describe("too much of it", () => {
    it("is refused: in size, in how many come at once, and in how many a member sends", async function () {
      this.timeout(60_000);
      await registerOwn();
      expect((await post("a".repeat(1_000_001))).status).to.equal(413);
      const answers: number[] = [];
      for (let sent = 0; sent < 70; sent++) answers.push((await deliver(messageOf())).status);
      expect(answers).to.include(429);
      const none = Array.from({ length: 60 }, () => post("none"));
      for (const { status } of await Promise.all(none)) expect(status).to.be.oneOf([422, 429]);
    });
  });
});
