/** `npm run check`: every check that needs no running program, one line each, with the output of those that fail. */
import { glob } from "node:fs/promises";
import { summary } from "./testing/tally.ts";
import { type Outcome, ROOT, runScript, runTool } from "./toolchain/tool.ts";

type Check = { readonly name: string; readonly run: () => Promise<Outcome> };

const CHECKS: readonly Check[] = [
  { name: "types (tsc)", run: () => runTool("typescript", "tsc", ["--noEmit"]) },
  { name: "format and rules (biome)", run: () => runTool("@biomejs/biome", "biome", biomeArguments()) },
  {
    name: "unused code (knip)",
    run: () => runTool("knip", "knip", ["--no-progress", "--treat-config-hints-as-errors"]),
  },
  {
    name: "format of Solidity (prettier)",
    run: async () => runTool("prettier", "prettier", ["--check", ...(await solidity())]),
  },
  {
    name: "rules of Solidity (solhint)",
    run: async () => runTool("solhint", "solhint", ["--disc", "--max-warnings", "0", ...(await solidity())]),
  },
  { name: "ABIs are the contracts' (generate)", run: () => runScript("scripts/generate.ts", ["--check"]) },
];

function biomeArguments(): string[] {
  return ["check", "--error-on-warnings", "--max-diagnostics=200", "."];
}

/** Throws rather than have the tools check nothing. */
async function solidity(): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(["contracts/**/*.sol", "test/**/*.sol"], { cwd: ROOT })) {
    files.push(file);
  }
  if (files.length === 0) {
    throw new Error("There is no Solidity to check");
  }
  return files.sort();
}

async function runCheck({ name, run }: Check): Promise<boolean> {
  const startedAt = performance.now();
  const { code, output } = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? "pass" : "FAIL"}  ${name}, ${seconds} s`);
  if (code !== 0) {
    console.log(output.trim().replaceAll(/^/gm, "      "));
  }
  return code === 0;
}

let passed = 0;
for (const check of CHECKS) {
  passed += Number(await runCheck(check));
}
const failed = CHECKS.length - passed;
console.log(summary({ passed, failed, skipped: 0 }));
process.exitCode = failed > 0 ? 1 : 0;
