/** How long a start takes, from the process's beginning to serving: `npm start`, once the console is built. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildContracts } from "../build.ts";
import { startChild } from "./child.ts";
import { type BenchLine, benchLine } from "./line.ts";
import { median, rounded } from "./median.ts";

export type StartOptions = {
  /** How often each start is measured. */
  readonly runs?: number;
  /** The demo alliance, or an empty one. */
  readonly demo?: boolean;
};

type Sample = { readonly cold: number; readonly warm: number; readonly bare: number; readonly node: number };

/** What the gateway prints once it serves. */
const served = "http://127.0.0.1:";

/** Measures a start on an empty folder and the restart on what it left, each run in a folder of its own. */
export async function* measureStart({ runs = 3, demo = true }: StartOptions = {}): AsyncGenerator<BenchLine> {
  await buildContracts();
  const samples: Sample[] = [];
  while (samples.length < runs) samples.push(await sampleOf(demo));
  const middle = (key: keyof Sample) => rounded(median(samples.map((sample) => sample[key])));
  const blocks = {
    name: "a process that runs the same blocks in Hardhat's bare network: no keys, journal, index, API",
    value: middle("bare"),
  };
  const bare = { name: "node -e 0", value: middle("node") };
  const what = demo ? "the demo alliance" : "an empty alliance";
  yield benchLine("start", `cold start, ${what}`, middle("cold"), "ms", blocks);
  yield benchLine("start", `warm restart, ${what}`, middle("warm"), "ms", blocks);
  yield benchLine("start", `warm restart, ${what}`, middle("warm"), "ms", bare);
}

async function sampleOf(demo: boolean): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), "bench-start-"));
  try {
    const settings = { PORT: "0", LEDGER_DATA: folder, LEDGER_DEMO: demo ? "1" : "0" };
    const timeOf = async (...child: Parameters<typeof startChild>) => {
      const { milliseconds, stop } = await startChild(...child);
      await stop();
      return milliseconds;
    };
    return {
      cold: await timeOf(["scripts/start.ts"], settings, served),
      warm: await timeOf(["scripts/start.ts"], settings, served),
      bare: await timeOf(["scripts/benchmarks/bare-network.ts", join(folder, "chain", "journal")]),
      node: await timeOf(["-e", "0"]),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
