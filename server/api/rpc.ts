/** JSON-RPC for wallets and tools: reads and signed transactions, nothing else. */
import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { type Chain, RpcError } from "../chain/rpc.ts";
import { fill, Problem, problemType } from "../problem.ts";
import { problems } from "../problems.ts";
import { mayOnlyRead } from "./cross-origin.ts";
import type { rpcProblemSchema } from "./records.ts";
import type { Relay } from "./relay.ts";
import { boundedCall, type CallAdmission, callMethods, callQueue } from "./rpc-calls.ts";

/** What ethers, viem, MetaMask and Hardhat Ignition ask for. */
const reads: ReadonlySet<string> = new Set([
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getStorageAt",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_syncing",
  "net_listening",
  "net_version",
  "web3_clientVersion",
]);

export const rpcBodyLimitBytes = 1_000_000;
const mostInBatch = 100;
const mostLogBlocks = 2_000;
const mostLogs = 10_000;
/** Each may be as long as all the rest of the batch. */
const mostLogQueriesInBatch = 2;
const mostFeeBlocks = 1_024;

const requestSchema = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string().max(200), z.number(), z.null()]).optional(),
  method: z.string().max(100),
  params: z.array(z.unknown()).default([]),
});

type Answer = { jsonrpc: "2.0"; id: string | number | null; result: unknown } | Failure;
type Failure = { jsonrpc: "2.0"; id: string | number | null; error: { code: number; message: string; data?: unknown } };

export type RpcParts = { readonly chain: Chain; readonly relay: Relay; readonly admission: CallAdmission };
type Serving = RpcParts & Record<"calls" | "logs", ReturnType<typeof callQueue>> & { readonly readsOnly: boolean };

/** Answers one request or a batch. Mounted behind the JSON parser. */
export function rpcHandler(parts: RpcParts): RequestHandler {
  const queues = { calls: callQueue(2), logs: callQueue(1) };
  return async (request: Request, response) => {
    const serving = { ...parts, ...queues, readsOnly: mayOnlyRead(response) };
    const body: unknown = request.body;
    if (!Array.isArray(body)) {
      const answer = await answerOne(serving, body);
      response.set("Cache-Control", "no-store");
      if (answer) response.json(answer);
      else response.status(204).end();
      return;
    }
    if (body.length === 0 || body.length > mostInBatch) {
      response.json(failure(null, -32600, `A batch has from 1 to ${mostInBatch} requests`));
      return;
    }
    if (body.filter(isLogQuery).length > mostLogQueriesInBatch) {
      response.json(failure(null, -32005, `A batch has at most ${mostLogQueriesInBatch} requests for logs`));
      return;
    }
    const answers = await Promise.all(body.map((one) => answerOne(serving, one)));
    const told = answers.filter((answer) => answer !== undefined);
    if (told.length > 0) response.json(told);
    else response.status(204).end();
  };
}

/** Undefined for a notification, which wants no answer. */
async function answerOne(serving: Serving, body: unknown): Promise<Answer | undefined> {
  const read = requestSchema.safeParse(body);
  if (!read.success) return failure(null, -32600, "Not a JSON-RPC 2.0 request");
  const { id, method, params } = read.data;
  if (id === undefined) return undefined;
  try {
    return { jsonrpc: "2.0", id, result: await perform(serving, method, params) };
  } catch (error) {
    return explained(id, error);
  }
}

async function perform(serving: Serving, method: string, params: readonly unknown[]): Promise<unknown> {
  const { chain, relay, admission, calls, logs } = serving;
  if (method === "eth_sendRawTransaction") {
    if (serving.readsOnly) throw new RpcError(-32601, "Pages of other sites may only read here");
    const raw = z.string().safeParse(params[0]);
    if (!raw.success) throw new RpcError(-32602, "The first parameter has to be a signed transaction");
    return relay.send(raw.data);
  }
  if (!reads.has(method)) throw new RpcError(-32601, `The method ${method} is not available here`);
  if (callMethods.has(method)) return calls(async () => chain.request(method, await boundedCall(admission, params)));
  if (method === "eth_getLogs") return logs(() => readLogs(chain, params[0]));
  if (method === "eth_feeHistory" && !(Number(params[0]) <= mostFeeBlocks)) {
    throw new RpcError(-32602, `A fee history has at most ${mostFeeBlocks} blocks`);
  }
  return chain.request(method, params);
}

const filterSchema = z.object({
  fromBlock: z.string().default("latest"),
  toBlock: z.string().default("latest"),
  blockHash: z.string().optional(),
});

function isLogQuery(body: unknown): boolean {
  return typeof body === "object" && body !== null && "method" in body && body.method === "eth_getLogs";
}

async function readLogs(chain: Chain, filter: unknown): Promise<unknown> {
  await requireNarrow(chain, filter);
  const logs = await chain.request("eth_getLogs", [filter]);
  if (!Array.isArray(logs) || logs.length <= mostLogs) return logs;
  throw new RpcError(-32005, `The query returns more than ${mostLogs} logs; ask for fewer blocks`);
}

/** The whole history in one answer would be everybody's waiting time. */
async function requireNarrow(chain: Chain, filter: unknown): Promise<void> {
  const { fromBlock, toBlock, blockHash } = filterSchema.parse(filter ?? {});
  if (blockHash !== undefined) return;
  const head = Number(await chain.request("eth_blockNumber"));
  const numberOf = (tag: string) => (tag === "earliest" ? 0 : /^0x[0-9a-f]+$/i.test(tag) ? Number(tag) : head);
  if (numberOf(toBlock) - numberOf(fromBlock) >= mostLogBlocks) {
    throw new RpcError(-32005, `A range has at most ${mostLogBlocks} blocks`);
  }
}

function explained(id: string | number | null, error: unknown): Failure {
  if (error instanceof RpcError) return failure(id, error.code, error.message, error.data);
  if (error instanceof z.ZodError) return failure(id, -32602, "Invalid parameters");
  const words = error instanceof Problem ? problems[error.name] : undefined;
  if (!(error instanceof Problem) || !words) throw error;
  const data: z.infer<typeof rpcProblemSchema> = { problem: problemType(error.name), arguments: error.arguments };
  return failure(id, -32000, `${words.title.en}: ${fill(words.detail.en, error.arguments)}`, data);
}

function failure(id: string | number | null, code: number, message: string, data?: unknown): Failure {
  return { jsonrpc: "2.0", id, error: { code, message, ...(data !== undefined && { data }) } };
}
