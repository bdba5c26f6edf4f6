import { expect } from "chai";
import type { Page } from "playwright-core";

/** Waits until what has the focus says so; on the body nothing does. */
export async function landedOn(page: Page, text: string | RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => (document.activeElement === document.body ? "" : document.activeElement?.textContent) ?? "");
  const says = (found: string) => (typeof text === "string" ? found.includes(text) : text.test(found));
  const end = Date.now() + 5_000;
  let found = await focused();
  while (!says(found) && Date.now() < end) {
    await page.waitForTimeout(50);
    found = await focused();
  }
  expect(found, "what has the focus").to.satisfy(says);
}
