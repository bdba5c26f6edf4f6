/**
 * `node open-flipped.ts <folder>`: flips bits in a table of the store in the folder, each in a copy of its own, and opens
 * it; prints each copy's folder before. Some flip ends the process.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Level } from "level";
import { openStore } from "../../server/store/open.ts";

const [given = ""] = process.argv.slice(2);
/** From a table's end: where LevelDB keeps what is in which of its blocks. */
const [nearest, farthest] = [240, 600];

async function copyOf(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "ledger-test-"));
  await cp(folder, copy, { recursive: true });
  return copy;
}

// LevelDB merges its files when it likes to; merged now, they are the same each time.
const whole = await copyOf(given);
const database = new Level(join(whole, "entries"));
await database.compactRange("", "~");
await database.close();

const tables = (await readdir(join(whole, "entries"))).filter((name) => name.endsWith(".ldb"));
const [table = ""] = tables.sort();
const bytes = await readFile(join(whole, "entries", table));
for (let fromEnd = nearest; fromEnd <= farthest; fromEnd += 1) {
  const folder = await copyOf(whole);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length - fromEnd] = (bytes[bytes.length - fromEnd] ?? 0) ^ 0x40;
  await writeFile(join(folder, "entries", table), flipped);
  process.stdout.write(`${folder}\n`);
  const [opened] = await Promise.allSettled([openStore({ folder, edition: "test" })]);
  if (opened.status === "fulfilled") await opened.value.close();
  await rm(folder, { recursive: true });
}
