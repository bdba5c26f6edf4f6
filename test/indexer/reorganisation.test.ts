import { expect } from "chai";
import type { Hex } from "viem";
import { type Engine, startEngine } from "../../server/chain/engine.ts";
import type { Rpc } from "../../server/chain/rpc.ts";
import { mine, offer } from "../../server/chain/sealing.ts";
import { readTransaction } from "../../server/chain/transaction.ts";
import { Indexer } from "../../server/indexer/indexer.ts";
import { undoBlocks } from "../../server/store/cursor.ts";
import { createStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { Author, chainId, genesisAt, makeFolder, refusal } from "../chain/scene.ts";
import { deployEmitters, domains, events, exported } from "./scene.ts";

/** A chain of which two versions exist: both real, with the same first blocks. */
class Fork {
  readonly left: Engine;
  readonly right: Engine;
  readonly author = new Author("fork");
  /** What the index sees. */
  seen: Engine;

  constructor(left: Engine, right: Engine) {
    this.left = left;
    this.right = right;
    this.seen = left;
  }

  static async make(): Promise<Fork> {
    return new Fork(await startEngine(chainId, genesisAt), await startEngine(chainId, genesisAt));
  }

  get rpc(): Rpc {
    return { request: (method, params) => this.seen.request(method, params) };
  }

  async seal(engine: Engine, raws: readonly Hex[], seconds: number): Promise<void> {
    const { ready } = await offer(
      engine,
      raws.map((raw) => readTransaction(raw, chainId)),
    );
    await mine(engine, ready, genesisAt + seconds);
  }

  async sealBoth(raws: readonly Hex[], seconds: number): Promise<void> {
    for (const engine of [this.left, this.right]) await this.seal(engine, raws, seconds);
  }
}

describe("The index over a chain that changes its mind", () => {
  let fork: Fork;
  let shelf: Hex;
  let store: Store;
  let indexer: Indexer;

  /** A block that differs between the versions by what is placed. */
  async function place(engine: Engine, nonce: number, item: number): Promise<void> {
    const raw = await fork.author.signWith(nonce, { to: shelf, data: events.placed(item, BigInt(item)) });
    await fork.seal(engine, [raw], nonce);
  }

  async function follow(over: Store): Promise<Indexer> {
    const index = new Indexer({ rpc: fork.rpc, store: over, domains, blocksAreFinal: false, pollSeconds: 0.02 });
    index.start();
    return index;
  }

  async function rebuilt(head: number): Promise<string> {
    const other = await createStore({ folder: await makeFolder(), edition: "test" });
    const index = await follow(other);
    await index.waitFor(head);
    const text = await exported(other);
    await index.close();
    await other.close();
    return text;
  }

  beforeEach(async () => {
    fork = await Fork.make();
    const { raws, directory, authority, shelf: named } = await deployEmitters(fork.author);
    shelf = named;
    await fork.sealBoth(raws, 1);
    await fork.sealBoth([await fork.author.sign({ to: directory, data: events.founded(authority) })], 2);
    await fork.sealBoth([await fork.author.sign({ to: directory, data: events.registered("Shelf", shelf, 1) })], 3);
    store = await createStore({ folder: await makeFolder(), edition: "test" });
    indexer = await follow(store);
  });

  afterEach(async () => {
    await indexer.close();
    await store.close();
  });

  it("takes the dead branch back and holds exactly what a rebuild would", async () => {
    for (let nonce = 5; nonce < 10; nonce += 1) await place(fork.left, nonce, nonce);
    for (let nonce = 5; nonce < 12; nonce += 1) await place(fork.right, nonce, nonce < 7 ? nonce : 100 + nonce);
    await indexer.waitFor(8);
    const left: (number | undefined)[] = [];
    indexer.onRollback((cursor) => left.push(cursor?.number));
    fork.seen = fork.right;
    await indexer.waitFor(10);
    // Blocks 4 and 5 are the same in both.
    expect(left).to.deep.equal([5]);
    expect(store.get("shelf/count")).to.equal(7);
    expect(await exported(store)).to.equal(await rebuilt(10));
  });

  it("follows to another branch of the same length", async () => {
    await place(fork.left, 5, 1);
    await place(fork.right, 5, 2);
    await indexer.waitFor(4);
    const rolledBack = new Promise((resolve) => indexer.onRollback(resolve));
    fork.seen = fork.right;
    await rolledBack;
    await indexer.waitFor(4);
    expect(await exported(store)).to.equal(await rebuilt(4));
  });

  it("waits for a node that lags behind with the same blocks", async () => {
    for (let nonce = 5; nonce < 9; nonce += 1) await place(fork.left, nonce, nonce);
    await place(fork.right, 5, 5);
    await indexer.waitFor(7);
    let wasRolledBack = false;
    indexer.onRollback(() => {
      wasRolledBack = true;
    });
    fork.seen = fork.right;
    for (let polls = 0; polls < 50 && indexer.state.head !== 4; polls += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(indexer.state).to.include({ status: "following", head: 4 });
    expect([wasRolledBack, store.cursor?.number]).to.deep.equal([false, 7]);
  });

  it("gives up where more changed than it can take back", async () => {
    for (let nonce = 5; nonce < 5 + undoBlocks + 1; nonce += 1) {
      await place(fork.left, nonce, 1);
      await place(fork.right, nonce, 2);
    }
    const indexed = undoBlocks + 4;
    await indexer.waitFor(indexed);
    fork.seen = fork.right;
    const problem = await refusal(indexer.waitFor(indexed + 1));
    expect(problem.name).to.equal("Indexer_ReorganisationTooDeep");
    expect(problem.arguments).to.deep.equal({ indexed, block: 4 });
  });
});
