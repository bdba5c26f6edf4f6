/** What a stranger loads for `/verify`, and how long a transcript of forty courses keeps the browser's script busy. */
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import canonicalize from "canonicalize";
import { AbiCoder, concat, getBytes, keccak256, toUtf8Bytes } from "ethers";
import type { Browser, Page } from "playwright-core";
import { centiCreditsOf, commitmentDomain } from "../../server/credits/commitment.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { launchChromium } from "../testing/launch-chromium.ts";
import { demoRegistrar, fortyCourses } from "./forty-courses.ts";
import { type BenchLine, benchLine } from "./line.ts";
import { mainThread } from "./main-thread.ts";
import { median, rounded } from "./median.ts";

const assets = new URL("../../dist/console/assets/", import.meta.url);

/** Chunks of the built page, by what they are for. "Page" is what is loaded besides the proof library. */
export type VerifySizes = Readonly<Record<"page" | "proof" | "styles" | "refusals", number>>;

/** Bytes after gzip: of the page with the larger of its two languages, of the proof library, of the styles. */
export async function verifySizes(folder: URL = assets): Promise<VerifySizes> {
  const html = await readFile(new URL("../verify/index.html", folder), "utf8");
  const loaded = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
  const all = await readdir(folder);
  const sizeOf = async (name: string) => gzipSync(await readFile(new URL(name, folder))).length;
  const sizesOf = (names: readonly string[]) => Promise.all(names.map(sizeOf));
  const sum = async (names: readonly string[]) => (await sizesOf(names)).reduce((total, size) => total + size, 0);
  const scripts = loaded.filter((name) => name.endsWith(".js"));
  const proof = scripts.filter((name) => name.startsWith("proof-"));
  const page = scripts.filter((name) => !proof.includes(name));
  const text = await readFile(new URL(page[0] ?? "", folder), "utf8");
  const later = all.filter((name) => name.endsWith(".js") && text.includes(name) && !scripts.includes(name));
  const words = later.filter((name) => name.startsWith("words-"));
  if (proof.length !== 1 || page.length === 0 || words.length !== 2) {
    throw new Error(`/verify loads ${scripts.join(", ")}; later ${later.join(", ")}`);
  }
  return {
    page: (await sum(page)) + Math.max(...(await sizesOf(words))),
    proof: await sum(proof),
    styles: await sum(loaded.filter((name) => name.endsWith(".css"))),
    refusals: await sum(later.filter((name) => !words.includes(name))),
  };
}

/** Measures them at a gateway with the demo alliance that serves the built console. */
export async function* measureVerifyPage(url: string, runs: number): AsyncGenerator<BenchLine> {
  const sizes = await verifySizes();
  const proof = { name: "its proof library: keccak, canonical JSON, schemas", value: sizes.proof };
  yield benchLine("console", "/verify besides its proof library, gzip", sizes.page, "bytes", proof);

  const presentations = await fortyCourses(await demoRegistrar(url));
  const browser = await launchChromium();
  try {
    const scripts: number[] = [];
    while (scripts.length < runs) scripts.push(await scriptOf(browser, url, presentations));
    const plain = Array.from({ length: runs }, () => recomputed(presentations));
    const reference = {
      name: "the same proofs recomputed in Node with ethers and OpenZeppelin's merkle-tree",
      value: rounded(median(plain)),
    };
    const what = `/verify of ${presentations.length} courses, from data to verdict: script`;
    yield benchLine("console", `${what}, p50`, rounded(median(scripts)), "ms", reference);
    yield benchLine("console", `${what}, p95`, rounded(percentile(scripts, 0.95)), "ms", reference);
  } finally {
    await browser.close();
  }
}

/** Each in a profile of its own, the page loaded and at rest before it is handed the file. */
async function scriptOf(browser: Browser, url: string, presentations: readonly Presentation[]): Promise<number> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await mainThread(page, async () => {
    await page.goto(`${url}/verify`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
  const { script } = await mainThread(page, () => handOver(page, presentations));
  await context.close();
  return script;
}

async function handOver(page: Page, presentations: readonly Presentation[]): Promise<void> {
  const buffer = Buffer.from(JSON.stringify(presentations));
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "transcript.json", mimeType: "application/json", buffer });
  await page.locator('.banner[data-tone="good"]').waitFor();
}

/** Milliseconds. */
function recomputed(presentations: readonly Presentation[]): number {
  const startedAt = performance.now();
  for (const { record, salt, proof } of presentations) {
    const parts = [
      toUtf8Bytes(commitmentDomain),
      getBytes(`0x${record.recordId.replaceAll("-", "")}`),
      getBytes(salt),
      getBytes(keccak256(toUtf8Bytes(canonicalize(record) ?? ""))),
    ];
    const values = [keccak256(concat(parts)), centiCreditsOf(record.credits)];
    const leaf = keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint32"], values)));
    SimpleMerkleTree.verify(leaf, leaf, proof);
  }
  return performance.now() - startedAt;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
