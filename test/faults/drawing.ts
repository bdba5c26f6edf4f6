/** Chance from a seed that the tests print, so that a bad run can be had again: LEDGER_SEED. */

export type Drawing = {
  readonly seed: number;
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  from<T>(choices: readonly T[]): T;
};

/** Park and Miller's minimal standard generator. */
export function drawing(seed = Number(process.env.LEDGER_SEED ?? Math.floor(Math.random() * 1_000_000))): Drawing {
  let state = (seed % 2_147_483_646) + 1;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return {
    seed,
    below,
    from: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new RangeError("nothing to choose from");
      return choice;
    },
  };
}
