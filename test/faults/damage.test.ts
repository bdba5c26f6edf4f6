/** Disks that lose and change things under a closed store: it is found when the store is opened, whatever LevelDB says. */
import { execFile, spawnSync } from "node:child_process";
import { copyFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { Level } from "level";
import { keccak256, numberToHex } from "viem";
import type { StoredBlock } from "../../server/store/digest.ts";
import { createStore, openOrRecreateStore, openStore } from "../../server/store/open.ts";
import { makeFolder, refusal } from "../chain/scene.ts";
import { exported } from "../indexer/scene.ts";
import { drawing } from "./drawing.ts";

const edition = "test";
const draw = drawing();
const blocks = 300;
const rounds = Number(process.env.LEDGER_ROUNDS ?? 60);
const run = promisify(execFile);

/** Rounds from a number on, until they are done or their process is. */
async function runRoundsOf(folder: string, first: number): Promise<{ stdout: string }> {
  const script = join(import.meta.dirname, "open-damaged.ts");
  const given = [script, folder, String(draw.seed), String(first), String(rounds)];
  return await run(process.execPath, given).catch((ended: { signal: string | null; stdout: string }) => {
    if (ended.signal !== "SIGABRT") throw ended;
    return ended;
  });
}

async function replaceByFile(folder: string): Promise<void> {
  await rm(join(folder, "entries"), { recursive: true });
  await writeFile(join(folder, "entries"), "no database");
}

function block(number: number): StoredBlock {
  return { number, hash: keccak256(numberToHex(number, { size: 8 })), timestamp: number };
}

describe(`A store on a bad disk (LEDGER_SEED=${draw.seed})`, () => {
  let whole: string;
  let content: string;

  before("a store that was opened several times, so that it has tables and a log", async () => {
    whole = await makeFolder();
    let store = await createStore({ folder: whole, edition });
    for (let number = 0; number < blocks; number += 1) {
      const value = { number, text: "x".repeat(50) };
      await store.commit(block(number), [
        { type: "put", key: `entry/${number}`, value },
        { type: "put", key: "newest", value: number },
      ]);
      if (number % 100 === 50) {
        await store.close();
        store = await openStore({ folder: whole, edition });
      }
    }
    content = await exported(store);
    await store.close();
  });

  async function copy(): Promise<string> {
    const folder = await makeFolder();
    await cp(whole, folder, { recursive: true });
    return folder;
  }

  /** What opening says, or the content when it opens. */
  async function open(folder: string): Promise<string> {
    const [opened] = await Promise.allSettled([openStore({ folder, edition })]);
    if (opened.status === "rejected") return opened.reason.name;
    const text = await exported(opened.value);
    await opened.value.close();
    return text;
  }

  it("opens with what was written as long as nothing happened to it", async () => {
    expect(await open(await copy())).to.equal(content);
  });

  it("never opens with anything else than what was written, whatever bit is flipped", async () => {
    const outcomes: string[] = [];
    while (outcomes.length < rounds) {
      const { stdout } = await runRoundsOf(whole, outcomes.length);
      const lines = stdout.split("\n");
      for (const line of lines.slice(0, -1)) outcomes.push(line.split(" ")[1] ?? "");
      const broken = lines.at(-1);
      if (broken === "") continue;
      // LevelDB ended the process; the next one must know, and begin anew.
      const folder = (broken ?? "").trim();
      expect((await refusal(openStore({ folder, edition }))).arguments).to.include({ fault: "opening" });
      await rm(folder, { recursive: true });
      outcomes.push("Store_Damaged");
    }
    expect(outcomes).to.have.length(rounds);
    expect(new Set(outcomes)).to.deep.equal(new Set(["unharmed", "Store_Damaged"]));
  });

  it("is begun anew when the process that opened it last did not survive", async () => {
    const folder = await copy();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await writeFile(join(folder, "store.opening"), String(pid));
    const { store, dropped } = await openOrRecreateStore({ folder, edition });
    expect(dropped?.arguments).to.include({ fault: "opening", found: "broken off" });
    await store.close();
    await (await openStore({ folder, edition })).close();
    for (const running of [`${process.ppid} 1`, `${process.pid} ${performance.timeOrigin}`]) {
      await writeFile(join(folder, "store.opening"), running);
      await (await openStore({ folder, edition })).close();
    }
    // The same id again, as in a container, is another process.
    await writeFile(join(folder, "store.opening"), `${process.pid} ${performance.timeOrigin - 60_000}`);
    expect((await refusal(openStore({ folder, edition }))).arguments).to.include({ fault: "opening" });
  });

  it("is begun anew after a start that LevelDB ended at a bit in a table, and then stays", async () => {
    const script = join(import.meta.dirname, "open-flipped.ts");
    const { signal, stdout } = spawnSync(process.execPath, [script, whole], { encoding: "utf8" });
    expect(signal).to.equal("SIGABRT");
    const folder = stdout.trim().split("\n").at(-1) ?? "";
    const { store, dropped } = await openOrRecreateStore({ folder, edition });
    expect([dropped?.name, dropped?.arguments.fault, store.cursor]).to.deep.equal([
      "Store_Damaged",
      "opening",
      undefined,
    ]);
    await store.commit(block(0), [{ type: "put", key: "newest", value: 0 }]);
    await store.close();
    const again = await openOrRecreateStore({ folder, edition });
    expect([again.dropped, again.store.cursor?.number]).to.deep.equal([undefined, 0]);
    await again.store.close();
    await rm(folder, { recursive: true });
  });

  it("finds a log that was cut, though LevelDB opens without a word", async () => {
    const folder = await copy();
    const [log = ""] = (await readdir(join(folder, "entries"))).filter((name) => name.endsWith(".log"));
    const path = join(folder, "entries", log);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 20_000));
    const problem = await refusal(openStore({ folder, edition }));
    expect(problem.name).to.equal("Store_Damaged");
    expect(problem.arguments).to.include({ fault: "high-water mark", block: blocks - 1, expected: String(blocks - 1) });
  });

  for (const [what, key, value, fault] of [
    ["an old entry that is gone", "entry/3", undefined, "entries"],
    ["an old entry that is another", "entry/3", "7", "sum of entries"],
    ["a new entry that is another", "newest", "7", "digest"],
    ["an entry too many", "entry/more", "7", "entries"],
    ["a cursor that is gone", "!cursor", undefined, "entries"],
    ["the newest undo record gone", `!undo/${String(blocks - 1).padStart(12, "0")}`, undefined, "undo record"],
  ] as const) {
    it(`finds ${what}`, async () => {
      const folder = await copy();
      const database = new Level(join(folder, "entries"));
      await (value === undefined ? database.del(key) : database.put(key, value));
      await database.close();
      const problem = await refusal(openStore({ folder, edition }));
      expect([problem.name, problem.arguments.fault]).to.deep.equal(["Store_Damaged", fault]);
    });
  }

  it("finds a database that is older than its mark", async () => {
    const folder = await makeFolder();
    const store = await createStore({ folder, edition });
    await store.commit(block(0), []);
    await store.close();
    await copyFile(join(whole, "store.mark"), join(folder, "store.mark"));
    const problem = await refusal(openStore({ folder, edition }));
    expect(problem.arguments).to.deep.equal({
      fault: "high-water mark",
      block: blocks - 1,
      expected: String(blocks - 1),
      found: "0",
    });
  });

  it("finds a mark of another history", async () => {
    const folder = await copy();
    const other = await makeFolder();
    const store = await createStore({ folder: other, edition });
    for (let number = 0; number < blocks - 10; number += 1) await store.commit(block(number), []);
    await store.close();
    await copyFile(join(other, "store.mark"), join(folder, "store.mark"));
    expect((await refusal(openStore({ folder, edition }))).arguments).to.include({ fault: "digest at the mark" });
  });

  it("lives with a crash between the database and the mark, or in the middle of the mark", async () => {
    const folder = await copy();
    const path = join(folder, "store.mark");
    const before = await readFile(path);
    const store = await openStore({ folder, edition });
    await store.commit(block(blocks), [{ type: "put", key: "newest", value: blocks }]);
    await store.close();
    const after = await readFile(path);
    const changed = after.findIndex((byte, at) => byte !== before[at]);
    expect(changed).to.be.greaterThan(-1);
    for (const bytes of [before, Buffer.concat([after.subarray(0, changed + 9), before.subarray(changed + 9)])]) {
      await writeFile(path, bytes);
      const again = await openStore({ folder, edition });
      expect(again.cursor?.number).to.equal(blocks);
      await again.close();
    }
  });

  for (const [what, harm] of [
    ["without its mark", (folder: string) => rm(join(folder, "store.mark"))],
    ["without its database", (folder: string) => rm(join(folder, "entries"), { recursive: true })],
    ["without the file that names its newest state", (folder: string) => rm(join(folder, "entries", "CURRENT"))],
    ["with a file where its database was", replaceByFile],
    ["with a mark that says nothing", (folder: string) => writeFile(join(folder, "store.mark"), "")],
    ["with a mark that nobody wrote", (folder: string) => writeFile(join(folder, "store.mark"), "z".repeat(512))],
  ] as const) {
    it(`is dropped and begun anew ${what}, and says so`, async () => {
      const folder = await copy();
      await harm(folder);
      expect((await refusal(openStore({ folder, edition }))).name).to.equal("Store_Damaged");
      const { store, dropped } = await openOrRecreateStore({ folder, edition });
      expect([dropped?.name, store.cursor]).to.deep.equal(["Store_Damaged", undefined]);
      await store.close();
    });
  }
});
