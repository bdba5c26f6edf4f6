/** Transactions on their way to the chain, by what they call with: the draft that one of them issues has to stay. */
import type { Hex } from "viem";

/** One transaction's way. One of these is called once it has left. */
export type Passage = {
  /** It was refused, or the store has what became of it. */
  readonly end: () => void;
  /** Nobody knows whether it reached the chain. @param isDecided Asked each time that it matters. */
  readonly endOnce: (isDecided: () => Promise<boolean>) => void;
};

type Traveller = { readonly words: ReadonlySet<string>; isDecided: () => Promise<boolean> };

export class Underway {
  readonly #travellers = new Set<Traveller>();

  begin(words: readonly string[]): Passage {
    const traveller: Traveller = { words: new Set(words), isDecided: () => Promise.resolve(false) };
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
    return [...this.#travellers].filter(({ words }) => words.has(word));
  }
}

/** The arguments of a call, 32 bytes each, behind the function's four. */
export function wordsOf(data: Hex): string[] {
  return (data.slice(10).match(/.{64}/g) ?? []).map((word) => `0x${word}`);
}
