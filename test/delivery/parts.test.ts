import { expect } from "chai";
import { problemOf } from "../../client/delivery-words.ts";
import { Flood } from "../../server/delivery/flood.ts";
import { deliveryAddress } from "../../server/delivery/post.ts";
import { deliveryProblems } from "../../server/delivery/problems.ts";
import { openReceipt, openSignature } from "../../server/delivery/receipt.ts";
import { arrivedStatuses, deliveryPurposes, deliveryStates } from "../../server/delivery/records.ts";
import { arrivedWords, purposeWords, stateWords } from "../../server/delivery/words.ts";
import type { Words } from "../../server/problem.ts";
import { rejection } from "../client/rejection.ts";

describe("Parts of deliveries", () => {
  it("address a gateway by what the registry says, and by nothing that would lead elsewhere", () => {
    const addresses = {
      "https://ledger.example": "https://ledger.example/v1/deliveries",
      "http://127.0.0.1:4517/": "http://127.0.0.1:4517/v1/deliveries",
      "https://a.example/ledger//": "https://a.example/ledger/v1/deliveries",
    };
    for (const [url, address] of Object.entries(addresses)) expect(deliveryAddress(2, url)).to.equal(address);
    for (const url of [
      "",
      "a.example",
      "file:///etc",
      "http://a@b.example",
      "http://b.example/#x",
      "http://b.example?",
    ]) {
      expect(() => deliveryAddress(2, url), url)
        .to.throw("Delivery_BadAddress")
        .with.deep.property("arguments", { member: 2 });
    }
  });

  it("let eight through at once, and sixty of a member in a minute", async () => {
    const flood = new Flood();
    const doors: (() => void)[] = [];
    const held = Array.from({ length: 8 }, () => flood.within(() => new Promise<void>((open) => doors.push(open))));
    expect((await rejection(flood.within(async () => undefined))).name).to.equal("Delivery_Busy");
    doors[0]?.();
    await held[0];
    await flood.within(async () => undefined);
    for (const open of doors) open();
    await Promise.all(held);

    for (let sent = 0; sent < 60; sent++) flood.count(1, 1_000 + sent);
    expect(() => flood.count(1, 2_000)).to.throw("Delivery_Busy");
    flood.count(2, 2_000);
    flood.count(1, 61_000);
    expect(() => flood.count(1, 61_000)).to.throw("Delivery_Busy");
  });

  it("take nothing for a signature or a receipt that is none", async () => {
    for (const text of ["", "a", "a.b.c", "e30.e30.e30", `${Buffer.from("{}").toString("base64url")}..`]) {
      expect(await openSignature(text, "message"), text).to.equal(undefined);
      expect(await openReceipt(text), text).to.equal(undefined);
    }
  });

  it("have words for everything in both languages", () => {
    const words: Words[] = [
      ...deliveryPurposes.map((code) => purposeWords[code]),
      ...deliveryStates.map((state) => stateWords[state]),
      ...arrivedStatuses.map(arrivedWords),
      ...Object.values(deliveryProblems).flatMap(({ title, detail, advice }) => [title, detail, advice]),
    ];
    for (const { "zh-CN": zh, en } of words) {
      expect(zh).to.match(/\p{Script=Han}/u);
      expect(en).to.match(/^[\x20-\x7e“”’–…]+$/);
      const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(places(zh), en).to.deep.equal(places(en));
    }
    expect(problemOf({ problem: { type: "/problems/delivery/altered", position: 3 } })?.en).to.equal(
      "A record does not lead to the chain (record 3)",
    );
    expect(problemOf({ problem: null })).to.equal(undefined);
  });
});
