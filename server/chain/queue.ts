/** Group commit: transactions that arrive while a block is being sealed go into the next one together. */
import type { Hash, Hex } from "viem";
import { engineRules } from "./engine.ts";
import type { Outcome } from "./sealing.ts";

type Waiting = {
  readonly raw: Hex;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
};

export class SendQueue {
  readonly #sealBatch: (raws: readonly Hex[]) => Promise<readonly Outcome[]>;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;

  /** @param sealBatch Makes a block; answers for each transaction in the order given. */
  constructor(sealBatch: (raws: readonly Hex[]) => Promise<readonly Outcome[]>) {
    this.#sealBatch = sealBatch;
  }

  /** Returns when the transaction is in the journal; throws why it is not. */
  send(raw: Hex): Promise<Hash> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) => (typeof outcome === "string" ? resolve(outcome) : reject(outcome));
      this.#waiting.push({ raw, settle, fail: reject });
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
        const outcomes = await this.#sealBatch(batch.map(({ raw }) => raw));
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
    let characters = 0;
    let count = 0;
    for (const { raw } of this.#waiting) {
      characters += raw.length;
      const isFull = count === engineRules.blockTransactions || characters > engineRules.blockCharacters;
      if (isFull && count > 0) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }
}
