/**
 * The machine's clock, which every block takes its time from. A block is never earlier than its parent, so one that was
 * sealed under a clock years ahead would hold the ledger's time there for good.
 */
import { uptime } from "node:os";
import { Problem } from "../problem.ts";

/** Both in seconds: since 1970 by the wall clock, and since any moment by one that nobody sets. */
export type Clocks = { readonly wall: () => number; readonly running: () => number };

/**
 * More than a clock is late in a day. One bound for the running gateway and for its next start: what the one seals must
 * not keep the other from starting once the clock is right again.
 */
const mostDeviationSeconds = 3_600;
/** Longer than the longest holidays: a ledger that is in use is never quiet for so long. */
const mostQuietSeconds = 180 * 86_400;

/** The uptime goes on while the machine sleeps, other than Node's own monotonic clock. */
const machine: Clocks = { wall: () => Date.now() / 1000, running: uptime };

/**
 * A clock in seconds UTC that stops where the machine's date was changed under it.
 *
 * @throws Problem `Chain_ClockJumped` from the returned function, for as long as the jump lasts.
 */
export function watchedClock({ wall, running }: Clocks = machine): () => number {
  const offset = wall() - running();
  return () => {
    const found = wall();
    const expected = offset + running();
    if (Math.abs(found - expected) <= mostDeviationSeconds) return found;
    throw new Problem("Chain_ClockJumped", { expected: textOf(expected), found: textOf(found) });
  };
}

/**
 * Holds the machine's clock against the newest block, before anything is sealed by it.
 *
 * @param now Seconds UTC.
 * @param today The date that the operator says it is, YYYY-MM-DD; where the clock agrees, it is believed.
 * @throws Problem `Chain_ClockBehind` where the ledger is ahead of the clock, `Chain_ClockAhead` where it would take a
 * leap to it.
 */
export function requireCredibleClock(head: number, now: number, today: string | undefined): void {
  if (today === textOf(now).slice(0, 10)) return;
  const told = { head: textOf(head), now: textOf(now) };
  if (head - now > mostDeviationSeconds) throw new Problem("Chain_ClockBehind", told);
  if (now - head > mostQuietSeconds) {
    throw new Problem("Chain_ClockAhead", { ...told, days: Math.floor((now - head) / 86_400) });
  }
}

function textOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
