/** How long a registrar sits before 10,000 records: from the file to the batch on the ledger, in a browser. */
import type { Page } from "playwright-core";
import { launchChromium } from "../testing/launch-chromium.ts";
import { type BenchLine, benchLine } from "./line.ts";
import { rounded } from "./median.ts";

const records = 10_000;
/** What the issue asks of it. */
const most = { name: "the time that a registrar may wait", value: 20_000 };
const patienceMilliseconds = 120_000;

const heading = "学号,姓名,课程代码,课程名称,英文名称,层次,学分,成绩,学期,完成日期";

/** Measures once; the console has to be served with the demo alliance. */
export async function* measureImport(url: string): AsyncGenerator<BenchLine> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "Asia/Shanghai" });
    await context.addInitScript(() => localStorage.setItem("alliance-ledger.person", "jizhong-registrar"));
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMilliseconds);
    await page.goto(`${url}/credits/import`);
    for (const [stage, milliseconds] of await stagesOf(page)) {
      const name = `import of ${records.toLocaleString("en")} records: ${stage}`;
      yield benchLine("console", name, rounded(milliseconds), "ms", most);
    }
  } finally {
    await browser.close();
  }
}

/** Milliseconds of each stage, and of all. */
async function stagesOf(page: Page): Promise<(readonly [string, number])[]> {
  const button = page.getByRole("button", { name: /10,?000/ }).first();
  const chosen = performance.now();
  await page.locator("input[type=file]").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: list() });
  await button.waitFor();
  const shown = performance.now();
  await button.click();
  await page.locator("li[aria-current=step]").first().waitFor();
  const progress = performance.now();
  await page.getByRole("heading", { name: /is issued$/ }).waitFor();
  const done = performance.now();
  return [
    ["file to preview", shown - chosen],
    ["signature to the first sign of progress", progress - shown],
    ["signature to ledger", done - shown],
    ["all", done - chosen],
  ];
}

function list(): Buffer {
  const mark = Date.now() % 1_000_000;
  const rows = Array.from({ length: records }, (_, at) => {
    return `${mark}${String(at).padStart(5, "0")},杨柳,ENV3107,环境监测,Environmental Monitoring,本科,3,88,2026-spring,2026-06-26`;
  });
  return Buffer.from([heading, ...rows].join("\r\n"));
}
