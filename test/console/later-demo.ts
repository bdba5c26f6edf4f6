/** A demo whose time can be moved on: ballots take weeks. Chain and browser go by the same clock. */
import type { BrowserContext } from "playwright-core";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { type DemoGateway, type RunningDemo, startDemo } from "./demo.ts";
import { shared } from "./shared.ts";

export type LaterDemo = DemoGateway & {
  /** Moves the time on. Pages opened before keep theirs. */
  readonly later: (seconds: number) => void;
  /** Seconds UTC. */
  readonly now: () => number;
  /** Gives a visit the demo's time; see `prepare` of a visit. */
  readonly onTime: (context: BrowserContext) => Promise<unknown>;
};

/** Call it within `describe`. Files that use it share the demo, at whatever time it has come to. */
export const useLaterDemo: () => () => LaterDemo = shared(startLaterDemo, (demo) => demo.close());

export const hour = 3_600;
export const day = 24 * hour;

async function startLaterDemo(): Promise<LaterDemo & RunningDemo> {
  let ahead = 0;
  const now = () => Math.floor(Date.now() / 1000) + ahead;
  const demo = await startDemo((chain: EmbeddedChain) => chain.setClock(now));
  return {
    ...demo,
    now,
    later: (seconds) => {
      ahead += seconds;
    },
    onTime: (context) => context.addInitScript(moveClock, ahead * 1000),
  };
}

/** Runs in the page. */
function moveClock(milliseconds: number): void {
  const Clock = Date;
  const moved = () => Clock.now() + milliseconds;
  const construct = (_: unknown, given: readonly unknown[]) =>
    Reflect.construct(Clock, given.length === 0 ? [moved()] : given);
  Reflect.set(
    window,
    "Date",
    new Proxy(Clock, { construct, get: (target, name) => (name === "now" ? moved : Reflect.get(target, name)) }),
  );
}
