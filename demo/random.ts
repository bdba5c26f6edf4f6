/** A stream of numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/**
 * An own stream for each purpose, so that adding a draw to one does not change the others.
 * mulberry32, started from an FNV-1a hash of seed and label.
 */
export function streamOf(seed: number, label: string): Random {
  let state = 0x811c9dc5;
  for (const character of `${seed}:${label}`) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `low` to `high`, both included. */
export function integerBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pickFrom<T>(random: Random, list: readonly T[]): T {
  return pickWeighted(random, list, () => 1);
}

/** Draws an element in proportion to its weight. */
export function pickWeighted<T>(random: Random, list: readonly T[], weightOf: (element: T) => number): T {
  const total = list.reduce((sum, element) => sum + weightOf(element), 0);
  let left = random() * total;
  for (const element of list) {
    left -= weightOf(element);
    if (left < 0) return element;
  }
  throw new Error("Nothing to draw from");
}

/** RFC 9562 version 4 in form; repeatable, so of no use where an id must not be guessed. */
export function uuidFrom(random: Random): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16));
  digits[12] = 4;
  digits[16] = 8 + Math.floor(random() * 4);
  const text = digits.map((digit) => digit.toString(16)).join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}
