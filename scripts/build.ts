/** Builds what is run but not committed: the contracts' artifacts and the console. Nothing, where both are fresh. */
import { unlessFresh } from "./toolchain/freshness.ts";
import { type Outcome, runTool } from "./toolchain/tool.ts";

export function buildContracts(): Promise<void> {
  return building("contracts  编译合约", {
    inputs: ["contracts/**", "hardhat.config.ts", "package-lock.json"],
    outputs: ["artifacts/contracts"],
    stamp: "cache/contracts.stamp",
    // Solidity tests are compiled by what runs them.
    run: () => runTool("hardhat", "hardhat", ["build", "--no-tests"]),
  });
}

export function buildConsole(): Promise<void> {
  return building("console    构建控制台", {
    inputs: ["console/**", "client/**", "server/**", "vite.config.ts", "tsconfig.json", "package-lock.json"],
    outputs: ["index", "verify/index", "holder/index"].map((page) => `dist/console/${page}.html`),
    stamp: "dist/console.stamp",
    run: () => runTool("vite", "vite", ["build"]),
  });
}

type Building = { inputs: string[]; outputs: string[]; stamp: string; run: () => Promise<Outcome> };

/** What the tool prints matters only where it fails. */
async function building(name: string, { run, ...work }: Building): Promise<void> {
  const startedAt = performance.now();
  const ran = await unlessFresh({
    ...work,
    run: async () => {
      process.stderr.write(`building the ${name} …\n`);
      const { code, output } = await run();
      if (code !== 0) {
        throw new Error(`${output}\nfailed: ${name}`);
      }
    },
  });
  if (ran) {
    process.stderr.write(`built the ${name}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  }
}

if (import.meta.main) {
  try {
    await Promise.all([buildContracts(), buildConsole()]);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
