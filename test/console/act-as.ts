import type { Page } from "playwright-core";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Language } from "../../server/problem.ts";
import { spoken } from "./words.ts";

/** Chooses whom to act as in the demo: a person by id, or "keystore" or "wallet". */
export async function actAs(page: Page, language: Language, id: string): Promise<void> {
  const say = spoken(language, shellWords);
  await page.getByRole("button", { name: new RegExp(`^${say("actAs")}`) }).click();
  await page
    .getByRole("listbox", { name: say("actAs") })
    .locator(`[role=option][value="${id}"]`)
    .click();
}
