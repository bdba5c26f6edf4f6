/** The suites whose figures differ from run to run: that they measure, and how they say it. No time is expected. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { z } from "zod";
import { measureChain } from "../../scripts/benchmarks/chain.ts";
import { startChild } from "../../scripts/benchmarks/child.ts";
import { measureConsole } from "../../scripts/benchmarks/console.ts";
import { prepareIssuers } from "../../scripts/benchmarks/issuers.ts";
import type { BenchLine } from "../../scripts/benchmarks/line.ts";
import { median } from "../../scripts/benchmarks/median.ts";
import { measureStart } from "../../scripts/benchmarks/start.ts";
import { makeFolder, openChain } from "../chain/scene.ts";
import { useDemo } from "../console/demo.ts";

const lineSchema = z.strictObject({
  suite: z.string(),
  name: z.string().min(1),
  value: z.number().positive(),
  unit: z.enum(["ms", "tx/s", "bytes"]),
  reference: z.string().min(1),
  referenceValue: z.number().positive(),
  ratio: z.number().positive(),
});

async function linesOf(suite: AsyncIterable<BenchLine>): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for await (const line of suite) {
    const { value, referenceValue, ratio } = lineSchema.parse(line);
    expect(ratio).to.equal(Number((value / referenceValue).toPrecision(4)));
    lines.push(line);
  }
  return lines;
}

const namesOf = (lines: readonly BenchLine[]) => lines.map(({ suite, name, unit }) => `${suite}: ${name}, ${unit}`);

const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "it went through",
    (error: unknown) => String(error),
  );

describe("Benchmarks", function () {
  this.timeout(120_000);
  const demo = useDemo();

  it("of the chain measure one sender, many, and a replay", async () => {
    const lines = await linesOf(measureChain({ runs: 1, alone: 3, together: 30, senders: 5 }));
    expect(namesOf(lines)).to.deep.equal([
      "chain: transactions acknowledged, one sender, a synced block each, tx/s",
      "chain: transactions acknowledged, senders at once, synced blocks, tx/s",
      "chain: transactions replayed at a start, every block hash compared, tx/s",
    ]);
  });

  it("of the chain count what was issued, so that nothing refused is taken for quick", async () => {
    const chain = await openChain(await makeFolder());
    try {
      const { raws, requireIssued } = await prepareIssuers(chain, 2, 3);
      for (const raw of raws.slice(0, 2)) await chain.send(raw);
      expect(await failureOf(requireIssued(3))).to.include("2 of 3 measured transactions issued their batch");
      for (const raw of raws.slice(2)) await chain.send(raw);
      await requireIssued(3);
    } finally {
      await chain.close();
    }
  });

  it("of a start measure it on an empty folder and on what it left", async () => {
    const lines = await linesOf(measureStart({ runs: 1, demo: false }));
    expect(namesOf(lines)).to.deep.equal([
      "start: cold start, an empty alliance, ms",
      "start: warm restart, an empty alliance, ms",
      "start: warm restart, an empty alliance, ms",
    ]);
  });

  it("of the console measure the week board and the page that verifies in a browser", async () => {
    const lines = await linesOf(measureConsole({ runs: 1, url: demo().url }));
    expect(namesOf(lines).map((name) => name.replace(/of \d+ resources/, "of its resources"))).to.deep.equal([
      "console: week board of its resources, loading the page: script, ms",
      "console: week board of its resources, another week: script, ms",
      "console: week board of its resources, another week: main thread, ms",
      "console: /verify besides its proof library, gzip, bytes",
      "console: /verify of 40 courses, from data to verdict: script, p50, ms",
      "console: /verify of 40 courses, from data to verdict: script, p95, ms",
      "console: import of 10,000 records: file to preview, ms",
      "console: import of 10,000 records: signature to the first sign of progress, ms",
      "console: import of 10,000 records: signature to ledger, ms",
      "console: import of 10,000 records: all, ms",
    ]);
  });

  it("say what a process said that ended too early, and pass no setting of the gateway on", async () => {
    process.env.LEDGER_DATA = "elsewhere";
    try {
      const script = "console.log(process.env.LEDGER_DATA ?? 'nowhere', process.env.PORT); process.exit(3)";
      const failure = await failureOf(startChild(["-e", script], { PORT: "0" }, "ready"));
      expect(failure).to.match(/ended with 3:\nnowhere 0\n$/);
    } finally {
      delete process.env.LEDGER_DATA;
    }
  });

  it("end what they started", async () => {
    const script = "console.log(process.pid); setInterval(() => {}, 1e3)";
    const { stop, output } = await startChild(["-e", script], {}, "\n");
    const pid = Number(output().trim());
    expect(() => process.kill(pid, 0)).not.to.throw();
    await stop();
    expect(() => process.kill(pid, 0)).to.throw("ESRCH");
  });

  it("take the middle of what they measured", () => {
    expect(median([9, 1, 5])).to.equal(5);
    expect(median([9, 1, 5, 3])).to.equal(4);
    expect(() => median([])).to.throw("Nothing was measured");
  });

  it("keep no figures that differ from run to run", async () => {
    const run = fileURLToPath(new URL("../../scripts/benchmarks/run.ts", import.meta.url));
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, [run, "chain", "--update"], (error, _, stderr) => resolve(`${error?.code} ${stderr}`));
    });
    expect(said).to.match(/^1 .*suite "chain" differ from run to run; no snapshot of them is kept/s);
  });
});
