/** What one block has room for. */
import { engineRules } from "./engine.ts";
import type { IncomingTransaction } from "./transaction.ts";

export class BlockSpace {
  #transactions = 0;
  #characters = 0;
  #gas = 0;

  /** Takes a transaction in, where it still fits. */
  take({ raw, gas }: Pick<IncomingTransaction, "raw" | "gas">): boolean {
    const transactions = this.#transactions + 1;
    const characters = this.#characters + raw.length;
    const all = this.#gas + gas;
    const { blockTransactions, blockCharacters, blockGasLimit } = engineRules;
    if (transactions > blockTransactions || characters > blockCharacters || all > blockGasLimit) return false;
    this.#transactions = transactions;
    this.#characters = characters;
    this.#gas = all;
    return true;
  }
}
