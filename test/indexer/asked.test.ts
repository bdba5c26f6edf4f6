/** What the index asks of the chain: what strangers write there is not its business, however much it is. */
import { expect } from "chai";
import type { Address, Hex } from "viem";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { Rpc } from "../../server/chain/rpc.ts";
import { Indexer } from "../../server/indexer/indexer.ts";
import { createStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { Author, emitterCode, makeFolder, openChain } from "../chain/scene.ts";
import { deployEmitters, domains, events, exported, foundAlliance, itemKey } from "./scene.ts";

describe("The index asks", () => {
  let chain: EmbeddedChain;
  let author: Author;
  let stranger: Author;
  let answered: { address: Address }[];
  const open: { store: Store; indexer: Indexer }[] = [];

  beforeEach(async () => {
    chain = await openChain(await makeFolder());
    author = new Author("asked");
    stranger = new Author("stranger");
    answered = [];
  });

  afterEach(async () => {
    for (const { store, indexer } of open.splice(0)) {
      await indexer.close();
      await store.close();
    }
    await chain.close();
  });

  /** An index of the chain as it is now, with every answer to its questions for logs noted. */
  async function index(options: { founder?: Address } = {}): Promise<Store> {
    const rpc: Rpc = {
      request: async (method, params) => {
        const answer = await chain.request(method, params);
        if (method === "eth_getLogs") answered.push(...(answer as { address: Address }[]));
        return answer;
      },
    };
    const store = await createStore({ folder: await makeFolder(), edition: "test" });
    const indexer = new Indexer({ rpc, store, domains, blocksAreFinal: true, ...options });
    open.push({ store, indexer });
    indexer.start();
    await indexer.waitFor(chain.head.number);
    return store;
  }

  async function emit(from: Author, to: Hex, ...data: Hex[]): Promise<void> {
    await chain.seal(await Promise.all(data.map((call) => from.sign({ to, data: call }))));
  }

  it("for nothing of contracts that are not the alliance's, before its founding or later", async () => {
    const loud = stranger.nextContract;
    await chain.seal([await stranger.sign({ data: emitterCode })]);
    await emit(stranger, loud, events.placed(1, 1n));
    const { shelf } = await foundAlliance(chain, author);
    await emit(stranger, loud, events.placed(2, 1n), events.placed(3, 1n));
    await emit(author, shelf, events.placed(4, 1n));
    const store = await index();
    expect(store.get(itemKey(4))).to.not.equal(undefined);
    expect(answered.filter(({ address }) => address === loud.toLowerCase())).to.deep.equal([]);
  });

  it("for what a contract says in the block that names it, and in the rest of the range", async () => {
    const { raws, directory, authority, shelf } = await deployEmitters(author);
    const second = author.nextContract;
    const to = (address: Hex, data: Hex) => author.sign({ to: address, data });
    await chain.seal([...raws, await author.sign({ data: emitterCode })]);
    await chain.seal([
      await to(shelf, events.placed(1, 1n)),
      await to(directory, events.founded(authority)),
      await to(authority, events.labelled(1n, "SECRETARIAT")),
      await to(shelf, events.placed(2, 1n)),
      await to(directory, events.registered("Shelf", shelf, 1)),
      await to(shelf, events.placed(3, 1n)),
      await to(directory, events.registered("Shelf", second, 2)),
      await to(second, events.placed(4, 1n)),
      await to(shelf, events.placed(5, 1n)),
    ]);
    await emit(author, second, events.placed(6, 1n));
    await emit(author, shelf, events.placed(7, 1n));
    const store = await index();
    for (let item = 1; item <= 7; item += 1) expect(store.get(itemKey(item)), `item ${item}`).to.not.equal(undefined);
    expect(store.get("shelf/count")).to.equal(7);
    const activities = await store.scan<{ event: string }>({ prefix: "activity/", limit: 100 });
    expect(activities).to.have.length(11);
  });

  it("to the same end block by block as all at once", async () => {
    const store = await createStore({ folder: await makeFolder(), edition: "test" });
    const indexer = new Indexer({ rpc: chain, store, domains, blocksAreFinal: true });
    open.push({ store, indexer });
    chain.onBlock(() => indexer.wake());
    indexer.start();
    await indexer.waitFor(0);
    const { shelf } = await foundAlliance(chain, author);
    await indexer.waitFor(chain.head.number);
    await emit(author, shelf, events.placed(9, 1n));
    await indexer.waitFor(chain.head.number);
    expect(await exported(await index())).to.equal(await exported(store));
  });

  it("for the founding that its founder sent, and for no other, whatever that says", async () => {
    const trap = stranger.nextContract;
    await chain.seal([await stranger.sign({ data: emitterCode })]);
    await emit(stranger, trap, events.founded(author.address, "Mine now"), events.registered("Shelf", trap, 1));
    const { directory } = await foundAlliance(chain, author);
    const anybodys = await index();
    expect(anybodys.get("alliance/founded")).to.include({ en: "Mine now" });
    const ours = await index({ founder: author.address });
    expect(ours.get("alliance/founded")).to.include({ en: "Test" });
    expect(ours.get("alliance-directory")).to.equal(directory.toLowerCase());
    expect(ours.get(itemKey(1)), "with its past").to.not.equal(undefined);
  });
});
