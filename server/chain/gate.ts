/**
 * Many readers or one writer. A writer first lets the readers inside finish, and those who come meanwhile wait: nobody
 * reads a block between its sealing and its journal entry.
 */
export class Gate {
  #readers = 0;
  #writing: Promise<void> | undefined;
  #empty: (() => void) | undefined;

  async read<T>(work: () => Promise<T>): Promise<T> {
    while (this.#writing !== undefined) await this.#writing;
    this.#readers += 1;
    try {
      return await work();
    } finally {
      this.#readers -= 1;
      if (this.#readers === 0) this.#empty?.();
    }
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    while (this.#writing !== undefined) await this.#writing;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#writing = promise;
    try {
      if (this.#readers > 0) {
        await new Promise<void>((empty) => {
          this.#empty = empty;
        });
      }
      return await work();
    } finally {
      this.#writing = undefined;
      this.#empty = undefined;
      resolve();
    }
  }
}
