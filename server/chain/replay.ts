/** Runs a journal through an empty engine and compares every block hash. */
import { type Hash, type Hex, keccak256 } from "viem";
import { z } from "zod";
import { Problem } from "../problem.ts";
import { type Engine, engineRules, startEngine } from "./engine.ts";
import {
  type JournalBlock,
  type JournalGenesis,
  type JournalLine,
  journalDamaged,
  readJournal,
  type TornLine,
} from "./journal.ts";
import { mine, readSealed } from "./sealing.ts";

export type ReplayProgress = { readonly block: number; readonly doneBytes: number };

export type Replayed = {
  readonly engine: Engine;
  readonly genesis: JournalGenesis;
  readonly blocks: number;
  readonly transactions: number;
  readonly last: JournalLine;
  readonly torn: TornLine | undefined;
};

const hashSchema = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);
const genesisSchema = z.strictObject({
  chainId: z.int().positive(),
  genesisAt: z.int().nonnegative(),
  hardfork: z.string(),
  blockGasLimit: z.int().positive(),
  hash: hashSchema,
});
const blockSchema = z.strictObject({
  number: z.int().positive(),
  timestamp: z.int().nonnegative(),
  transactions: z.array(z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]+$/)])),
  hash: hashSchema,
});

/**
 * Replays a journal from its first line to its last.
 *
 * @throws Problem `Chain_JournalDamaged` with the number of the first block that is not as it was, `Chain_OtherChain`
 * when the journal belongs to another chain id.
 */
export async function replay(
  path: string,
  chainId: number,
  onProgress: (progress: ReplayProgress) => void,
): Promise<Replayed> {
  const lines = readJournal(path);
  const first = await lines.next();
  if (first.done) throw journalDamaged(0, "missing", "the line of the genesis", "nothing");
  const genesis = readBody(genesisSchema, first.value, 0);
  if (genesis.chainId !== chainId) {
    throw new Problem("Chain_OtherChain", { expected: chainId, found: genesis.chainId });
  }
  compare(0, "hardfork", genesis.hardfork, engineRules.hardfork);
  compare(0, "block gas limit", genesis.blockGasLimit, engineRules.blockGasLimit);
  const engine = await startEngine(chainId, genesis.genesisAt);
  try {
    compare(0, "hash", genesis.hash, (await readSealed(engine, "earliest")).hash);
    let last = first.value;
    let transactions = 0;
    for (let block = 1; ; block += 1) {
      const next = await lines.next();
      if (next.done) return { engine, genesis, blocks: block, transactions, last, torn: next.value };
      last = next.value;
      transactions += await replayBlock(engine, last, block);
      onProgress({ block, doneBytes: last.endsAt });
    }
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function replayBlock(engine: Engine, line: JournalLine, number: number): Promise<number> {
  const block = readBody(blockSchema, line, number);
  compare(number, "number", block.number, number);
  const sealed = await sealAgain(engine, block);
  compare(number, "transactions", block.transactions.length, sealed.transactions.length);
  compare(number, "hash", block.hash, sealed.hash);
  return block.transactions.length;
}

async function sealAgain(engine: Engine, block: JournalBlock): Promise<JournalBlock> {
  const pool = new Map<Hash, Hex>();
  try {
    for (const raw of block.transactions) {
      await engine.request("eth_sendRawTransaction", [raw]);
      pool.set(keccak256(raw), raw);
    }
    return await mine(engine, pool, block.timestamp);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw journalDamaged(block.number, "replay", "accepted as before", reason);
  }
}

function readBody<T>(schema: z.ZodType<T>, line: JournalLine, block: number): T {
  try {
    return schema.parse(JSON.parse(line.body));
  } catch (error) {
    throw journalDamaged(block, "body", "as written", error instanceof Error ? error.message : String(error));
  }
}

function compare(block: number, fault: string, expected: string | number, found: string | number): void {
  if (expected !== found) throw journalDamaged(block, fault, String(expected), String(found));
}
