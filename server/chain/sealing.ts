/** Turns signed transactions into one block of the engine. */
import { getAddress, type Hash, type Hex } from "viem";
import { z } from "zod";
import { Problem } from "../problem.ts";
import type { Engine } from "./engine.ts";
import type { JournalBlock } from "./journal.ts";
import { countTransactions, explainRefusal, type IncomingTransaction } from "./transaction.ts";

/** For each transaction its hash, or why it is refused. */
export type Outcome = Hash | Problem;

const quantitySchema = z.string().transform(Number);
const pooledSchema = z.object({ from: z.string(), nonce: quantitySchema }).nullable();
const blockSchema = z.object({
  number: quantitySchema,
  timestamp: quantitySchema,
  hash: z.string().transform((hash) => hash as Hash),
  transactions: z.array(z.string().transform((hash) => hash as Hash)),
});

/** A header with the hashes of its transactions. */
export async function readSealed(engine: Engine, block: "latest" | "earliest"): Promise<z.infer<typeof blockSchema>> {
  return blockSchema.parse(await engine.request("eth_getBlockByNumber", [block, false]));
}

/**
 * Puts transactions into the engine's pool. What cannot be in the next block does not stay there: a transaction ahead
 * of its account's nonce is refused, never queued where nobody sees it.
 *
 * @returns The outcomes in the order given, and what is ready for the block by hash.
 */
export async function offer(
  engine: Engine,
  transactions: readonly IncomingTransaction[],
): Promise<{ outcomes: Outcome[]; ready: Map<Hash, Hex> }> {
  const ready = new Map<Hash, Hex>();
  const outcomes: Outcome[] = [];
  for (const transaction of transactions) outcomes.push(await offerOne(engine, transaction, ready));
  const refused = await withdrawUnready(engine, [...ready.keys()]);
  for (const hash of refused.keys()) ready.delete(hash);
  return {
    outcomes: outcomes.map((outcome) => (typeof outcome === "string" ? refused.get(outcome) : undefined) ?? outcome),
    ready,
  };
}

/** Takes transactions back out of the pool. */
export async function withdraw(engine: Engine, hashes: Iterable<Hash>): Promise<void> {
  for (const hash of hashes) await engine.request("hardhat_dropTransaction", [hash]);
}

/**
 * Makes a block of what is in the pool. Its base fee is set to zero each time: by EIP-1559 a full block would raise it.
 *
 * @param timestamp Seconds UTC, not before the parent's.
 */
export async function mine(engine: Engine, ready: ReadonlyMap<Hash, Hex>, timestamp: number): Promise<JournalBlock> {
  await engine.request("hardhat_setNextBlockBaseFeePerGas", ["0x0"]);
  await engine.request("evm_setNextBlockTimestamp", [timestamp]);
  await engine.request("evm_mine");
  const block = await readSealed(engine, "latest");
  const transactions = block.transactions.map((hash) => {
    const raw = ready.get(hash);
    if (raw === undefined) throw new Error(`block ${block.number} holds ${hash}, which was not offered`);
    return raw;
  });
  return { number: block.number, timestamp: block.timestamp, transactions, hash: block.hash };
}

async function offerOne(engine: Engine, transaction: IncomingTransaction, ready: Map<Hash, Hex>): Promise<Outcome> {
  if (ready.has(transaction.hash)) return transaction.hash;
  if (transaction.isPaid) return new Problem("Chain_FeeOffered");
  try {
    await engine.request("eth_sendRawTransaction", [transaction.raw]);
  } catch (error) {
    return await explainRefusal(engine, transaction, error);
  }
  ready.set(transaction.hash, transaction.raw);
  return transaction.hash;
}

/** Withdraws what was replaced by another of the same nonce and what waits for a nonce that nobody sent. */
async function withdrawUnready(engine: Engine, hashes: readonly Hash[]): Promise<Map<Hash, Problem>> {
  const accounts = new Map<string, { hash: Hash; nonce: number }[]>();
  const refused = new Map<Hash, Problem>();
  for (const hash of hashes) {
    const pooled = pooledSchema.parse(await engine.request("eth_getTransactionByHash", [hash]));
    if (pooled === null) {
      refused.set(hash, new Problem("Chain_TransactionReplaced"));
      continue;
    }
    const sent = accounts.get(pooled.from);
    if (sent === undefined) accounts.set(pooled.from, [{ hash, nonce: pooled.nonce }]);
    else sent.push({ hash, nonce: pooled.nonce });
  }
  for (const [account, sent] of accounts) {
    let expected = await countTransactions(engine, account);
    for (const { hash, nonce } of sent.sort((left, right) => left.nonce - right.nonce)) {
      if (nonce === expected) expected += 1;
      else refused.set(hash, new Problem("Chain_NonceGap", { account: getAddress(account), expected, found: nonce }));
    }
  }
  const gaps = [...refused].filter(([, problem]) => problem.name === "Chain_NonceGap");
  await withdraw(engine, gaps.map(([hash]) => hash).reverse());
  return refused;
}
