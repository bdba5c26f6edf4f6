/**
 * What the embedded chain is compared with: Hardhat's network in process, running the transactions of a journal in the
 * same blocks, without a journal of its own, checks, or an index. `node bare-network.ts <journal>` is the same as a
 * process.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Engine, startEngine } from "../../server/chain/engine.ts";

const genesisSchema = z.object({ chainId: z.number(), genesisAt: z.number() });
const blockSchema = z.object({ number: z.number(), timestamp: z.number(), transactions: z.array(z.string()) });

type Block = z.infer<typeof blockSchema>;

/** Runs the whole journal; answers, per block in order, when it was done, in milliseconds since the network's start. */
export async function runBare(journal: string): Promise<{ doneAt: number[]; milliseconds: number }> {
  const startedAt = performance.now();
  const [genesisLine = "", ...lines] = (await readFile(journal, "utf8")).trimEnd().split("\n");
  const { chainId, genesisAt } = genesisSchema.parse(bodyOf(genesisLine));
  const engine = await startEngine(chainId, genesisAt);
  try {
    const doneAt = [performance.now() - startedAt];
    for (const line of lines) {
      await mineBare(engine, blockSchema.parse(bodyOf(line)));
      doneAt.push(performance.now() - startedAt);
    }
    return { doneAt, milliseconds: performance.now() - startedAt };
  } finally {
    await engine.close();
  }
}

async function mineBare(engine: Engine, { timestamp, transactions }: Block): Promise<void> {
  // All at once: nobody could be quicker with the same network.
  await Promise.all(transactions.map((raw) => engine.request("eth_sendRawTransaction", [raw])));
  await engine.request("hardhat_setNextBlockBaseFeePerGas", ["0x0"]);
  await engine.request("evm_setNextBlockTimestamp", [timestamp]);
  await engine.request("evm_mine");
}

/** A line is length, checksum and body. */
function bodyOf(line: string): unknown {
  return JSON.parse(line.slice(line.indexOf("{")));
}

if (import.meta.main) {
  const [journal] = process.argv.slice(2);
  if (journal === undefined) throw new Error("Usage: node bare-network.ts <journal>");
  await runBare(journal);
}
