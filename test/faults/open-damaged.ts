/**
 * `node open-damaged.ts <folder> <seed> <first> <rounds>`: flips one bit of a copy of the store in the folder, opens it
 * and prints what came of it, round by round. A process of its own, since LevelDB may end it.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../server/store/open.ts";
import { drawing } from "./drawing.ts";

const [whole = "", seed = "0", first = "0", rounds = "0"] = process.argv.slice(2);

async function exportOf(folder: string): Promise<string> {
  const store = await openStore({ folder, edition: "test" });
  let text = "";
  for await (const line of store.export()) text += line;
  await store.close();
  return text;
}

async function copyWhole(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-test-"));
  await cp(whole, folder, { recursive: true });
  return folder;
}

// Opening changes the files, so even this is a copy.
const intact = await copyWhole();
const content = await exportOf(intact);
await rm(intact, { recursive: true });
for (let round = Number(first); round < Number(rounds); round += 1) {
  const draw = drawing(Number(seed) + round);
  const folder = await copyWhole();
  const names = (await readdir(join(folder, "entries"))).filter((name) => name !== "LOCK" && !/^LOG/.test(name));
  const path = join(folder, "entries", draw.from(names));
  const bytes = await readFile(path);
  const at = draw.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << draw.below(8));
  await writeFile(path, bytes);
  process.stdout.write(`${folder} `);
  const [opened] = await Promise.allSettled([exportOf(folder)]);
  const harmless = opened.status === "fulfilled" && opened.value === content;
  const outcome = opened.status === "rejected" ? opened.reason.name : harmless ? "unharmed" : "changed";
  process.stdout.write(`${outcome}\n`);
  await rm(folder, { recursive: true });
}
