/** What a signed transaction must be before any chain is asked. */
import {
  type Address,
  type Hash,
  type Hex,
  keccak256,
  parseTransaction,
  recoverTransactionAddress,
  type TransactionSerialized,
} from "viem";
import { Problem } from "../problem.ts";
import type { Rpc } from "./rpc.ts";

export type IncomingTransaction = {
  /** In lower case. */
  readonly raw: TransactionSerialized;
  readonly hash: Hash;
  readonly nonce: number;
  /** What it may use at most. */
  readonly gas: number;
  /** Whether it offers a fee or carries coins. */
  readonly isPaid: boolean;
};

const acceptedTypes: readonly string[] = ["legacy", "eip2930", "eip1559"];

/**
 * Reads a signed transaction and refuses what this ledger has no use for: another chain's, one bound to no chain, blobs
 * and delegations.
 *
 * @throws Problem `Chain_TransactionMalformed`, `Chain_TransactionTypeRefused` or `Chain_WrongChain`.
 */
export function readTransaction(raw: unknown, chainId: number): IncomingTransaction {
  if (typeof raw !== "string" || !isSerialized(raw)) throw new Problem("Chain_TransactionMalformed");
  const lower = raw.toLowerCase() as TransactionSerialized;
  const transaction = parse(lower);
  const type: string = transaction.type ?? "legacy";
  if (!acceptedTypes.includes(type)) throw new Problem("Chain_TransactionTypeRefused", { type });
  if (transaction.chainId !== chainId) {
    throw new Problem("Chain_WrongChain", { expected: chainId, found: transaction.chainId ?? "none" });
  }
  const paid = (transaction.gasPrice ?? 0n) + (transaction.maxFeePerGas ?? 0n) + (transaction.value ?? 0n);
  const { nonce = 0, gas = 0n } = transaction;
  return { raw: lower, hash: keccak256(lower), nonce, gas: Number(gas), isPaid: paid > 0n };
}

/**
 * Says why a node refused a transaction, in the ledger's own terms.
 *
 * @returns Its hash when it is in a block already: whoever lost the answer may send it again.
 */
export async function explainRefusal(
  rpc: Rpc,
  transaction: IncomingTransaction,
  error: unknown,
): Promise<Hash | Problem> {
  if ((await rpc.request("eth_getTransactionReceipt", [transaction.hash])) !== null) return transaction.hash;
  let account: Address;
  try {
    account = await recoverTransactionAddress({ serializedTransaction: transaction.raw });
  } catch (unreadable) {
    return new Problem("Chain_TransactionMalformed", {}, [], unreadable);
  }
  const expected = await countTransactions(rpc, account);
  const found = transaction.nonce;
  if (found < expected) return new Problem("Chain_NonceTooLow", { account, expected, found });
  const reason = error instanceof Error ? error.message.trim() : String(error);
  return new Problem("Chain_TransactionRefused", { reason }, [], error);
}

/** How many transactions of an account are in blocks, which is the nonce of its next one. */
export async function countTransactions(rpc: Rpc, account: string): Promise<number> {
  return Number(await rpc.request("eth_getTransactionCount", [account, "latest"]));
}

function isSerialized(raw: string): raw is Hex {
  return raw.length % 2 === 0 && /^0x[0-9a-fA-F]{2,}$/.test(raw);
}

function parse(raw: TransactionSerialized) {
  try {
    return parseTransaction(raw);
  } catch (error) {
    throw new Problem("Chain_TransactionMalformed", {}, [], error);
  }
}
