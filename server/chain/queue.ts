/** Group commit: transactions that arrive while a block is being sealed go into the next one together. */
import type { Hash } from "viem";
import { BlockSpace } from "./block-space.ts";
import type { Outcome } from "./sealing.ts";
import type { IncomingTransaction } from "./transaction.ts";

type Waiting = {
  readonly transaction: IncomingTransaction;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
};

export class SendQueue {
  readonly #sealBatch: (transactions: readonly IncomingTransaction[]) => Promise<readonly Outcome[]>;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;

  /** @param sealBatch Makes a block; answers for each transaction in the order given. */
  constructor(sealBatch: (transactions: readonly IncomingTransaction[]) => Promise<readonly Outcome[]>) {
    this.#sealBatch = sealBatch;
  }

  /** Returns when the transaction is in the journal; throws why it is not. */
  send(transaction: IncomingTransaction): Promise<Hash> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) => (typeof outcome === "string" ? resolve(outcome) : reject(outcome));
      this.#waiting.push({ transaction, settle, fail: reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Returns when nobody waits any more. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // What is sent in the same turn of the event loop belongs together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        const outcomes = await this.#sealBatch(batch.map(({ transaction }) => transaction));
        for (const [index, outcome] of outcomes.entries()) batch[index]?.settle(outcome);
      } catch (error) {
        for (const waiting of batch) waiting.fail(error);
      }
      // Readers who waited at the gate go in before the next block.
      await new Promise((turn) => setImmediate(turn));
    }
    this.#draining = undefined;
  }

  #takeBatch(): Waiting[] {
    const space = new BlockSpace();
    const refused = this.#waiting.findIndex(({ transaction }) => !space.take(transaction));
    // Alone, the first is too large for any block: the engine says so.
    return this.#waiting.splice(0, refused === -1 ? this.#waiting.length : Math.max(1, refused));
  }
}
