/** Trees over the largest batch, and a vault of a hundred thousand records. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { type Archive, openArchive } from "../../server/credits/archive.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import { treeOf } from "../../server/credits/tree.ts";
import { createStore } from "../../server/store/open.ts";
import { openVault } from "../../server/vault/vault.ts";
import { type BenchLine, benchLine } from "./line.ts";
import { median, rounded } from "./median.ts";

export type CreditsOptions = { readonly runs?: number; readonly leaves?: number; readonly records?: number };

const issuer = 1;
const largestBatch = 10_000;
const pageSize = 50;

/** @example for await (const line of measureCreditRecords({ records: 1_000 })) console.log(JSON.stringify(line)); */
export async function* measureCreditRecords(options: CreditsOptions = {}): AsyncGenerator<BenchLine> {
  const { runs = 7, leaves = 10_000, records = 100_000 } = options;
  yield measureTree(leaves, runs);
  yield* measureVault(records, runs);
}

function measureTree(count: number, runs: number): BenchLine {
  const leaves = Array.from({ length: count }, () => `0x${randomBytes(32).toString("hex")}`);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run++) {
    let root = "";
    ours.push(
      timeOf(() => {
        const tree = treeOf(leaves);
        for (const leaf of leaves) tree.proof(leaf);
        root = tree.root;
      }),
    );
    theirs.push(
      timeOf(() => {
        const tree = SimpleMerkleTree.of(leaves);
        for (const leaf of leaves) tree.getProof(leaf);
        if (tree.root !== root) throw new Error("The two trees have different roots");
      }),
    );
  }
  const reference = { name: "@openzeppelin/merkle-tree, same leaves, same root", value: rounded(median(theirs)) };
  return benchLine("credits", `root and all proofs of ${count} records`, rounded(median(ours)), "ms", reference);
}

async function* measureVault(count: number, runs: number): AsyncGenerator<BenchLine> {
  const folder = await mkdtemp(join(tmpdir(), "bench-credits-"));
  try {
    const known = await fillVault(folder, count);
    const opened: number[] = [];
    const samples = { open: [] as number[], search: [] as number[], page: [] as number[] };
    for (let run = 0; run < Math.min(runs, 3); run++) {
      const startedAt = performance.now();
      const { archive, close } = await openAll(folder);
      opened.push(performance.now() - startedAt);
      const { next } = await archive.search({ issuer }, { limit: Math.floor(count / 2) });
      for (let time = 0; time < runs; time++) await sample(archive, known, next ?? undefined, samples);
      await close();
    }
    yield benchLine("credits", `vault of ${count} records: opened at a start`, rounded(median(opened)), "ms");
    const scan = { name: "a plain array's filter over as many texts", value: rounded(scanOf(count, runs)) };
    yield benchLine(
      "credits",
      `vault of ${count} records: one record opened`,
      rounded(median(samples.open)),
      "ms",
      scan,
    );
    yield benchLine(
      "credits",
      `vault of ${count} records: a rare name found`,
      rounded(median(samples.search)),
      "ms",
      scan,
    );
    yield benchLine(
      "credits",
      `vault of ${count} records: a page in the middle`,
      rounded(median(samples.page)),
      "ms",
      scan,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openAll(folder: string): Promise<{ archive: Archive; close: () => Promise<void> }> {
  const vault = await openVault(folder, "a passphrase of a bench");
  const store = await createStore({ folder: await mkdtemp(join(folder, "store-")), edition: "bench" });
  const close = async () => {
    await vault.close();
    await store.close();
  };
  return { archive: await openArchive(vault, store), close };
}

/** @returns The number of one record in the middle. */
async function fillVault(folder: string, count: number): Promise<string> {
  const { archive, close } = await openAll(folder);
  const records = Array.from({ length: count }, (_, at) => recordOf(at));
  for (let at = 0; at < count; at += largestBatch) {
    await archive.addDraft({ issuer, records: records.slice(at, at + largestBatch) });
  }
  await close();
  return records[Math.floor(count / 2)]?.record.recordId ?? "";
}

async function sample(
  archive: Archive,
  known: string,
  middle: string | undefined,
  samples: Record<"open" | "search" | "page", number[]>,
): Promise<void> {
  samples.open.push(timeOf(() => archive.getRecord(issuer, known)));
  const searchedAt = performance.now();
  const found = await archive.search({ issuer, query: "rare name" }, { limit: pageSize });
  samples.search.push(performance.now() - searchedAt);
  if (found.items.length !== 1) throw new Error(`Found ${found.items.length} records of a name that one has`);
  const pagedAt = performance.now();
  const page = await archive.search({ issuer }, { limit: pageSize, after: middle });
  samples.page.push(performance.now() - pagedAt);
  if (page.items.length !== pageSize) throw new Error(`A page in the middle has ${page.items.length} records`);
}

function recordOf(at: number): SaltedRecord {
  const record = {
    recordId: randomUUID(),
    kind: "course" as const,
    issuer,
    student: { number: String(2_026_000_000 + at), name: at === 17 ? "Rare Name 罕见" : `学生 ${at}` },
    achievement: { code: "PHYS2101", titleZh: "大学物理", titleEn: "University Physics", level: 6 },
    credits: "3.5",
    creditScheme: "local" as const,
    grade: { scale: "percentage" as const, value: "91" },
    term: "2026-autumn",
    completedOn: "2026-01-16",
  };
  return { record, salt: `0x${randomBytes(32).toString("hex")}` };
}

function scanOf(count: number, runs: number): number {
  const texts = Array.from(
    { length: count },
    (_, at) => `${2_026_000_000 + at} 学生 ${at} phys2101 大学物理 university physics`,
  );
  return median(Array.from({ length: runs }, () => timeOf(() => texts.filter((text) => text.includes("rare name")))));
}

function timeOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
