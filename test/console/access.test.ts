import { expect } from "chai";
import type { Page } from "playwright-core";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Language } from "../../server/problem.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { titleOn, unspokenOn, violationsOn, widthOn } from "./faults.ts";
import type { Place } from "./place.ts";
import { everyPlace } from "./places.ts";
import { untilQuiet } from "./quiet.ts";
import { type Subjects, subjectsOf } from "./subjects.ts";
import { spoken } from "./words.ts";

/** As a person there: by the address, or within the console where the same person was there already. */
async function goTo(page: Page, url: string, place: Place, before: Place | undefined): Promise<void> {
  if (before?.person !== undefined && before.person === place.person) {
    await page.evaluate((path) => history.pushState({}, "", path), place.path);
  } else {
    await page.evaluate((person) => localStorage.setItem("alliance-ledger.person", person), place.person ?? "");
    // Another fragment alone would not load the page anew.
    await page.goto("about:blank");
    await page.goto(url + place.path);
  }
}

describe("Every page of the console", function () {
  this.timeout(240_000);
  const demo = useDemo();
  const visit = useBrowser();
  let subjects: Subjects;
  before(async () => {
    subjects = await subjectsOf(demo());
  });

  async function faultsOpened(page: Page, place: Place, language: Language): Promise<string[]> {
    const faults: string[] = [];
    for (const { name, open, leave } of place.opened?.(language) ?? []) {
      await open(page);
      await untilQuiet(page);
      const found = [
        ...(await violationsOn(page, leave === undefined ? "dialog" : "all")),
        ...(await unspokenOn(page)),
        ...(await widthOn(page)),
      ];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      await (leave === undefined ? page.keyboard.press("Escape") : leave(page));
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    return faults;
  }

  async function faultsAt(page: Page, place: Place, language: Language, other: Language): Promise<string[]> {
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await untilQuiet(page);
    const faults = await faultsOpened(page, place, language);
    faults.push(...(await violationsOn(page, "all")));
    for (const spokenNow of [language, other]) {
      if (spokenNow === other) {
        await page.getByRole("button", { name: spoken(language, shellWords)("otherLanguage"), exact: true }).click();
        await untilQuiet(page);
        faults.push(...(await violationsOn(page, "words")));
      }
      faults.push(
        ...(await unspokenOn(page)),
        ...(await widthOn(page)),
        ...(await titleOn(page, place.heading(spokenNow), spokenNow)),
      );
    }
    await page.getByRole("button", { name: spoken(other, shellWords)("otherLanguage"), exact: true }).click();
    return faults.map((fault) => `${place.name}: ${fault}`);
  }

  const sweep = async (screen: Screen, language: Language, other: Language): Promise<string[]> => {
    const page = await visit({ url: demo().url, path: "/verify", screen, language });
    const faults: string[] = [];
    let before: Place | undefined;
    for (const place of everyPlace(subjects)) {
      await goTo(page, demo().url, place, before);
      faults.push(...(await faultsAt(page, place, language, other)));
      before = place;
    }
    return faults.map((fault) => `${screen}, ${fault}`);
  };

  it("can be used by everybody and speaks both languages, on the desk and on the phone", async () => {
    const faults = await Promise.all([sweep("desk", "zh-CN", "en"), sweep("phone", "en", "zh-CN")]);
    expect(faults.flat()).to.deep.equal([]);
  });
});
