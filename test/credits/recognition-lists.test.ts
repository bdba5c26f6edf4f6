import { expect } from "chai";
import { getRecognisedLeaf, listRecognitions } from "../../server/credits/recognition-queries.ts";
import { loadFixture, NORTH, SOUTH } from "../alliance/contract-scene.ts";
import { CENTI_CREDITS, northFirst } from "./contract-batch.ts";
import {
  elsewhere,
  finalAlliance,
  GROUND,
  OTHER_PROGRAMME,
  PROGRAMME,
  RULE,
  recognisingAlliance,
  record,
  standingOf,
  subject,
} from "./contract-recognition.ts";
import { everything, figuresOf, foldChain, recognitionIn } from "./fold-scene.ts";

describe("Recognitions, listed", () => {
  it("hold of a record what the contract says, over all programmes", async () => {
    const { asHome, asIssuer, recognitions } = await loadFixture(finalAlliance);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.half, 120);
    await asIssuer.request(record, SOUTH, OTHER_PROGRAMME, RULE.whole, 230, true);
    await asHome.decide(elsewhere, 30, RULE.whole, GROUND.other);
    const store = await foldChain();
    const leaf = await getRecognisedLeaf(store, NORTH, record.leaf);
    expect(leaf.held).to.equal("1.5");
    expect(await recognitions.getHeld(NORTH, record.leaf)).to.equal(150);
    expect(figuresOf(await recognitionIn(store, "080902-SE"))).to.deep.equal(await standingOf(recognitions, elsewhere));
    expect((await getRecognisedLeaf(store, NORTH, `0x${"00".repeat(32)}`)).recognitions).to.deep.equal([]);
  });

  it("are listed newest first by home, issuer and status, in pages", async () => {
    const { asHome, asIssuer } = await loadFixture(recognisingAlliance);
    const others = ["record 1", "record 2", "record 3"].map(northFirst.record);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS);
    for (const other of others) await asIssuer.request(other, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS, true);
    const last = { ...subject, leaf: others[2]?.leaf ?? "" };
    await asHome.decide(last, 0, RULE.whole, GROUND.other);
    const store = await foldChain();
    const leaves = [record, ...others].map(({ leaf }) => leaf);
    async function places(filter: Parameters<typeof listRecognitions>[1]): Promise<number[]> {
      const { items } = await listRecognitions(store, filter, everything);
      return items.map(({ leaf }) => leaves.indexOf(leaf));
    }
    expect(await places({})).to.deep.equal([3, 2, 1, 0]);
    expect(await places({ home: SOUTH, status: "requested" })).to.deep.equal([2, 1]);
    expect(await places({ home: SOUTH, issuer: NORTH, status: "negative" })).to.deep.equal([3]);
    expect(await places({ issuer: NORTH, status: "positive" })).to.deep.equal([0]);
    expect(await places({ home: NORTH })).to.deep.equal([]);
    expect(await places({ home: SOUTH, issuer: SOUTH })).to.deep.equal([]);
    const page = await listRecognitions(store, { home: SOUTH }, { limit: 3 });
    const rest = await listRecognitions(store, { home: SOUTH }, { limit: 3, after: page.next ?? "" });
    expect([...page.items, ...rest.items].map(({ leaf }) => leaves.indexOf(leaf))).to.deep.equal([3, 2, 1, 0]);
  });

  it("move to the front of the lists when they begin anew, and are there once", async () => {
    const { asHome, asIssuer } = await loadFixture(recognisingAlliance);
    const other = northFirst.record("record 1");
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS);
    await asIssuer.request(other, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS, true);
    await asHome.withdraw(subject);
    await asHome.recognise(record, SOUTH, PROGRAMME, RULE.whole, 100);
    const { items } = await listRecognitions(await foldChain(), { home: SOUTH }, everything);
    expect(items.map(({ leaf, held }) => [leaf, held])).to.deep.equal([
      [record.leaf, "1"],
      [other.leaf, "3.5"],
    ]);
  });
});
