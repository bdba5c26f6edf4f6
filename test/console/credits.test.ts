import { expect } from "chai";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { pageOf } from "../../client/pages.ts";
import { importWords } from "../../console/src/credits/import-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { batchSchema } from "../../server/credits/records.ts";
import { actAs } from "./act-as.ts";
import { useBrowser } from "./browser.ts";
import { gbkCsv, listRow, xlsx } from "./credit-list.ts";
import { useDemo } from "./demo.ts";
import { chooseFile, savedText } from "./files.ts";
import { spoken } from "./words.ts";

/** Jizhong University. */
const issuer = 7;

describe("Importing credit records in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();

  const newestBatch = async () => {
    const ledger = await demo().as("jizhong-registrar");
    const { items } = await ledger.gateway.get(`/v1/credits/batches?issuer=${issuer}&limit=1`, pageOf(batchSchema));
    return items[0];
  };
  const faultsOn = async (page: Page) =>
    (
      await page
        .getByRole("region", { name: spoken("zh-CN", importWords)("whatIsWrong") })
        .locator("tbody tr")
        .all()
    ).length;

  it("is for registrars; says of a GBK list what is wrong row by row, and issues the corrected one in one click", async () => {
    const say = spoken("zh-CN", importWords);
    const sayCredits = spoken("zh-CN", creditsWords);
    const before = await newestBatch();
    const page = await visit({
      url: demo().url,
      path: "/credits/import",
      screen: "desk",
      language: "zh-CN",
      person: "haijin-bursar",
    });
    await page.getByText(spoken("zh-CN", shellWords)("needsOffice", { office: "教务员" })).waitFor();
    await actAs(page, "zh-CN", "jizhong-registrar");

    const good = [listRow("20239001", "赵一鸣"), listRow("20239002", "钱二虎"), listRow("20239003", "孙三阳")];
    await chooseFile(
      page,
      "春季成绩.csv",
      gbkCsv([
        ...good.slice(0, 1),
        listRow("20239002", "钱二虎", { credits: "0" }),
        ...good.slice(2),
        listRow("20239004", "李四海", { grade: "101" }),
        listRow("20239001", "赵一鸣"),
      ]),
    );
    await page.getByRole("heading", { name: say("faultsTitle", { count: 3 }) }).waitFor();
    await page.getByText(say("converted", { encoding: "GBK" })).waitFor();
    expect(await faultsOn(page)).to.equal(3);
    const report = await savedText(page, say("faultReport"));
    expect(report.name).to.equal(say("faultReportFile"));
    const reported = Papa.parse<Record<string, string>>(report.text.replace("\ufeff", ""), { header: true }).data;
    expect(reported.map((fault) => [fault[say("row")], fault[say("column")]])).to.deep.equal([
      ["3", "学分"],
      ["5", "成绩"],
      ["6", "学号"],
    ]);
    expect((await newestBatch())?.sequence, "nothing is written").to.equal(before?.sequence);

    await page.getByRole("button", { name: say("another") }).click();
    await chooseFile(page, "春季成绩.csv", gbkCsv(good));
    await page.getByRole("cell", { name: "赵一鸣 20239001" }).waitFor();
    await page.getByRole("button", { name: say("issue", { count: 3 }) }).click();
    const sequence = (before?.sequence ?? 0) + 1;
    await page.getByRole("heading", { name: say("doneTitle", { sequence }) }).waitFor();
    const batch = await newestBatch();
    expect(batch).to.include({ sequence, count: 3 });
    await page.getByText(say("doneText", { count: 3, block: batch?.block.toLocaleString("zh-CN") ?? "" })).waitFor();

    await page.getByRole("link", { name: say("seeRecords") }).click();
    await page.getByText(sayCredits("onlyBatch", { sequence })).waitFor();
    for (const name of ["赵一鸣", "钱二虎", "孙三阳"]) await page.getByRole("cell", { name }).waitFor();
  });

  it("reads an Excel workbook on the phone as well, and refuses what stands already", async () => {
    const say = spoken("en", importWords);
    const page = await visit({
      url: demo().url,
      path: "/credits/import",
      screen: "phone",
      language: "en",
      person: "jizhong-registrar",
      expects: /409 \(Conflict\)/,
    });
    const rows = [listRow("20239011", "Zhou Wu"), listRow("20239012", "Wu Liu")];
    await chooseFile(page, "spring.xlsx", await xlsx(rows));
    await page.getByText("spring.xlsx · Excel").waitFor();
    await page.getByRole("button", { name: say("issue", { count: 2 }) }).click();
    await page.getByRole("link", { name: say("seeRecords") }).waitFor();

    await page.getByRole("button", { name: say("importMore") }).click();
    await chooseFile(page, "spring.xlsx", await xlsx([...rows, listRow("20239013", "Zheng Qi")]));
    await page.getByRole("button", { name: say("issue", { count: 3 }) }).click();
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.locator("tbody tr td:first-child").allInnerTexts()).to.deep.equal(["2", "3"]);
  });
});
