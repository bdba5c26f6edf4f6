import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Hash, Hex } from "viem";
import { Journal, type JournalGenesis, readJournal } from "../../server/chain/journal.ts";
import { Problem } from "../../server/problem.ts";
import { Author, chainId, counterCode, journalLines, makeFolder, openChain, refusal, revertingCode } from "./scene.ts";

const genesis: JournalGenesis = {
  chainId,
  genesisAt: 1,
  hardfork: "osaka",
  blockGasLimit: 1,
  hash: `0x${"00".repeat(32)}`,
};

/** A small journal and the offsets at which its lines begin. */
async function writeJournal(blocks: number): Promise<{ path: string; bytes: Buffer; starts: number[] }> {
  const path = join(await makeFolder(), "journal");
  const journal = await Journal.create(path, genesis);
  for (let number = 1; number <= blocks; number += 1) {
    await journal.append({ number, timestamp: number, transactions: ["0x1234"], hash: `0x${"ab".repeat(32)}` });
  }
  await journal.close();
  const bytes = await readFile(path);
  const starts = [0, ...[...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)];
  return { path, bytes, starts };
}

/** Reads a journal to its end and answers what stands torn there. */
async function readToEnd(path: string) {
  const lines = readJournal(path);
  for (let next = await lines.next(); ; next = await lines.next()) if (next.done) return next.value;
}

/** Writes a line as the journal would, so that only replaying can tell that its content is not what it was. */
function forge(lines: readonly string[], block: number, edit: (content: Record<string, unknown>) => void): string {
  let checksum = "0".repeat(64);
  const forged = lines.map((line, index) => {
    const body = JSON.parse(line.slice(line.indexOf("{")));
    if (index === block) edit(body);
    const text = JSON.stringify(body);
    checksum = createHash("sha256").update(checksum).update(text).digest("hex");
    return `${text.length} ${checksum} ${text}\n`;
  });
  return forged.join("");
}

describe("The journal as a file", () => {
  it("refuses a changed byte wherever it stands, with the number of its block", async () => {
    const { path, bytes, starts } = await writeJournal(2);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, damaged);
      const problem = await refusal(readToEnd(path));
      const block = starts.findLastIndex((start) => start <= at);
      expect(problem.name, `byte ${at}`).to.equal("Chain_JournalDamaged");
      expect(problem.arguments.block, `byte ${at}`).to.equal(block);
    }
  });

  it("takes whatever a crash left of a last line for torn, and never an earlier part of it for a block", async () => {
    const { path, bytes, starts } = await writeJournal(2);
    const [startsAt = 0, endsAt = 0] = starts.slice(2);
    for (let end = startsAt + 1; end < endsAt - 1; end += end < startsAt + 75 ? 1 : 10) {
      await writeFile(path, bytes.subarray(0, end));
      expect(await readToEnd(path)).to.deep.equal({ block: 2, startsAt, bytes: end - startsAt });
    }
    await writeFile(path, bytes.subarray(0, endsAt - 2));
    expect(await readToEnd(path)).to.deep.equal({ block: 2, startsAt, bytes: endsAt - 2 - startsAt });
    for (const end of [startsAt, endsAt - 1]) {
      await writeFile(path, bytes.subarray(0, end));
      expect(await readToEnd(path)).to.equal(undefined);
    }
  });

  it("refuses a line that is missing, repeated or moved, with the number of its block", async () => {
    const { path } = await writeJournal(4);
    const lines = (await readFile(path, "utf8")).split("\n").slice(0, -1);
    const [a = "", b = "", c = "", d = "", e = ""] = lines;
    const cases: [string[], number][] = [
      [[b, c, d, e], 0],
      [[a, c, d, e], 1],
      [[a, b, b, c, d, e], 2],
      [[a, b, d, c, e], 2],
      [[a, b, c, e], 3],
    ];
    for (const [damaged, block] of cases) {
      await writeFile(path, damaged.map((line) => `${line}\n`).join(""));
      const problem = await refusal(readToEnd(path));
      expect(problem.arguments).to.include({ block, fault: "checksum" });
    }
  });
});

describe("The journal replayed", () => {
  const author = new Author("journal");
  let original: string;
  let hashes: Hash[];

  /** A copy of the chain's folder with another journal in it. */
  async function withJournal(content: string | Buffer): Promise<string> {
    const folder = join(await makeFolder(), "chain");
    await mkdir(folder);
    await writeFile(join(folder, "journal"), content);
    return folder;
  }

  async function hashesOf(folder: string): Promise<{ hashes: Hash[]; torn: unknown }> {
    const chain = await openChain(folder);
    const found: Hash[] = [];
    for (let number = 0; number <= chain.head.number; number += 1) {
      const block = await chain.request("eth_getBlockByNumber", [`0x${number.toString(16)}`, false]);
      found.push((block as { hash: Hash }).hash);
    }
    await chain.close();
    return { hashes: found, torn: chain.report.torn };
  }

  before("a chain with blocks of every kind", async () => {
    original = await makeFolder();
    let now = 1_750_000_100;
    const chain = await openChain(original, () => now);
    const counter = author.nextContract;
    await chain.send(await author.sign({ data: counterCode }));
    const reverting = author.nextContract;
    await chain.send(await author.sign({ data: revertingCode }));
    for (let block = 0; block < 30; block += 1) {
      const raws: Hex[] = [];
      for (let index = 0; index < (block * 7) % 50; index += 1) {
        raws.push(await author.sign({ to: index % 10 === 3 ? reverting : counter }));
      }
      now += block % 3;
      await Promise.all(raws.map((raw) => chain.send(raw)));
      // Questions about a block that is not made must not change the one that will be.
      await chain.request("eth_call", [{ to: counter }, "pending"]);
      await chain.request("eth_getBlockByNumber", ["pending", true]);
      await chain.request("eth_estimateGas", [{ to: counter, from: author.address }]);
    }
    await chain.seal([await author.sign({ to: counter })], now + 1000);
    await chain.close();
    ({ hashes } = await hashesOf(original));
  });

  it("gives the same block hashes, twice over", async () => {
    expect(hashes.length).to.be.greaterThan(25);
    expect((await hashesOf(original)).hashes).to.deep.equal(hashes);
    const lines = await journalLines(original);
    expect(lines.map((line) => JSON.parse(line.slice(line.indexOf("{"))).hash)).to.deep.equal(hashes);
  });

  it("goes on after a torn last line, says so, and writes over it", async () => {
    const bytes = await readFile(join(original, "journal"));
    const lastStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
    for (const left of [1, 90, bytes.length - lastStart - 2]) {
      const folder = await withJournal(bytes.subarray(0, lastStart + left));
      const { hashes: found, torn } = await hashesOf(folder);
      expect(found).to.deep.equal(hashes.slice(0, -1));
      expect(torn).to.deep.equal({ block: hashes.length - 1, startsAt: lastStart, bytes: left });
      expect((await hashesOf(folder)).torn).to.equal(undefined);
      const kept = Buffer.concat([bytes.subarray(lastStart, lastStart + left), Buffer.from("\n")]);
      expect((await readFile(join(folder, "journal.torn"))).equals(kept), "what was torn is kept").to.equal(true);
    }
  });

  it("keeps a last line that is whole but for its end, and ends it", async () => {
    const bytes = await readFile(join(original, "journal"));
    const folder = await withJournal(bytes.subarray(0, bytes.length - 1));
    expect(await hashesOf(folder)).to.deep.equal({ hashes, torn: undefined });
    expect((await readFile(join(folder, "journal"))).equals(bytes)).to.equal(true);
  });

  it("refuses content that was changed under checksums made anew, at the block where it was changed", async () => {
    const lines = await journalLines(original);
    const edits: [number, string, (body: Record<string, unknown>) => void][] = [
      [0, "hash", (body) => Object.assign(body, { genesisAt: 1_750_000_001 })],
      [0, "hardfork", (body) => Object.assign(body, { hardfork: "prague" })],
      [7, "hash", (body) => Object.assign(body, { timestamp: Number(body.timestamp) + 1 })],
      [8, "hash", (body) => Object.assign(body, { hash: `0x${"12".repeat(32)}` })],
      [9, "number", (body) => Object.assign(body, { number: 8 })],
      [10, "body", (body) => Object.assign(body, { note: "" })],
      [11, "transactions", (body) => Object.assign(body, { transactions: (body.transactions as Hex[]).slice(1) })],
      [12, "hash", (body) => Object.assign(body, { transactions: (body.transactions as Hex[]).slice(0, -1) })],
      [13, "replay", (body) => Object.assign(body, { timestamp: 1_750_000_000 })],
    ];
    for (const [block, fault, edit] of edits) {
      const problem = await refusal(openChain(await withJournal(forge(lines, block, edit))));
      expect(problem.name).to.equal("Chain_JournalDamaged");
      expect(problem.arguments, `block ${block}`).to.include({ block, fault });
    }
  });

  it("does not touch a journal that it refuses", async () => {
    const bytes = Buffer.from(await readFile(join(original, "journal")));
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    const torn = Buffer.concat([bytes, Buffer.from("12 ab")]);
    const folder = await withJournal(torn);
    expect((await refusal(openChain(folder))).name).to.equal("Chain_JournalDamaged");
    expect((await readFile(join(folder, "journal"))).equals(torn)).to.equal(true);
  });

  it("refuses an empty journal rather than begin a new chain in its place", async () => {
    const problem = await refusal(openChain(await withJournal("")));
    expect(problem.arguments).to.include({ block: 0, fault: "missing" });
  });

  it("refuses the journal of another chain id", async () => {
    const lines = await journalLines(original);
    const folder = await withJournal(forge(lines, 0, (body) => Object.assign(body, { chainId: 5 })));
    const problem = await refusal(openChain(folder));
    expect([problem.name, problem.arguments]).to.deep.equal(["Chain_OtherChain", { expected: chainId, found: 5 }]);
  });

  it("leaves the folder free after a refusal", async () => {
    const folder = await withJournal("");
    expect(await refusal(openChain(folder))).to.be.instanceOf(Problem);
    await copyFile(join(original, "journal"), join(folder, "journal"));
    expect((await hashesOf(folder)).hashes).to.deep.equal(hashes);
  });
});
