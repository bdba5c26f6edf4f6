import { expect } from "chai";
import type { Page } from "playwright-core";
import { creditsWords } from "../../console/src/credits/words.ts";
import { settlementWords } from "../../console/src/settlement/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

describe("A page that stays open while the console is upgraded", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const shell = spoken("en", shellWords);
  const credits = spoken("en", creditsWords);
  const settlement = spoken("en", settlementWords);

  const arrive = () =>
    visit({
      ...{ url: demo().url, path: "/credits", screen: "desk", language: "en", person: "jizhong-registrar" },
      expects: /404 \(Not Found\)|Failed to fetch dynamically imported module/,
    });
  /** The files of the settlement room are gone. */
  const withoutSettlement = (page: Page) =>
    page.route(/\/assets\/settlement-page-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
  const search = (page: Page) => page.getByLabel(credits("search")).first();

  it("says so where something was typed, keeps it, and is the new version after a reload", async () => {
    const page = await arrive();
    await search(page).fill("20239");
    await withoutSettlement(page);
    await page.route(`${demo().url}/`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/\/assets\/[\w-]+\.js/, "/assets/console-of-another-version.js");
      await route.fulfill({ response, body });
    });
    await page.getByRole("link", { name: settlement("title") }).hover();
    const notice = page.getByRole("alert").filter({ hasText: shell("upgradedTitle") });
    await notice.getByText(shell("upgradedText")).waitFor();
    expect(await search(page).inputValue()).to.equal("20239");

    await page.unrouteAll();
    await notice.getByRole("button", { name: shell("reload") }).click();
    await notice.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: settlement("title") }).click();
    await page.getByRole("heading", { level: 1, name: settlement("title") }).waitFor();
  });

  it("is not said to be old where a file only failed to come", async () => {
    const page = await arrive();
    await search(page).waitFor();
    await withoutSettlement(page);
    const [answer] = await Promise.all([
      page.waitForResponse(`${demo().url}/`),
      page.getByRole("link", { name: settlement("title") }).hover(),
    ]);
    await answer.finished();
    await page.waitForTimeout(300);
    expect(await page.getByText(shell("upgradedTitle")).count()).to.equal(0);
  });
});
