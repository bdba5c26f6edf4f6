/** What keeps people from using a page, whatever it is about. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Language } from "../../server/problem.ts";
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
export async function violationsOn(page: Page, part: "all" | "words" | "dialog"): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (part === "words") axe.withRules(wordRules);
  if (part === "dialog") axe.include("[role=dialog]");
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Texts that nobody wrote for people: keys of words, places that were not filled, values that are none. */
export function unspokenOn(page: Page): Promise<string[]> {
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
export async function widthOn(page: Page): Promise<string[]> {
  const isWider = await page.evaluate(() => {
    const parts = [document.documentElement, document.getElementById("content")];
    return parts.some((part) => part !== null && part.scrollWidth > part.clientWidth + 1);
  });
  return isWider ? ["wider than the screen"] : [];
}

/** The page says its language, and its title what it is about. */
export async function titleOn(page: Page, heading: string, language: Language): Promise<string[]> {
  const { lang, title } = await page.evaluate(() => ({ lang: document.documentElement.lang, title: document.title }));
  const wanted = `${heading} · ${spoken(language, shellWords)("product")}`;
  return [
    ...(lang === language ? [] : [`html lang is ${lang}`]),
    ...(title === wanted ? [] : [`titled ${title}, not ${wanted}`]),
  ];
}
