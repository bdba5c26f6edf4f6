import { setTimeout } from "node:timers/promises";

const quarterSeconds = 900;

/**
 * Returns when at least so many seconds are left of the quarter of an hour in which bookings begin: what is chosen now
 * must not be in the past when it is signed.
 */
export async function quarterWithin(seconds: number): Promise<void> {
  const left = quarterSeconds - ((Date.now() / 1000) % quarterSeconds);
  if (left < seconds) await setTimeout(left * 1000 + 100);
}
