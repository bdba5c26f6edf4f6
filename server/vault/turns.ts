/** Work that must not overlap: each piece begins when the one before has ended, well or badly. */
export function takingTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}

/**
 * Work that may fail halfway: where it did, what came of it is looked up before the next piece begins.
 * @param lookUp Throws as long as it cannot be known; then nothing begins.
 */
export function beingSure(inTurn: ReturnType<typeof takingTurns>, lookUp: () => Promise<void>): typeof inTurn {
  let isSure = true;
  return (work) =>
    inTurn(async () => {
      if (!isSure) await lookUp();
      isSure = false;
      const result = await work();
      isSure = true;
      return result;
    });
}
