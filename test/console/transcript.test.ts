import { expect } from "chai";
import type { Page } from "playwright-core";
import { getRecord, issueBatch, presentationOf, revoke, saltRecord } from "../../client/credits.ts";
import type { Ledger } from "../../client/ledger.ts";
import { presentationLink } from "../../client/presentation.ts";
import { countReasonWords } from "../../client/transcript-words.ts";
import { outcomeWords } from "../../client/verdict-words.ts";
import { programmeWords } from "../../console/src/credits/programme-words.ts";
import { transcriptWords } from "../../console/src/credits/transcript-words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { useBrowser } from "./browser.ts";
import { recordOf } from "./credit-list.ts";
import { useDemo } from "./demo.ts";
import { widthOn } from "./faults.ts";
import { savedText } from "./files.ts";
import { spoken } from "./words.ts";

/** Jizhong University, and Haijin University. */
const home = 7;
const away = 4;

const programme = {
  version: 1,
  home,
  code: "082502",
  titleZh: "环境工程",
  titleEn: "Environmental Engineering",
  creditScheme: "local",
  total: "6",
  atHomePermille: 500,
  mostRecognised: "3",
  categories: [
    {
      ...{ code: "core", titleZh: "专业核心", titleEn: "Core", minimum: "6", maximum: null },
      accepts: [{ codes: ["TRN-1", "TRN-2"] }],
    },
    {
      code: "free",
      titleZh: "任选",
      titleEn: "Electives",
      minimum: "0",
      maximum: "1",
      accepts: [{ codes: ["TRN-3"] }],
    },
  ],
};

type File = { name: string; mimeType: string; buffer: Buffer };
const file = (name: string, value: unknown): File => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
});

describe("A transcript in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();

  async function issue(ledger: Ledger, issuer: number, number: string, codes: readonly string[]) {
    const salted = codes.map((code) => {
      const record = recordOf(issuer, number, "温故");
      const titleEn = `Course ${code}`;
      return saltRecord({ ...record, achievement: { ...record.achievement, code, titleEn } });
    });
    await issueBatch(ledger, issuer, salted);
    return Promise.all(salted.map(({ record }) => presentationOf(ledger, issuer, record.recordId)));
  }

  const drop = (page: Page, ...files: File[]) => page.locator("input[type=file][multiple]").setInputFiles(files);
  const rowOf = (page: Page, table: string, code: string) =>
    page.getByRole("region", { name: table }).locator("tbody tr").filter({ hasText: code });

  it("joins own records with files and links of others, verifies each, and checks them against a programme", async () => {
    const own = await demo().as("jizhong-registrar");
    const other = await demo().as("haijin-registrar");
    await issue(own, home, "20239501", ["TRN-1", "TRN-2", "TRN-3"]);
    const [far, link] = await issue(other, away, "H20239501", ["TRN-F", "TRN-L"]);
    if (!far || !link) throw new RangeError("Two records were issued");
    const altered: Presentation = { ...far, record: { ...far.record, credits: "9" } };

    const say = spoken("en", transcriptWords);
    const words = spoken("en", programmeWords);
    const page = await visit({
      ...{ url: demo().url, path: "/credits/transcript", screen: "desk", language: "en" },
      person: "jizhong-registrar",
    });
    await page.getByLabel(say("search")).fill("20239501");
    await page.getByRole("button", { name: say("addAll", { count: 3 }) }).click();
    await drop(page, file("far.json", far), file("altered.json", altered), file("notes.json", "{ no"));
    await page.getByText(say("read", { count: 2 })).waitFor();
    await page.getByText("notes.json:").waitFor();
    await page.getByLabel(say("links")).fill(`${await presentationLink(demo().url, link)}\nhttps://x.example/#9.abc`);
    await page.getByRole("button", { name: say("addLinks") }).click();
    await page.getByText("https://x.example/#…").waitFor();
    await page.getByText(say("summary", { records: 6, universities: 2 })).waitFor();
    await page.getByText(say("sumValid", { count: 5 })).waitFor();
    const transcript = say("transcript");
    await rowOf(page, transcript, "TRN-F").getByText(outcomeWords.altered.en, { exact: true }).waitFor();
    expect(await rowOf(page, transcript, "TRN-1").innerText()).to.contain("88 percentage");
    await drop(page, file("far.json", [far, link]));
    await page.getByText(say("repeated", { count: 2 })).waitFor();

    await page.getByLabel(words("load")).setInputFiles(file("bad.json", { ...programme, total: "many", extra: 1 }));
    const refusal = page.getByRole("alert");
    await refusal.getByText("/total").waitFor();
    await page.getByLabel(words("load")).setInputFiles(file("programme.json", programme));
    await page.getByText(words("met", { title: programme.titleEn })).waitFor();
    await refusal.waitFor({ state: "hidden" });
    const reasons = async (code: string) => {
      const cells = rowOf(page, words("records"), code).locator("td:last-child");
      return (await cells.allInnerTexts()).sort();
    };
    expect(await reasons("TRN-1")).to.deep.equal([countReasonWords.counts.en]);
    expect(await reasons("TRN-3")).to.deep.equal([countReasonWords["counts-in-part"].en]);
    expect(await reasons("TRN-L")).to.deep.equal([countReasonWords["not-recognised"].en]);
    expect(await reasons("TRN-F")).to.deep.equal(
      [countReasonWords.altered.en, countReasonWords["not-recognised"].en].sort(),
    );
  });

  it("follows what happens on the ledger, writes a programme by hand, and fits a phone", async () => {
    const own = await demo().as("jizhong-registrar");
    const [first] = await issue(own, home, "20239511", ["TRN-1", "TRN-2"]);
    if (!first) throw new RangeError("Two records were issued");
    const say = spoken("zh-CN", transcriptWords);
    const words = spoken("zh-CN", programmeWords);
    const page = await visit({
      ...{ url: demo().url, path: "/credits/transcript", screen: "phone", language: "zh-CN" },
      person: "jizhong-registrar",
    });
    await page.getByLabel(say("search")).fill("20239511");
    await page.getByRole("button", { name: say("addAll", { count: 2 }) }).click();
    await page.getByText(say("sumValid", { count: 2 })).waitFor();

    await page.getByRole("button", { name: words("write") }).click();
    await page.getByRole("button", { name: words("use") }).click();
    const faults = page.getByRole("alert");
    await faults.getByRole("cell", { name: `${words("category", { number: 1 })} · ${words("titleZh")}` }).waitFor();
    await faults.getByRole("cell", { name: words("total"), exact: true }).waitFor();
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).first().fill(text);
    await fill(words("code"), "082502");
    await fill(words("total"), "6");
    for (const [at, title] of ["环境工程", "核心"].entries()) {
      await page.getByLabel(words("titleZh")).nth(at).fill(title);
      await page.getByLabel(words("titleEn")).nth(at).fill("Title");
    }
    await fill(words("categoryCode"), "core");
    await fill(words("minimum"), "6");
    await fill(words("codes"), "TRN-1，TRN-2");
    await page.getByRole("button", { name: words("use") }).click();
    await page.getByText(words("met", { title: "环境工程" })).waitFor();
    expect(await widthOn(page)).to.deep.equal([]);
    const saved = await savedText(page, words("save"));
    expect(saved.name).to.equal(words("file", { code: "082502" }));
    expect(JSON.parse(saved.text).categories[0].accepts).to.deep.equal([{ codes: ["TRN-1", "TRN-2"] }]);

    await revoke(own, await getRecord(own, home, first.record.recordId), "issued-in-error");
    await page.getByText(words("notMet", { title: "环境工程" })).waitFor();
    await page.getByText(countReasonWords.revoked["zh-CN"]).waitFor();
    await page
      .getByText(words("missing", { credits: "3" }))
      .first()
      .waitFor();
  });

  it("is for registrars and administrators", async () => {
    const page = await visit({
      ...{ url: demo().url, path: "/credits/transcript", screen: "desk", language: "en" },
      person: "haijin-bursar",
    });
    const shell = spoken("en", shellWords);
    await page.getByText(shell("needsOffice", { office: shell("office.registrar") })).waitFor();
  });
});
