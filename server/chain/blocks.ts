/** Blocks as the index needs them: a header's place in the chain, and every log of the block. */
import type { Address, Hash, Hex } from "viem";
import { z } from "zod";
import { Problem } from "../problem.ts";
import type { Rpc } from "./rpc.ts";
import { verifyBlock, verifyLink } from "./verify.ts";

export type Header = {
  readonly number: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  /** Seconds UTC. */
  readonly timestamp: number;
};

export type Log = {
  readonly address: Address;
  readonly topics: [] | [Hash, ...Hash[]];
  readonly data: Hex;
  readonly blockNumber: number;
  readonly blockHash: Hash;
  readonly transactionHash: Hash;
  readonly transactionIndex: number;
  /** Counts through the whole block. */
  readonly logIndex: number;
};

/** A header with logs of the block: those that were asked for. */
export type Block = Header & { readonly logs: readonly Log[] };

/** Which logs are asked for: those of some contracts, or those with a first topic. */
export type LogFilter = { readonly address: readonly Address[] } | { readonly topics: readonly [Hash] };

const hex = z
  .string()
  .regex(/^0x(?:[0-9a-fA-F]{2})*$/)
  .transform((text) => text.toLowerCase() as Hex);
const hash = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .transform((text) => text.toLowerCase() as Hash);
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text.toLowerCase() as Address);
const quantity = z
  .string()
  .regex(/^0x[0-9a-fA-F]{1,13}$/)
  .transform(Number);

const headerSchema = z.object({ number: quantity, hash, parentHash: hash, timestamp: quantity });
const logsSchema = z.array(
  z.object({
    address,
    topics: z.union([z.tuple([]), z.tuple([hash], hash).refine((topics) => topics.length <= 4, "more than four")]),
    data: hex,
    blockNumber: quantity,
    blockHash: hash,
    transactionHash: hash,
    transactionIndex: quantity,
    logIndex: quantity,
    removed: z.literal(false).optional(),
  }),
);

/** The number of the newest block. */
export async function readHeadNumber(rpc: Rpc): Promise<number> {
  return parse(quantity, "eth_blockNumber", await rpc.request("eth_blockNumber"));
}

/**
 * The header of a block.
 *
 * @throws Problem `Chain_BlockMissing` when the node has no such block.
 */
export async function readHeader(rpc: Rpc, number: number): Promise<Header> {
  const answer = await rpc.request("eth_getBlockByNumber", [toQuantity(number), false]);
  if (answer === null) throw new Problem("Chain_BlockMissing", { block: number });
  return parse(headerSchema, "eth_getBlockByNumber", answer);
}

/**
 * The blocks of a range, both ends included, each verified by itself and linked to the one before.
 *
 * @param to At most the head: nodes differ in what they say beyond it.
 * @param filter Without it all logs are asked for, and it is checked that none is left out between.
 * @throws Problem `Chain_BlockInconsistent` when the node's answers do not fit together.
 */
export async function readBlocks(rpc: Rpc, from: number, to: number, filter?: LogFilter): Promise<Block[]> {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const [headers, logs] = await Promise.all([
    Promise.all(numbers.map((number) => readHeader(rpc, number))),
    readLogs(rpc, { ...filter, fromBlock: toQuantity(from), toBlock: toQuantity(to) }),
  ]);
  const byNumber = Map.groupBy(logs, (log) => log.blockNumber);
  const blocks: Block[] = [];
  for (const [index, header] of headers.entries()) {
    const block = { ...header, logs: byNumber.get(from + index) ?? [] };
    verifyBlock(block, from + index, filter === undefined);
    const parent = blocks.at(-1);
    if (parent !== undefined) verifyLink(parent, block);
    blocks.push(block);
    byNumber.delete(from + index);
  }
  const [stray] = byNumber.keys();
  if (stray !== undefined) {
    throw new Problem("Chain_BlockInconsistent", {
      block: stray,
      fault: "range",
      expected: `${from}–${to}`,
      found: stray,
    });
  }
  return blocks;
}

/** The account that sent a transaction which is in a block, in lower case. */
export async function readSender(rpc: Rpc, transaction: Hash): Promise<Address> {
  const method = "eth_getTransactionByHash";
  return parse(z.object({ from: address }), method, await rpc.request(method, [transaction])).from;
}

/** Every log that one contract emitted in a range, both ends included, oldest first. */
export async function readLogsOf(rpc: Rpc, contract: Address, from: number, to: number): Promise<Log[]> {
  const logs = await readLogs(rpc, { address: contract, fromBlock: toQuantity(from), toBlock: toQuantity(to) });
  return logs.filter((log) => log.address === contract);
}

async function readLogs(rpc: Rpc, filter: Readonly<Record<string, string | readonly string[]>>): Promise<Log[]> {
  return parse(logsSchema, "eth_getLogs", await rpc.request("eth_getLogs", [filter]));
}

function parse<T>(schema: z.ZodType<T>, method: string, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const reason = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
  throw new Problem("Chain_AnswerMalformed", { method, reason });
}

function toQuantity(number: number): Hex {
  return `0x${number.toString(16)}`;
}
