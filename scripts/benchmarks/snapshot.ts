/** Figures of a suite as they were last accepted, committed so that a change of cost shows in the diff. */
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { BenchLine } from "./line.ts";

export type Snapshot = Readonly<Record<string, number>>;

const snapshotSchema = z.record(z.string(), z.number());

export function snapshotOf(lines: readonly BenchLine[]): Snapshot {
  return Object.fromEntries(lines.map(({ name, value }) => [name, value]));
}

export async function readSnapshot(suite: string): Promise<Snapshot> {
  return snapshotSchema.parse(JSON.parse(await readFile(pathOf(suite), "utf8")));
}

export async function writeSnapshot(suite: string, snapshot: Snapshot): Promise<void> {
  await writeFile(pathOf(suite), `${JSON.stringify(snapshot, null, 2)}\n`);
}

function pathOf(suite: string): URL {
  return new URL(`${suite}.snapshot.json`, import.meta.url);
}
