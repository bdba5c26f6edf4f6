/**
 * Writes the ABIs of the deployed contracts as TypeScript, so that the compiler knows every event, error and function.
 * With `--check` it writes nothing and fails where a file is not what it would write.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import hre from "hardhat";
import { buildContracts } from "./build.ts";
import { ROOT } from "./toolchain/tool.ts";

/** For each domain, the contracts that the ledger deploys, by the name of their constant. */
const DOMAINS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  alliance: { directoryAbi: "Directory", membersAbi: "Members", accessManagerAbi: "AccessManager" },
  credits: { creditsAbi: "Credits" },
  resources: { bookingsAbi: "Bookings" },
  settlement: { settlementAbi: "Settlement" },
};

const HEADER = "// Generated from the contracts by `npm run generate`; do not edit.\n";

await buildContracts();
const checking = process.argv.includes("--check");
for (const [domain, contracts] of Object.entries(DOMAINS)) {
  const path = `server/${domain}/abi.ts`;
  const text = await abiFileOf(contracts);
  if ((await presentText(path)) === text) {
    continue;
  }
  if (checking) {
    console.error(`${path} is not what the contracts say: run \`npm run generate\`.`);
    process.exitCode = 1;
  } else {
    await writeFile(join(ROOT, path), text);
    console.log(`${path} written`);
  }
}

async function abiFileOf(contracts: Readonly<Record<string, string>>): Promise<string> {
  const constants: string[] = [HEADER];
  for (const [constant, contract] of Object.entries(contracts)) {
    const { abi } = await hre.artifacts.readArtifact(contract);
    const entries = abi.map((entry) => `  ${JSON.stringify(entry, withoutInternalType)},\n`);
    constants.push(`export const ${constant} = [\n${entries.join("")}] as const;\n`);
  }
  return constants.join("\n");
}

/** Names of Solidity types serve nobody here, and make the types of TypeScript slow. */
function withoutInternalType(key: string, value: unknown): unknown {
  return key === "internalType" ? undefined : value;
}

async function presentText(path: string): Promise<string | undefined> {
  try {
    return await readFile(join(ROOT, path), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
