/** Which requests the embedded chain answers: reads. It holds no account, so nothing here can sign. */
import { engineRules } from "./engine.ts";

export const readMethods: ReadonlySet<string> = new Set([
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getBlockTransactionCountByHash",
  "eth_getBlockTransactionCountByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getProof",
  "eth_getStorageAt",
  "eth_getTransactionByBlockHashAndIndex",
  "eth_getTransactionByBlockNumberAndIndex",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_syncing",
  "net_listening",
  "net_version",
  "web3_clientVersion",
  "web3_sha3",
]);

/** Answered here. The engine would propose fees, which nobody can pay. */
export const emptyAnswers: Readonly<Record<string, unknown>> = {
  eth_accounts: [],
  eth_gasPrice: "0x0",
  eth_maxPriorityFeePerGas: "0x0",
};

/**
 * Whether a call asks what would happen in the next block. Blocks are made on demand, so the newest may be days old; the
 * next one would carry today's time, and so must its simulation.
 */
export function isNextBlockCall(method: string, params: readonly unknown[]): boolean {
  if (method === "eth_estimateGas") return params[1] === undefined || params[1] === "pending";
  return method === "eth_call" && params[1] === "pending";
}

/** A call may not use more gas than a transaction could: it would hold up everybody's blocks. */
export function clampGas(method: string, params: readonly unknown[]): readonly unknown[] {
  const [call, ...rest] = params;
  if (method !== "eth_call" && method !== "eth_estimateGas") return params;
  if (typeof call !== "object" || call === null || !("gas" in call) || typeof call.gas !== "string") return params;
  if (!/^0x[0-9a-fA-F]+$/.test(call.gas) || BigInt(call.gas) <= engineRules.transactionGasLimit) return params;
  return [{ ...call, gas: `0x${engineRules.transactionGasLimit.toString(16)}` }, ...rest];
}
