/** Files that a person gives to a page and gets from it. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

/** Chooses a file in the page's only file field. */
export async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Chooses a file in the field of that name, among several. */
export async function chooseIn(page: Page, field: string, name: string, contents: string): Promise<void> {
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(contents) };
  await page.locator(`input[type=file][aria-label="${field}"]`).setInputFiles(file);
}

/** Presses a button that saves a file, and reads it. */
export async function savedText(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}
