/** A real Chromium, and screens in it as people have them. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../../scripts/testing/launch-chromium.ts";
import type { Language } from "../../server/problem.ts";
import { followRequests } from "./quiet.ts";
import { shared } from "./shared.ts";

const screens = {
  desk: { width: 1360, height: 820 },
  phone: { width: 390, height: 844 },
} as const;

export type Screen = keyof typeof screens;

type Visit = {
  readonly url: string;
  /** Where the visit begins. */
  readonly path?: string;
  readonly screen: Screen;
  readonly language: Language;
  /** Person of the demo that the visitor chose the last time. */
  readonly person?: string;
  /** Where the visitor's computer is; the alliance's zone unless given. */
  readonly timeZone?: string;
  /** Runs before the first page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  /** What the browser itself will say on its console, because the test is about it. */
  readonly expects?: RegExp;
};

type OpenVisit = { readonly page: Page; readonly complaints: string[]; readonly expects: RegExp | undefined };

const patienceMilliseconds = 20_000;

const useChromium = shared(launchChromium, (browser) => browser.close());

/**
 * Call it within `describe`; it gives the function with which a test opens the console. Each visit has a browser
 * profile of its own and ends with the test, which fails if the page complained on its console.
 */
export function useBrowser(): (visit: Visit) => Promise<Page> {
  const browser = useChromium();
  const visits: OpenVisit[] = [];

  afterEach(async function () {
    const ended = visits.splice(0);
    if (this.currentTest?.state === "failed") await photograph(this.currentTest.fullTitle(), ended);
    for (const { page } of ended) await page.context().close();
    const unexpected = ended.flatMap(({ complaints, expects }) => complaints.filter((text) => !expects?.test(text)));
    expect(unexpected, "on the browser's console").to.deep.equal([]);
  });

  return async (visit) => {
    const context = await browser().newContext({
      viewport: screens[visit.screen],
      hasTouch: visit.screen === "phone",
      isMobile: visit.screen === "phone",
      locale: visit.language === "en" ? "en-GB" : "zh-CN",
      timezoneId: visit.timeZone ?? "Asia/Shanghai",
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(patienceMilliseconds);
    await context.addInitScript((person) => {
      const chosen = "alliance-ledger.person";
      if (person !== undefined && localStorage.getItem(chosen) === null) localStorage.setItem(chosen, person);
    }, visit.person);
    await visit.prepare?.(context);
    const page = await context.newPage();
    followRequests(page);
    visits.push({ page, complaints: complaintsOf(page), expects: visit.expects });
    await page.goto(visit.url + (visit.path ?? "/"));
    return page;
  };
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error.stack ?? error)));
  return complaints;
}

/** What the visitors saw when the test failed. */
async function photograph(title: string, visits: readonly OpenVisit[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "console-failure-"));
  console.error(`    ${title}`);
  for (const [at, { page, complaints }] of visits.entries()) {
    const path = join(folder, `${at + 1}.png`);
    await page.screenshot({ path });
    console.error([`${path}  ${page.url().slice(0, 120)}`, ...complaints].map((line) => `      ${line}`).join("\n"));
  }
}
