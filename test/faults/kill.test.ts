/** `kill -9` at any moment: what was acknowledged is there, in blocks of the same hashes, and the store goes on. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { Indexer } from "../../server/indexer/indexer.ts";
import { createStore, openStore } from "../../server/store/open.ts";
import { makeFolder, openChain, refusal } from "../chain/scene.ts";
import { domains, exported } from "../indexer/scene.ts";
import { drawing } from "./drawing.ts";

const draw = drawing();
const rounds = Number(process.env.LEDGER_ROUNDS ?? 4);

type Witnessed = { acknowledged: string[]; blocks: Map<number, string>; dropped: string[] };

const running = new Set<ChildProcess>();

/** Starts a sender; answers once it is ready. */
async function startSender(folder: string): Promise<{ child: ChildProcess; lines: string[] }> {
  const script = join(import.meta.dirname, "sender.ts");
  const child = spawn(process.execPath, [script, folder, "3"], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const lines: string[] = [];
  let rest = "";
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      if (parts.includes("ready")) resolve();
    });
    child.once("exit", () => reject(new Error(`the sender ended: ${lines.join("; ")}`)));
  });
  await ready;
  return { child, lines };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  running.delete(child);
}

describe(`A gateway killed while it works (LEDGER_SEED=${draw.seed})`, () => {
  afterEach("whatever came of the test", () => {
    for (const child of running) child.kill("SIGKILL");
  });

  it("loses nothing that it acknowledged, whenever it is killed", async () => {
    const folder = await makeFolder();
    const seen: Witnessed = { acknowledged: [], blocks: new Map(), dropped: [] };
    for (let round = 0; round < rounds; round += 1) {
      const { child, lines } = await startSender(folder);
      await sleep(50 + draw.below(600));
      await kill(child);
      for (const line of lines) {
        const [word, first = "", second = ""] = line.split(" ");
        if (word === "acknowledged") seen.acknowledged.push(first);
        if (word === "block") seen.blocks.set(Number(first), second);
        if (word === "dropped") seen.dropped.push(line);
      }
      await examine(folder, seen);
    }
    expect(seen.acknowledged.length).to.be.greaterThan(rounds * 10);
    expect(seen.dropped, "a killed process leaves a store that is whole").to.deep.equal([]);
  });

  it("keeps a second process out while it lives, and no longer", async () => {
    const folder = await makeFolder();
    const { child } = await startSender(folder);
    const problem = await refusal(openChain(join(folder, "chain")));
    expect([problem.name, problem.arguments]).to.deep.equal(["Chain_InUse", { folder: join(folder, "chain") }]);
    expect((await refusal(openStore({ folder: join(folder, "store"), edition: "test" }))).name).to.equal("Store_InUse");
    await kill(child);
    await (await openChain(join(folder, "chain"))).close();
  });
});

/** Opens what the killed process left, and compares it with what it had said. */
async function examine(folder: string, seen: Witnessed): Promise<void> {
  const chain = await openChain(join(folder, "chain"), () => Date.now() / 1000);
  for (const hash of seen.acknowledged) {
    expect(await chain.request("eth_getTransactionReceipt", [hash]), `transaction ${hash}`).to.not.equal(null);
  }
  for (const [number, hash] of seen.blocks) {
    const block = await chain.request("eth_getBlockByNumber", [`0x${number.toString(16)}`, false]);
    expect(block, `block ${number}`).to.have.property("hash", hash);
  }
  const left = await openStore({ folder: join(folder, "store"), edition: "test" });
  const anew = await createStore({ folder: await makeFolder(), edition: "test" });
  const exports: string[] = [];
  for (const store of [left, anew]) {
    const indexer = new Indexer({ rpc: chain, store, domains, blocksAreFinal: true });
    indexer.start();
    await indexer.waitFor(chain.head.number);
    exports.push(await exported(store));
    await indexer.close();
    await store.close();
  }
  expect(exports[0] === exports[1], "the store that went on equals the one rebuilt").to.equal(true);
  await chain.close();
}
