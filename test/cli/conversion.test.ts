import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { proposeAgreement, signAgreementNow } from "../../client/agreements.ts";
import { setOffices } from "../../client/alliance.ts";
import type { GradeTable, PublishedConversion } from "../../server/credits/conversion-records.ts";
import type { RecognitionRuleRecord } from "../../server/credits/recognition-records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

describe("Conversion tables on the command line", () => {
  let scene: Alliance;
  let cli: Cli;
  const issuer = signedBy("issuer");
  const home = signedBy("home");
  const conversion = (...args: string[]) => cli.run("credits", "conversion", ...args);

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    const [first, second] = scene.members.map(({ administrator }) => scene.as(administrator));
    if (!first || !second) throw new RangeError("The scene has two universities");
    await setOffices(first, 1, await cli.person("issuer"), ["registrar"]);
    await setOffices(second, 2, await cli.person("home"), ["registrar"]);
    const { agreement } = await proposeAgreement(first, 1, {
      textHash: `0x${"12".repeat(32)}`,
      kinds: ["credit-recognition"],
      parties: [1, 2],
      startsAt: new Date(Date.now() - 86_400_000).toISOString(),
      endsAt: null,
      noticeSeconds: 0,
      decisionSeconds: 7 * 86_400,
      appealSeconds: 7 * 86_400,
      arbiter: null,
      fees: [],
      amends: null,
    });
    await signAgreementNow(second, agreement, 2);
    await issueGrades();
    await cli.write("levels.csv", "成绩,人数\nexcellent,10\ngood,30\nfair,4\npass,10\nfail,8\n");
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  /** Six in the nineties, twelve in the eighties, four in the seventies, who are hidden, six in the sixties, two who failed. */
  async function issueGrades() {
    const marks = [...Array(6).fill(93), ...Array(12).fill(84), ...Array(4).fill(71), ...Array(6).fill(66), 40, 50];
    const rows = marks.map((mark, at) => `${at + 1},学生${at + 1},CS101,程序设计,Programming,3,${mark}`);
    const heading = "学号,姓名,课程代码,课程名称,英文名称,学分,成绩,学期,完成日期";
    await cli.write("grades.csv", [heading, ...rows.map((row) => `${row},2025-autumn,2026-01-13`)].join("\n"));
    await cli.json("credits", "submit", "grades.csv", "--level", "6", "--yes", ...issuer);
  }

  const about = ["--from", "1", "--to", "Member 2", "--field", "0613", "--year", "2026"];
  const made = [...about, "--source", "CS101@2025-autumn", "--target", "levels.csv", "--target-scale", "five-level"];

  it("are made of what the gateway and a spreadsheet count", async () => {
    const shown = await conversion("make", ...made, "--out", "table.json");
    expect(shown.stderr).to.equal("");
    expect(shown.stdout).to.contain("24 / 50").and.contain("90+").and.contain("25.00 %").and.contain("table.json");
    const table = JSON.parse(await readFile(join(cli.folder, "table.json"), "utf8")) as GradeTable;
    expect(table.source).to.deep.equal({
      scale: "percentage",
      sampleSize: 24,
      rows: [
        { value: "90", cumulativeBasisPoints: 2500 },
        { value: "80", cumulativeBasisPoints: 7500 },
        { value: "60", cumulativeBasisPoints: 10_000 },
      ],
    });
    expect(
      table.target.rows.map(({ value }) => value),
      "four are hidden, failures do not count",
    ).to.deep.equal(["excellent", "good", "pass"]);
  });

  it("are not made of too few, nor of grades of another scale", async () => {
    await cli.write("few.csv", "grade,count\nA,19\n");
    const few = await conversion(
      "make",
      ...about,
      "--source",
      "CS101@2025-autumn",
      "--target",
      "few.csv",
      "--target-scale",
      "letter",
    );
    expect(few.stderr).to.contain("makes no conversion table").and.contain("/target/sampleSize");
    const other = await conversion("make", ...made.slice(0, -1), "letter");
    expect(other.stderr).to.contain("/2/grade").and.contain("must be a grade of letter");
    const unnamed = await conversion("make", ...made.slice(0, -2));
    expect(unnamed.stderr).to.contain("target-scale");
  });

  it("are published, found and shown in both languages", async () => {
    expect((await conversion("publish", "table.json")).stderr).to.contain("✗");
    const published = await cli.json<PublishedConversion>("credits", "conversion", "publish", "table.json", ...home);
    expect(published.publisher).to.equal(2);
    const { hash } = published.table;
    const listed = await cli.json<PublishedConversion[]>(
      "credits",
      "conversion",
      "list",
      "--to",
      "2",
      "--year",
      "2026",
    );
    expect(listed.map(({ table }) => table.hash)).to.deep.equal([hash]);
    expect(await cli.json<unknown[]>("credits", "conversion", "list", "--from", "2")).to.deep.equal([]);
    const shown = await conversion("show", hash.slice(0, 12), "--lang", "zh");
    expect(shown.stdout).to.contain("等百分位").and.contain("百分制 → 五级制").and.contain("0613").and.contain("优");
    expect((await conversion("show", "0xffffffff")).stderr).to.contain("0xffffffff");
  });

  it("are named by a rule, once they are published", async () => {
    const { table } = await cli.json<PublishedConversion>("credits", "conversion", "show", "table.json");
    const add = (named: string) =>
      cli.run("credits", "rules", "add", "1", "*", "MATH", "--issuer", "1", "--conversion", named, ...home);
    expect((await add(`0x${"ab".repeat(32)}`)).stderr).to.contain("no conversion table with the hash 0xabab");
    expect((await add("table.json")).stdout).to.contain("Added as rule 1.");
    const rule = await cli.json<RecognitionRuleRecord>("credits", "rules", "show", "1");
    expect(rule.conversion).to.equal(table.hash);
    const shown = await cli.run("credits", "rules", "show", "1");
    expect(shown.stdout).to.contain(table.hash).and.contain("equal percentiles").and.contain("24 / 50");
  });
});
