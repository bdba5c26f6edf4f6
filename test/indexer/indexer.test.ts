import { expect } from "chai";
import { concatHex, type Hex, slice } from "viem";
import { type EmbeddedChain, openEmbeddedChain } from "../../server/chain/embedded.ts";
import type { ActivityEntry } from "../../server/indexer/activity.ts";
import { type IndexedBlock, Indexer } from "../../server/indexer/indexer.ts";
import { createStore, openStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { Author, chainId, emitterCode, genesisAt, makeFolder, openChain, refusal } from "../chain/scene.ts";
import { domains, events, exported, foundAlliance, itemKey, logging } from "./scene.ts";

const edition = "test";

describe("The index", () => {
  let chain: EmbeddedChain;
  let author: Author;
  let folder: string;
  let store: Store;
  let indexer: Indexer;
  let contracts: { directory: Hex; authority: Hex; shelf: Hex };

  function follow(over: Store): Indexer {
    const index = new Indexer({ rpc: chain, store: over, domains, blocksAreFinal: true });
    chain.onBlock(() => index.wake());
    index.start();
    return index;
  }

  async function emit(to: Hex, ...data: Hex[]): Promise<void> {
    await chain.seal(await Promise.all(data.map((call) => author.sign({ to, data: call }))));
  }

  beforeEach(async () => {
    chain = await openChain(await makeFolder());
    author = new Author("index");
    contracts = await foundAlliance(chain, author);
    folder = await makeFolder();
    store = await createStore({ folder, edition });
    indexer = follow(store);
    await indexer.waitFor(chain.head.number);
  });

  afterEach(async () => {
    await indexer.close();
    await store.close();
    await chain.close();
  });

  it("follows the directory to the contracts, and folds what they said before they were named", () => {
    expect(store.get("alliance/founded")).to.deep.equal({ zh: "试", en: "Test", timestamp: genesisAt + 60 });
    expect(store.get("alliance/roles/00000000000000000001")).to.equal("SECRETARIAT");
    expect(store.get(itemKey(1))).to.deep.equal({ amount: "5", at: contracts.shelf.toLowerCase() });
    expect(store.get("alliance-directory")).to.equal(contracts.directory.toLowerCase());
  });

  it("lets a fold see what earlier events of its own block wrote", async () => {
    await emit(contracts.shelf, events.placed(2, 10n), events.placed(3, 20n), events.removed(2));
    await indexer.waitFor(chain.head.number);
    expect([store.get("shelf/sum"), store.get("shelf/count")]).to.deep.equal(["35", 3]);
    expect(store.get(itemKey(2))).to.equal(undefined);
  });

  it("keeps following a contract whose module was replaced, and its successor with its past", async () => {
    const successor = author.nextContract;
    await chain.seal([await author.sign({ data: emitterCode })]);
    await emit(successor, events.placed(7, 1n));
    await emit(contracts.directory, events.registered("Shelf", successor, 2));
    await emit(successor, events.placed(8, 1n));
    await emit(contracts.shelf, events.placed(9, 1n));
    await indexer.waitFor(chain.head.number);
    for (const item of [7, 8, 9]) expect(store.get(itemKey(item)), `item ${item}`).to.not.equal(undefined);
    expect(store.get("shelf/count")).to.equal(4);
  });

  it("ignores contracts that are not the alliance's, and a second alliance", async () => {
    const stranger = author.nextContract;
    await chain.seal([await author.sign({ data: emitterCode })]);
    await emit(
      stranger,
      events.placed(50, 1n),
      events.founded(stranger, "Another"),
      events.registered("Shelf", stranger, 3),
    );
    await indexer.waitFor(chain.head.number);
    expect(store.get(itemKey(50))).to.equal(undefined);
    expect(store.get<{ en: string }>("alliance/founded")?.en).to.equal("Test");
  });

  it("writes the feed of activities, in order, with the whole of each event", async () => {
    await emit(contracts.shelf, events.placed(2, 2n ** 100n));
    await indexer.waitFor(chain.head.number);
    const [newest] = await store.scan<ActivityEntry>({ prefix: "activity/", reverse: true, limit: 1 });
    expect(newest?.key).to.equal("activity/000000000005/000000");
    const { transaction, ...entry } = newest?.value ?? ({} as ActivityEntry);
    expect(transaction).to.match(/^0x[0-9a-f]{64}$/);
    expect(entry).to.deep.equal({
      domain: "shelf",
      module: "Shelf",
      event: "Placed",
      args: { item: 2, amount: (2n ** 100n).toString() },
      block: 5,
      log: 0,
      timestamp: genesisAt + 60,
    });
    const all = await store.scan<ActivityEntry>({ prefix: "activity/", limit: 100 });
    expect(all.map(({ value }) => value.event)).to.deep.equal(
      "RoleLabel Placed AllianceFounded ModuleRegistered Placed".split(" "),
    );
  });

  it("tells of every block with its domains and events, after it is in the store", async () => {
    const told: (IndexedBlock & { stored: number | undefined })[] = [];
    indexer.onBlock((block) => told.push({ ...block, stored: store.cursor?.number }));
    await emit(contracts.shelf, events.placed(2, 1n));
    await chain.seal([await author.sign({ data: emitterCode })]);
    await indexer.waitFor(chain.head.number);
    expect(told.map(({ number, stored, domains: touched }) => ({ number, stored, touched }))).to.deep.equal([
      { number: 5, stored: 5, touched: ["shelf"] },
      { number: 6, stored: 6, touched: [] },
    ]);
    expect(told[0]?.events).to.deep.equal([
      { domain: "shelf", module: "Shelf", event: "Placed", key: "activity/000000000005/000000" },
    ]);
    expect(told[1]?.hash).to.equal(chain.head.hash);
  });

  it("gives the same export when it is rebuilt from nothing", async () => {
    for (let item = 10; item < 40; item += 1) await emit(contracts.shelf, events.placed(item, BigInt(item)));
    await indexer.waitFor(chain.head.number);
    const again = await createStore({ folder: await makeFolder(), edition });
    const second = follow(again);
    await second.waitFor(chain.head.number);
    expect(await exported(again)).to.equal(await exported(store));
    expect(again.cursor).to.deep.equal(store.cursor);
    await second.close();
    await again.close();
  });

  it("goes on where it was after a restart", async () => {
    await indexer.close();
    await store.close();
    await emit(contracts.shelf, events.placed(2, 1n));
    store = await openStore({ folder, edition });
    expect(store.cursor?.number).to.equal(4);
    indexer = follow(store);
    await indexer.waitFor(chain.head.number);
    expect(store.get("shelf/count")).to.equal(2);
  });

  it("stops at an event that it does not know, with its cursor before it", async () => {
    const topic: Hex = `0x${"77".repeat(32)}`;
    await emit(contracts.shelf, events.placed(2, 1n), logging([topic], "0x"));
    const problem = await refusal(indexer.waitFor(chain.head.number));
    const address = contracts.shelf.toLowerCase();
    expect(problem.name).to.equal("Indexer_UnknownEvent");
    expect(problem.arguments).to.deep.equal({ module: "Shelf", address, block: 5, log: 1, topic });
    expect(indexer.state).to.deep.include({ status: "stopped", problem, head: 5 });
    expect(store.cursor?.number).to.equal(4);
    expect(store.get(itemKey(2)), "an earlier event of the same block").to.equal(undefined);
  });

  it("stops at an event whose data do not fit its ABI", async () => {
    // The call is a byte for the number of topics, two topics, and then data of one byte instead of 32.
    await emit(contracts.shelf, concatHex([slice(events.placed(2, 1n), 0, 65), "0x01"]));
    expect((await refusal(indexer.waitFor(chain.head.number))).name).to.equal("Indexer_UnknownEvent");
  });

  it("stops at a module that it does not know", async () => {
    const stranger = author.nextContract;
    await chain.seal([await author.sign({ data: emitterCode })]);
    await emit(contracts.directory, events.registered("Courses", stranger, 1));
    await indexer.waitFor(chain.head.number);
    await emit(stranger, events.placed(2, 1n));
    const problem = await refusal(indexer.waitFor(chain.head.number));
    expect(problem.name).to.equal("Indexer_UnknownModule");
    expect(problem.arguments).to.deep.equal({ module: "Courses", address: stranger.toLowerCase(), block: 7 });
  });

  it("stops when a fold throws, and tells those who wait why", async () => {
    await emit(contracts.shelf, events.removed(99));
    const [waited] = await Promise.allSettled([indexer.waitFor(chain.head.number)]);
    expect(waited).to.have.property("reason").that.has.property("message", "item 99 was never placed");
    expect(store.cursor?.number).to.equal(4);
  });

  it("says how far it is when somebody waits too long", async () => {
    const problem = await refusal(indexer.waitFor(1000, 0.05));
    expect([problem.name, problem.arguments]).to.deep.equal(["Indexer_Behind", { block: 1000, reached: 4 }]);
  });

  it("calls it a loss when the embedded chain ends before the store, or has other blocks", async () => {
    await indexer.close();
    const indexed = store.cursor?.number;
    await chain.close();
    chain = await openChain(await makeFolder());
    indexer = follow(store);
    const shorter = await refusal(indexer.waitFor(100));
    expect(shorter.name).to.equal("Indexer_BlocksLost");
    expect(shorter.arguments).to.include({ indexed, head: 0, found: "none" });
    await indexer.close();
    await chain.close();
    chain = await openEmbeddedChain({ folder: await makeFolder(), chainId, genesisAt: genesisAt + 1 });
    author = new Author("index");
    await foundAlliance(chain, author);
    indexer = follow(store);
    const other = await refusal(indexer.waitFor(100));
    expect(other.arguments).to.include({ indexed, head: 4, expected: store.cursor?.hash, found: chain.head.hash });
    expect(store.cursor?.number).to.equal(indexed);
  });
});
