/** A node that leaves out, repeats, mixes or breaks off: between it and the index stands nothing but these checks. */
import { expect } from "chai";
import { numberToHex } from "viem";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { Rpc } from "../../server/chain/rpc.ts";
import { Indexer } from "../../server/indexer/indexer.ts";
import { Problem } from "../../server/problem.ts";
import { createStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { Author, makeFolder, openChain, refusal } from "../chain/scene.ts";
import { domains, events, exported, foundAlliance } from "../indexer/scene.ts";

type Answer = { [field: string]: unknown };
/** Changes what the real chain answered. */
type Lie = (method: string, answer: unknown, params: readonly unknown[]) => unknown;

describe("The index over a node that cannot be trusted", () => {
  let chain: EmbeddedChain;
  let honest: string;
  let head: number;

  /** Block 5 has three logs, as its number in the middle of a chain of 8. */
  before(async () => {
    chain = await openChain(await makeFolder());
    const author = new Author("liar");
    const { shelf } = await foundAlliance(chain, author);
    const place = (item: number) => author.sign({ to: shelf, data: events.placed(item, 1n) });
    await chain.seal([await place(1), await place(2), await place(3)]);
    for (let item = 4; item < 7; item += 1) await chain.seal([await place(item)]);
    head = chain.head.number;
    const { store, indexer } = await follow((_, answer) => answer);
    await indexer.waitFor(head);
    honest = await exported(store);
    await indexer.close();
    await store.close();
  });

  after(() => chain.close());

  async function follow(lie: Lie): Promise<{ store: Store; indexer: Indexer }> {
    const rpc: Rpc = {
      request: async (method, params = []) => lie(method, await chain.request(method, params), params),
    };
    const store = await createStore({ folder: await makeFolder(), edition: "test" });
    const indexer = new Indexer({ rpc, store, domains, blocksAreFinal: false, pollSeconds: 0.02 });
    indexer.start();
    return { store, indexer };
  }

  /** The finding that a lie leads to, and that nothing of the lie is in the store. */
  async function finding(lie: Lie): Promise<Record<string, unknown>> {
    const { store, indexer } = await follow(lie);
    const problem = await refusal(indexer.waitFor(head));
    expect(indexer.state.status).to.equal("stopped");
    expect(store.cursor, "the range of the lie is not in the store").to.equal(undefined);
    await indexer.close();
    await store.close();
    return { name: problem.name, ...problem.arguments };
  }

  const logsOf = (change: (logs: Answer[]) => Answer[]) => (method: string, answer: unknown) =>
    method === "eth_getLogs" ? change(answer as Answer[]) : answer;
  const isOfFive = (log: Answer) => log.blockNumber === "0x5";
  const headerOf = (block: number, change: Answer) => (method: string, answer: unknown, params: readonly unknown[]) =>
    method === "eth_getBlockByNumber" && params[0] === numberToHex(block)
      ? { ...(answer as Answer), ...change }
      : answer;

  it("finds a log left out before another", async () => {
    const found = await finding(logsOf((logs) => logs.filter((log) => !isOfFive(log) || log.logIndex !== "0x1")));
    expect(found).to.deep.equal({
      name: "Chain_BlockInconsistent",
      block: 5,
      fault: "index of a log",
      expected: 1,
      found: 2,
    });
  });

  it("finds a log given twice", async () => {
    const found = await finding(logsOf((logs) => logs.flatMap((log) => (isOfFive(log) ? [log, log] : [log]))));
    expect(found).to.include({ name: "Chain_BlockInconsistent", block: 5, fault: "index of a log" });
  });

  it("finds logs in another order", async () => {
    const found = await finding(logsOf((logs) => logs.toReversed()));
    expect(found).to.include({ name: "Chain_BlockInconsistent", fault: "index of a log" });
  });

  it("finds a log of another branch", async () => {
    const blockHash = `0x${"99".repeat(32)}`;
    const found = await finding(logsOf((logs) => logs.map((log) => (isOfFive(log) ? { ...log, blockHash } : log))));
    expect(found).to.include({ name: "Chain_BlockInconsistent", block: 5, found: blockHash });
  });

  it("finds a log of a block outside of what was asked for", async () => {
    const found = await finding(
      logsOf((logs) => logs.map((log) => (isOfFive(log) ? { ...log, blockNumber: "0xff" } : log))),
    );
    expect(found).to.include({ name: "Chain_BlockInconsistent", block: 255, fault: "range" });
  });

  it("finds a block that is not its predecessor's child", async () => {
    const found = await finding(headerOf(6, { parentHash: `0x${"99".repeat(32)}` }));
    expect(found).to.include({ name: "Chain_BlockInconsistent", block: 6, fault: "parent" });
  });

  it("finds another block than the one asked for", async () => {
    expect(await finding(headerOf(6, { number: "0x7" }))).to.include({ block: 6, fault: "number", found: 7 });
  });

  it("finds a block that is missing below the head", async () => {
    const gone: Lie = (method, answer, [tag]) => (method === "eth_getBlockByNumber" && tag === "0x6" ? null : answer);
    expect(await finding(gone)).to.deep.equal({ name: "Chain_BlockMissing", block: 6 });
  });

  for (const [what, change] of Object.entries<Answer>({
    "a hash cut short": { blockHash: "0x12" },
    "a number that is none": { logIndex: "-1" },
    "a log taken back": { removed: true },
    "data of half a byte": { data: "0x123" },
    "five topics": { topics: Array.from({ length: 5 }, () => `0x${"00".repeat(32)}`) },
  })) {
    it(`finds an answer that makes no sense: ${what}`, async () => {
      const found = await finding(logsOf((logs) => logs.map((log) => ({ ...log, ...change }))));
      expect(found).to.include({ name: "Chain_AnswerMalformed", method: "eth_getLogs" });
    });
  }

  it("asks again when answers did not fit once", async () => {
    let lies = 2;
    const { store, indexer } = await follow((method, answer) => {
      if (method !== "eth_getLogs" || lies === 0) return answer;
      lies -= 1;
      return (answer as Answer[]).slice(1);
    });
    await indexer.waitFor(head);
    expect(lies).to.equal(0);
    await indexer.close();
    await store.close();
  });

  it("goes on by itself when the node answers again, with nothing lost or twice", async () => {
    let calls = 0;
    const { store, indexer } = await follow((method, answer) => {
      calls += 1;
      if (calls % 30 < 3) throw new Problem("Chain_Unreachable", { method, reason: "test" });
      return answer;
    });
    const states = new Set<string>();
    const watching = setInterval(() => states.add(indexer.state.status), 5);
    await indexer.waitFor(head, 20);
    clearInterval(watching);
    expect(states).to.include("retrying");
    expect(await exported(store)).to.equal(honest);
    await indexer.close();
    await store.close();
  });
});
