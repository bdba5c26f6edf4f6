/** Those who wait until a block is in the store. */
import { Problem } from "../problem.ts";

type Waiter = { readonly block: number; readonly settle: (problem?: Error) => void };

export class Waiters {
  readonly #waiting = new Set<Waiter>();
  #reached = -1;

  /** @throws Problem `Indexer_Behind` after the time. */
  wait(block: number, patienceSeconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = () => waiter.settle(new Problem("Indexer_Behind", { block, reached: this.#reached }));
      const timer = setTimeout(late, patienceSeconds * 1000);
      const waiter: Waiter = {
        block,
        settle: (problem) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          if (problem === undefined) resolve();
          else reject(problem);
        },
      };
      this.#waiting.add(waiter);
    });
  }

  reach(block: number): void {
    this.#reached = block;
    for (const waiter of this.#waiting) if (waiter.block <= block) waiter.settle();
  }

  fail(problem: Error): void {
    for (const waiter of this.#waiting) waiter.settle(problem);
  }
}
