/** Transactions on their way to the chain, by what they call with: the draft that one of them issues has to stay. */
import type { Hex } from "viem";

/** One transaction's way. One of these is called once it has left. */
export type Passage = {
  /** It was refused, or the store has what became of it. */
  readonly end: () => void;
  /** Nobody knows whether it reached the chain. @param isDecided Asked each time that it matters. */
  readonly endOnce: (isDecided: () => Promise<boolean>) => void;
};

type Traveller = { readonly data: Hex; isDecided: () => Promise<boolean> };

export class Underway {
  readonly #travellers = new Set<Traveller>();

  /** @param data What the transaction calls with, in lower case. */
  begin(data: Hex): Passage {
    const traveller: Traveller = { data, isDecided: () => Promise.resolve(false) };
    this.#travellers.add(traveller);
    return {
      end: () => this.#travellers.delete(traveller),
      endOnce: (isDecided) => {
        traveller.isDecided = isDecided;
      },
    };
  }

  carries(word: string): boolean {
    return this.#carrying(word).length > 0;
  }

  /** Lets go of those that carry the word and whose fate has been decided meanwhile. */
  async review(word: string): Promise<void> {
    for (const traveller of this.#carrying(word)) {
      if (await traveller.isDecided()) this.#travellers.delete(traveller);
    }
  }

  #carrying(word: string): Traveller[] {
    return [...this.#travellers].filter(({ data }) => data.includes(word.slice(2)));
  }
}

/**
 * The first of these words that a call carries, at whatever byte: a call within a call does not begin where its words
 * would be aligned.
 */
export function firstWordIn(data: Hex, words: Pick<ReadonlySet<string>, "has" | "size">): string | undefined {
  if (words.size === 0) return undefined;
  for (let at = 2; at + 64 <= data.length; at += 2) {
    const word = `0x${data.slice(at, at + 64)}`;
    if (words.has(word)) return word;
  }
  return undefined;
}
