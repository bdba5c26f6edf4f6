/** `npm run bench -- <suite> [--json] [--update]`: measures, prints, and with `--update` accepts the figures. */
import { parseArgs } from "node:util";
import type { BenchLine } from "./line.ts";
import { snapshotOf, writeSnapshot } from "./snapshot.ts";

type Suite = { readonly measure: () => AsyncIterable<BenchLine>; readonly kept: boolean };

/** Loaded only when asked for. `kept`: the figures are the same at every run, so that a snapshot of them is kept. */
const SUITES: Readonly<Record<string, () => Promise<Suite>>> = {
  gas: async () => ({ measure: (await import("./gas.ts")).measureGas, kept: true }),
  start: async () => ({ measure: (await import("./start.ts")).measureStart, kept: false }),
  chain: async () => ({ measure: (await import("./chain.ts")).measureChain, kept: false }),
  credits: async () => ({ measure: (await import("./credits.ts")).measureCreditRecords, kept: false }),
  console: async () => ({ measure: (await import("./console.ts")).measureConsole, kept: false }),
};

const USAGE = `Usage: npm run bench -- <${Object.keys(SUITES).join("|")}> [--json] [--update]`;

function readable({ name, value, unit, reference, referenceValue, ratio }: BenchLine): string {
  const figure = `${value.toLocaleString("en-US").padStart(12)} ${unit}  ${name}`;
  return reference === null
    ? figure
    : `${figure}  (${ratio} of ${referenceValue?.toLocaleString("en-US")}: ${reference})`;
}

async function bench(name: string, json: boolean, update: boolean): Promise<void> {
  const suite = await SUITES[name]?.();
  if (suite === undefined) {
    throw new Error(`There is no suite "${name}". ${USAGE}`);
  }
  if (update && !suite.kept) {
    throw new Error(`Figures of the suite "${name}" differ from run to run; no snapshot of them is kept.`);
  }
  const lines: BenchLine[] = [];
  for await (const line of suite.measure()) {
    console.log(json ? JSON.stringify(line) : readable(line));
    lines.push(line);
  }
  if (update) {
    await writeSnapshot(name, snapshotOf(lines));
  }
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, update: { type: "boolean", default: false } },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new Error(USAGE);
  }
  await bench(name, values.json, values.update);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
