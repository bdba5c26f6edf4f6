/** What a page kept its main thread busy with, in milliseconds. */
import { setTimeout } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";

export type MainThread = {
  /** Running scripts. */
  readonly script: number;
  /** All of it: scripts, styles, layout, painting. */
  readonly task: number;
};

/** The page is at rest when its main thread did nothing for a while. */
const restMilliseconds = 150;
const busyMilliseconds = 1;

/** Measures from before the work until the page is at rest after it. */
export async function mainThread(page: Page, work: () => Promise<unknown>): Promise<MainThread> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await readMetrics(session);
  await work();
  let after = await readMetrics(session);
  for (let busy = true; busy; ) {
    await setTimeout(restMilliseconds);
    const now = await readMetrics(session);
    busy = now.task - after.task > busyMilliseconds;
    after = now;
  }
  await session.detach();
  return { script: after.script - before.script, task: after.task - before.task };
}

async function readMetrics(session: CDPSession): Promise<MainThread> {
  const { metrics } = await session.send("Performance.getMetrics");
  const milliseconds = (name: string) => {
    const metric = metrics.find((one) => one.name === name);
    if (metric === undefined) throw new Error(`The browser does not measure ${name}`);
    return metric.value * 1_000;
  };
  return { script: milliseconds("ScriptDuration"), task: milliseconds("TaskDuration") };
}
