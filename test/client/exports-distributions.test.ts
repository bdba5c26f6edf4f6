/** The distributions below a transcript: each course and term once, small groups untold, in both languages. */
import { expect } from "chai";
import { distributionAround, distributionsFor } from "../../client/exports/distributions.ts";
import { distributionLines } from "../../client/exports/pdf-distributions.ts";
import { partsOf } from "../../client/exports/transcript.ts";
import type { Gateway } from "../../client/gateway.ts";
import type { GradeDistribution } from "../../server/credits/grade-records.ts";
import { Problem } from "../../server/problem.ts";
import { exportScene, records, transcriptOf } from "./exports-scene.ts";

const distribution: GradeDistribution = {
  ...{ issuer: 3, code: "CS2103", term: "2026-spring", scale: "percentage", shown: 40 },
  groups: [
    { value: "90-100", count: 10 },
    { value: "80-89.9", count: 30 },
    { value: "70-79.9", count: null },
    { value: "60-69.9", count: null },
    { value: "0-59.9", count: null },
  ],
};

describe("Grade distributions of a transcript", () => {
  it("have a line for each course and term, and say nothing of small groups", async () => {
    const transcript = transcriptOf(await exportScene([...records, ...records.slice(0, 1)]), {});
    const [part] = partsOf(transcript);
    if (!part) throw new RangeError("The scene has a university");
    const others = [
      { ...distribution, term: "2025-autumn" },
      { ...distribution, scale: "letter" as const },
      { ...distribution, issuer: 4 },
    ];
    const known = { distributions: [...others, distribution] };
    expect(distributionLines(part, known, "zh-CN").slice(1)).to.deep.equal([
      "CS2103 · 2026 年春季学期 · 90-100 25% · 80-89.9 75%（40 人）",
    ]);
    const [heading = "", line] = distributionLines(part, known, "en");
    expect(heading).to.contain("groups under five");
    expect(line).to.match(/^CS2103 · .*2026.* · 90-100 25% · 80-89\.9 75% \(40 students\)$/);
    expect(distributionLines(part, {}, "en")).to.deep.equal([]);
    expect(distributionLines(part, { distributions: [{ ...distribution, shown: 0 }] }, "en")).to.deep.equal([]);
    const [record] = records;
    expect(record && distributionAround(known.distributions, record)).to.equal(distribution);
  });

  it("are asked for once each, and not there where the vault is locked", async () => {
    const { entries } = transcriptOf(await exportScene([...records, ...records.slice(0, 1)]), {});
    const asked: string[] = [];
    const gatewayOf = (answer: () => Promise<unknown>) =>
      ({
        get: (path: string) => {
          asked.push(path);
          return answer();
        },
      }) as unknown as Gateway;
    const locked = gatewayOf(() => Promise.reject(new Problem("Credits_VaultLocked")));
    expect(await distributionsFor(locked, entries)).to.deep.equal([]);
    expect(asked).to.include("/v1/credits/distributions/3?code=CS2103&term=2026-spring");
    expect(new Set(asked).size).to.equal(asked.length);
    const down = gatewayOf(() => Promise.reject(new Problem("Client_NoAnswer")));
    const failed = await distributionsFor(down, entries).catch(({ name }: Problem) => name);
    expect(failed, "that is not hidden").to.equal("Client_NoAnswer");
  });
});
