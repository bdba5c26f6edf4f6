/**
 * Writes the ABIs of the deployed contracts as TypeScript, so that the compiler knows every event, error and function;
 * and by what their creation is known. With `--check` it writes nothing and fails where a file is not what it would write.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import hre from "hardhat";
import { type Hex, keccak256, size } from "viem";
import { readIfThere } from "../server/presence.ts";
import { buildContracts } from "./build.ts";
import { ROOT } from "./toolchain/tool.ts";

/** For each domain, the contracts that the ledger deploys, by the name of their constant. */
const DOMAINS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  alliance: {
    directoryAbi: "Directory",
    authorityAbi: "Authority",
    membersAbi: "Members",
    councilAbi: "Council",
    timelockAbi: "Timelock",
    agreementsAbi: "Agreements",
    meetingsAbi: "Meetings",
  },
  credits: { creditsAbi: "Credits", recognitionsAbi: "Recognitions" },
  resources: { bookingsAbi: "Bookings" },
  settlement: { settlementAbi: "Settlement" },
};

const HEADER = "// Generated from the contracts by `npm run generate`; do not edit.\n";

await buildContracts();
const checking = process.argv.includes("--check");
const files: [string, string][] = [];
for (const [domain, contracts] of Object.entries(DOMAINS)) {
  files.push([`server/${domain}/abi.ts`, await abiFileOf(contracts)]);
}
files.push(["server/api/creations.ts", await creationFile()]);
for (const [path, text] of files) {
  if ((await readIfThere(join(ROOT, path))) === text) {
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

/** The code that creates a contract, without the arguments of its constructor, which follow it. */
async function creationFile(): Promise<string> {
  const lines: string[] = [];
  for (const contract of Object.values(DOMAINS).flatMap((contracts) => Object.values(contracts))) {
    const code = withoutMetadata((await hre.artifacts.readArtifact(contract)).bytecode as Hex);
    lines.push(`  // ${contract}\n  { bytes: ${size(code)}, hash: "${keccak256(code)}" },\n`);
  }
  return `${HEADER}\nexport const creations = [\n${lines.join("")}] as const;\n`;
}

/**
 * Code ends with a note of what it was compiled from, and with what else: the same contract has another note where it was
 * compiled beside the tests. The last two bytes say how long the note is.
 */
function withoutMetadata(code: Hex): Hex {
  const noteBytes = Number.parseInt(code.slice(-4), 16) + 2;
  return `0x${code.slice(2, -2 * noteBytes)}`;
}

/** Names of Solidity types serve nobody here, and make the types of TypeScript slow. */
function withoutInternalType(key: string, value: unknown): unknown {
  return key === "internalType" ? undefined : value;
}
