/** Relaying signed transactions: accepted, mined, indexed, and a revert told by its own name. */
import type { Hash, Hex } from "viem";
import { z } from "zod";
import { readHeadNumber } from "../chain/blocks.ts";
import { type Chain, RpcError } from "../chain/rpc.ts";
import type { Archive } from "../credits/archive.ts";
import type { Passage } from "../credits/underway.ts";
import { Problem } from "../problem.ts";
import { problemOfRevert } from "../revert.ts";
import type { Admission, AdmittedTransaction } from "./admission.ts";
import { Expiring } from "./expiring.ts";
import type { Metrics } from "./metrics.ts";
import type { Receipt } from "./records.ts";

export type Relay = {
  /**
   * Returns once the transaction is mined and indexed. The same transaction again gives the same answer.
   * @throws the contract's problem where it reverted; Api_StaleNonce, Api_WrongChain and the chain's own refusals
   */
  readonly transaction: (raw: string, idempotencyKey: string | undefined) => Promise<Receipt>;
  /** As `eth_sendRawTransaction`: returns its hash once it is mined. */
  readonly send: (raw: string) => Promise<Hash>;
};

export type RelayParts = {
  readonly chain: Chain;
  readonly admission: Pick<Admission, "requireTransaction">;
  /** Resolves once the store holds the block. */
  readonly untilIndexed: (block: number) => Promise<void>;
  readonly metrics: Metrics;
  /** The records of batches, where the vault is open: a draft is not deleted while a transaction issues it. */
  readonly drafts?: Pick<Archive, "beginTransaction"> | undefined;
};

const quantity = z.string().transform(Number);
const minedSchema = z.object({
  status: z.string(),
  blockNumber: quantity,
  blockHash: z.string(),
  gasUsed: quantity,
});
const transactionSchema = z.object({ from: z.string(), to: z.string().nullable(), input: z.string(), gas: z.string() });

const mostKeys = 10_000;
const keyHours = 24;

export function createRelay({ chain, admission, untilIndexed, metrics, drafts }: RelayParts): Relay {
  const keys = new Expiring<Hash>(mostKeys);
  const follow = follower(chain, untilIndexed);

  const send = async (raw: string, idempotencyKey?: string): Promise<Hash> => {
    try {
      const admitted = await admission.requireTransaction(raw);
      if (idempotencyKey !== undefined) bindKey(keys, idempotencyKey, admitted);
      const passage = await drafts?.beginTransaction(admitted.data);
      const sent = chain.send(raw as Hex);
      return await (passage ? follow(sent, passage, admitted) : sent);
    } catch (error) {
      metrics.relayed.inc({ outcome: "refused" });
      throw error instanceof Problem ? refusal(error) : error;
    }
  };

  return {
    send: async (raw) => {
      const hash = await send(raw);
      metrics.relayed.inc({ outcome: "sent" });
      return hash;
    },
    transaction: async (raw, idempotencyKey) => {
      const transaction = await send(raw, idempotencyKey);
      const mined = minedSchema.parse(await chain.request("eth_getTransactionReceipt", [transaction]));
      await untilIndexed(mined.blockNumber);
      const isReverted = mined.status === "0x0";
      metrics.relayed.inc({ outcome: isReverted ? "reverted" : "mined" });
      if (isReverted) throw await whyReverted(chain, transaction, mined.blockNumber);
      const { blockNumber: block, blockHash, gasUsed } = mined;
      return { transaction, block, blockHash, gasUsed };
    },
  };
}

/** What leaves it open whether a transaction is on the chain, or will be. */
const undecided: ReadonlySet<string> = new Set([
  "Chain_AnswerMalformed",
  "Chain_NotMined",
  "Chain_Stopped",
  "Chain_Unreachable",
]);

/** Ends a transaction's passage once the store has what became of it, whether or not somebody waits for that. */
function follower(chain: Chain, untilIndexed: RelayParts["untilIndexed"]) {
  const indexed = async () => untilIndexed(await readHeadNumber(chain));
  return async (sent: Promise<Hash>, passage: Passage, { sender, nonce }: AdmittedTransaction): Promise<Hash> => {
    const endLater = () =>
      passage.endOnce(async () => {
        const used = quantity.parse(await chain.request("eth_getTransactionCount", [sender, "latest"]));
        if (used > nonce) await indexed();
        return used > nonce;
      });
    try {
      const hash = await sent;
      indexed().then(passage.end, endLater);
      return hash;
    } catch (error) {
      if (error instanceof Problem && !undecided.has(error.name)) passage.end();
      else endLater();
      throw error;
    }
  };
}

/** One key of one signer, one transaction. The answer itself needs no store: the chain remembers it. */
function bindKey(keys: Expiring<Hash>, key: string, { sender, hash }: AdmittedTransaction): void {
  const name = `${sender} ${key}`;
  const bound = keys.get(name);
  if (bound !== undefined && bound !== hash) throw new Problem("Api_IdempotencyConflict");
  keys.set(name, hash, new Date(Date.now() + keyHours * 3_600_000));
}

/** What clients are promised to be told of a nonce or a chain, whichever chain refused it. */
function refusal(problem: Problem): Problem {
  const { expected = 0, found = 0 } = problem.arguments;
  if (problem.name === "Chain_NonceTooLow" || problem.name === "Chain_NonceGap") {
    return new Problem("Api_StaleNonce", { given: found, expected }, [], problem);
  }
  if (problem.name === "Chain_WrongChain")
    return new Problem("Api_WrongChain", { given: found, expected }, [], problem);
  return problem;
}

/**
 * A receipt does not say why. The same call is asked again on the block it failed in, then on the one before: whatever
 * stood in its way is there after it, or was there before.
 */
async function whyReverted(chain: Chain, transaction: Hash, block: number): Promise<Problem> {
  const { from, to, input, gas } = transactionSchema.parse(
    await chain.request("eth_getTransactionByHash", [transaction]),
  );
  for (const at of [block, block - 1]) {
    try {
      await chain.request("eth_call", [{ from, to: to ?? undefined, data: input, gas }, `0x${at.toString(16)}`]);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      if (error.data !== undefined && error.data !== "0x") return problemOfRevert(error.data);
    }
  }
  return new Problem("Api_UnknownRevert", { data: "0x" });
}
