/** Any other chain, behind the address in `LEDGER_RPC`. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Hash, type Hex, http } from "viem";
import { Problem } from "../problem.ts";
import { type Chain, type Rpc, RpcError, readRpcError } from "./rpc.ts";
import { explainRefusal, readTransaction } from "./transaction.ts";

export type ConnectOptions = {
  readonly url: string;
  readonly chainId: number;
  /** How long `send` waits for a block, in seconds. */
  readonly patienceSeconds?: number;
};

const pollMilliseconds = 250;

/**
 * Connects to a chain by HTTP.
 *
 * @throws Problem `Chain_OtherChain` when the node there has another chain id, `Chain_Unreachable` when nobody answers.
 */
export async function connectChain({ url, chainId, patienceSeconds = 60 }: ConnectOptions): Promise<Chain> {
  const rpc = httpRpc(url);
  const found = Number(await rpc.request("eth_chainId"));
  if (found !== chainId) throw new Problem("Chain_OtherChain", { expected: chainId, found });
  return {
    request: rpc.request,
    send: (raw) => sendAndWait(rpc, raw, chainId, patienceSeconds),
    close: () => Promise.resolve(),
  };
}

function httpRpc(url: string): Rpc {
  const transport = http(url, { retryCount: 0, timeout: 20_000 })({});
  return {
    request: async (method, params = []) => {
      try {
        return await transport.request({ method, params });
      } catch (error) {
        const answered = readRpcError(error);
        if (answered !== undefined && isJsonRpcCode(answered)) throw answered;
        const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
        throw new Problem("Chain_Unreachable", { method, reason }, [], error);
      }
    },
  };
}

async function sendAndWait(rpc: Rpc, raw: Hex, chainId: number, patienceSeconds: number): Promise<Hash> {
  const transaction = readTransaction(raw, chainId);
  try {
    await rpc.request("eth_sendRawTransaction", [transaction.raw]);
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    const isWaiting = (await rpc.request("eth_getTransactionByHash", [transaction.hash])) !== null;
    const outcome = isWaiting ? transaction.hash : await explainRefusal(rpc, transaction, error);
    if (outcome instanceof Problem) throw outcome;
  }
  for (let waited = 0; waited < patienceSeconds * 1000; waited += pollMilliseconds) {
    if ((await rpc.request("eth_getTransactionReceipt", [transaction.hash])) !== null) return transaction.hash;
    await sleep(pollMilliseconds);
  }
  throw new Problem("Chain_NotMined", { transaction: transaction.hash, seconds: patienceSeconds });
}

/** HTTP statuses and Node's own errors have codes too; those of JSON-RPC are 3 (reverted) or negative. */
function isJsonRpcCode({ code }: RpcError): boolean {
  return code < 0 || code === 3;
}
