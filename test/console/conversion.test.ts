import { expect } from "chai";
import { listConversions } from "../../client/conversion.ts";
import { gradeInScale } from "../../client/conversion-reading.ts";
import { presentationOf, searchRecords } from "../../client/credits.ts";
import { formatGrade, shorten } from "../../client/format.ts";
import { listRecognitions } from "../../client/recognition.ts";
import { getRule, listRules } from "../../client/recognition-rules.ts";
import { conversionWords } from "../../console/src/credits/conversion-words.ts";
import { ruleWords } from "../../console/src/credits/rule-words.ts";
import { convertGrade } from "../../server/credits/conversion.ts";
import type { GradeTable } from "../../server/credits/conversion-records.ts";
import type { Language } from "../../server/problem.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

const jinghua = 1;
const jizhong = 7;

describe("Conversion tables in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const at = (person: string, path: string, language: Language, screen: Screen = "desk") =>
    visit({ url: demo().url, path, screen, language, person, expects: /4\d\d \(/ });

  /** The demo's one table. */
  async function publishedTable(): Promise<GradeTable> {
    const { gateway } = await demo().as("jizhong-registrar");
    const [published] = await listConversions(gateway);
    if (published?.table.kind !== "grades") throw new RangeError("The demo has a table of grades");
    return published.table;
  }

  it("are chosen for a rule among those of the two universities, and stand on its page", async () => {
    const say = spoken("en", ruleWords);
    const convert = spoken("en", conversionWords);
    const table = await publishedTable();
    const page = await at("jizhong-registrar", "/credits/rules/new", "en", "phone");
    await page.getByLabel(say("sourceLong")).fill("JH-PH310");
    await page.getByLabel(say("targetLong")).fill("JZ-MA101");
    const choice = page.getByLabel(convert("choose"));
    await page.getByLabel(say("issuer")).selectOption({ label: "Haijin University" });
    await choice.waitFor({ state: "detached" });
    await page.getByLabel(say("issuer")).selectOption({ label: "Jinghua University" });
    await choice.selectOption(table.hash);
    await page.getByRole("button", { name: say("submit") }).click();
    await page.getByRole("heading", { level: 1, name: /^Rule of recognition \d+$/ }).waitFor();
    await page.getByRole("heading", { name: convert("title") }).waitFor();
    await page.getByText(convert("sampleGrades", { source: "922", target: "900" })).waitFor();
    await page.getByText(table.hash).waitFor();
    const [added] = await listRules(await demo().as("jizhong-registrar"), { home: jizhong });
    expect(added?.conversion).to.equal(table.hash);
  });

  /** A record of Jinghua's that was recognised at Jizhong under a rule that names the table, with a grade that it reads. */
  async function recognised(table: GradeTable) {
    const registrar = await demo().as("jinghua-registrar");
    for (const one of await listRecognitions(registrar, { home: jizhong, issuer: jinghua })) {
      if ((await getRule(registrar, one.rule)).conversion !== table.hash) continue;
      const search = { issuer: jinghua, sequence: one.sequence };
      const { items } = await searchRecords(registrar, search, { limit: 200, after: undefined });
      const record = items.find(({ leaf }) => leaf === one.leaf)?.record;
      const converted = record?.grade && convertGrade(table, record.grade);
      if (!record?.grade || !converted) continue;
      const presentation = await presentationOf(registrar, jinghua, record.recordId);
      return { recognition: one, presentation, original: record.grade, converted };
    }
    throw new RangeError("The demo converts the grade of a recognised record");
  }

  it("say on a recognition what the grade becomes, to who has the record, and by which decision", async () => {
    const convert = spoken("zh-CN", conversionWords);
    const { recognition, original, converted } = await recognised(await publishedTable());
    const { leaf, programme, rule, steps } = recognition;
    const path = `/credits/recognitions/${jinghua}/${leaf}/${jizhong}/${programme}`;
    const page = await at("jinghua-registrar", path, "zh-CN");
    await page.getByText(`${formatGrade(original, "zh-CN")} (百分制)`, { exact: true }).waitFor();
    await page.getByText(`${formatGrade(converted, "zh-CN")} (五级制)`, { exact: true }).waitFor();
    const transaction = shorten(
      steps.findLast(({ act }) => act === "recognised" || act === "decided")?.transaction ?? "",
    );
    await page.getByText(convert("decisionOf", { rule, transaction })).waitFor();

    const stranger = await at("haijin-registrar", path, "zh-CN");
    await stranger.getByText(convert("bring")).waitFor();
    expect(await stranger.getByText("(百分制)").count()).to.equal(0);
  });

  it("stand below the grade in a transcript, with the converted grade", async () => {
    const convert = spoken("en", conversionWords);
    const table = await publishedTable();
    const { presentation, converted } = await recognised(table);
    const page = await at("jizhong-registrar", "/credits/transcript", "en");
    const buffer = Buffer.from(JSON.stringify(presentation));
    const file = { name: "record.json", mimeType: "application/json", buffer };
    await page.locator("input[type=file][multiple]").setInputFiles([file]);
    const grade = { home: "Jizhong University", grade: gradeInScale(converted, "en") };
    await page.getByText(convert("inTranscript", { ...grade, hash: shorten(table.hash) })).waitFor();
  });
});
