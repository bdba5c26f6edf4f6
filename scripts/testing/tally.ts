/** How a run of tests ended. */
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

const count = z.number().int().min(0);
const tallySchema = z.object({ passed: count, failed: count, skipped: count });

export type Tally = z.infer<typeof tallySchema>;

export function sum(tallies: readonly Tally[]): Tally {
  const total = (key: keyof Tally) => tallies.reduce((so, tally) => so + tally[key], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}

/** The last line of a run. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

export async function writeTally(path: string, tally: Tally): Promise<void> {
  await writeFile(path, JSON.stringify(tally));
}

/** Throws where the runner died before it could say how it ended. */
export async function readTally(path: string): Promise<Tally> {
  return tallySchema.parse(JSON.parse(await readFile(path, "utf8")));
}
