import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Language } from "../../server/problem.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { everyPlace, type Place } from "./places.ts";
import { untilQuiet } from "./quiet.ts";
import { type Subjects, subjectsOf } from "./subjects.ts";
import { spoken } from "./words.ts";

/** Rules about words; the others judge what is the same in both languages. */
const wordRules = [
  "aria-command-name",
  "aria-dialog-name",
  "aria-input-field-name",
  "aria-progressbar-name",
  "aria-toggle-field-name",
  "button-name",
  "document-title",
  "empty-heading",
  "html-has-lang",
  "html-lang-valid",
  "image-alt",
  "label",
  "label-content-name-mismatch",
  "link-name",
  "select-name",
  "valid-lang",
];

/** What axe finds, short enough to read: the rule and the elements that break it. */
async function violationsOn(page: Page, part: "all" | "words" | "dialog"): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (part === "words") axe.withRules(wordRules);
  if (part === "dialog") axe.include("[role=dialog]");
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Texts that nobody wrote for people: keys of words, places that were not filled, values that are none. */
function unspokenOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoken: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest("script, style")) spoken.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "alt"]) spoken.push(element.getAttribute(name) ?? "");
    }
    const wrong = /^[a-z]+(?:\.[a-zA-Z-]+)+$|\{\{|\bundefined\b|\bNaN\b|\[object|Invalid Date/;
    return spoken.filter((text) => wrong.test(text.trim())).map((text) => `unspoken: ${text}`);
  });
}

/** The window scrolls in no direction but down. */
async function widthOn(page: Page): Promise<string[]> {
  const isWider = await page.evaluate(() => {
    const parts = [document.documentElement, document.getElementById("content")];
    return parts.some((part) => part !== null && part.scrollWidth > part.clientWidth + 1);
  });
  return isWider ? ["wider than the screen"] : [];
}

async function titleOn(page: Page, place: Place, language: Language): Promise<string[]> {
  const { lang, title } = await page.evaluate(() => ({ lang: document.documentElement.lang, title: document.title }));
  const wanted = `${place.heading(language)} · ${spoken(language, shellWords)("product")}`;
  return [
    ...(lang === language ? [] : [`html lang is ${lang}`]),
    ...(title === wanted ? [] : [`titled ${title}, not ${wanted}`]),
  ];
}

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
      faults.push(...(await unspokenOn(page)), ...(await widthOn(page)), ...(await titleOn(page, place, spokenNow)));
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
