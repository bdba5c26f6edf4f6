/**
 * `npm test [-- <file or folder>…]`: prepares what the tests need, runs the Solidity tests and the others, and says at
 * the very end how many passed. Nothing run, or a runner that dies, is a failure.
 */
import { glob, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildConsole, buildContracts } from "./build.ts";
import { ensureChromium } from "./testing/chromium.ts";
import { readTally, sum, summary, type Tally } from "./testing/tally.ts";
import { ROOT, runScript } from "./toolchain/tool.ts";

/** Tests that open the console in a browser. */
const BROWSER_TESTS = /^test\/(?:console|flow)\//;

async function filesOf(pattern: string, filters: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: ROOT })) {
    const path = file.replaceAll("\\", "/");
    if (filters.length === 0 || filters.some((filter) => path.includes(filter))) {
      files.push(path);
    }
  }
  return files.sort();
}

/** Runs files in a process of their own; without a tally of its own it counts as one failure. */
async function runIn(folder: string, runner: string, files: readonly string[]): Promise<Tally> {
  if (files.length === 0) {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const tallyPath = join(folder, runner);
  const { code } = await runScript(`scripts/testing/${runner}`, [tallyPath, ...files], true);
  try {
    const tally = await readTally(tallyPath);
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch (cause) {
    console.error(`${runner} ended with code ${code} and without a result: ${String(cause)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function runTests(filters: readonly string[]): Promise<Tally> {
  const solidityFiles = await filesOf("test/invariants/**/*.t.sol", filters);
  const files = await filesOf("test/**/*.test.ts", filters);
  if (solidityFiles.length + files.length === 0) {
    throw new Error(`No test file matches ${filters.join(" ")}`);
  }
  await buildContracts();
  if (files.some((file) => BROWSER_TESTS.test(file))) {
    process.env.CHROMIUM_PATH = ensureChromium();
    await buildConsole();
  }
  const folder = await mkdtemp(join(tmpdir(), "alliance-ledger-test-"));
  try {
    const solidity = await runIn(folder, "run-solidity.ts", solidityFiles);
    return sum([solidity, await runIn(folder, "run-mocha.ts", files)]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

let tally: Tally = { passed: 0, failed: 1, skipped: 0 };
try {
  tally = await runTests(process.argv.slice(2).map((filter) => filter.replace(/^\.\//, "").replace(/\/$/, "")));
  if (tally.passed + tally.failed === 0) {
    console.error("No test ran.");
    tally = { ...tally, failed: 1 };
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
console.log(summary(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
