import { expect } from "chai";
import { creditsWords } from "../../console/src/credits/words.ts";
import { homeWords } from "../../console/src/home/words.ts";
import { boardWords } from "../../console/src/resources/board-words.ts";
import { bookingWords } from "../../console/src/resources/booking-words.ts";
import { isoOf, today } from "../../console/src/resources/days.ts";
import { resourcesWords } from "../../console/src/resources/words.ts";
import { settlementWords } from "../../console/src/settlement/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

type Noted = { readonly element: Element; readonly looks: string; readonly isSeen: boolean };

type Stop = { readonly name: string; readonly isSeen: boolean; readonly isMarked: boolean };

/** Runs in every page: how an element looks, as far as that can show the focus. */
function watchFocus(): void {
  const looksOf = (element: Element) =>
    [null, "::before", "::after"]
      .map((part) => getComputedStyle(element, part))
      .map(({ outline, boxShadow, borderColor, backgroundColor }) => [outline, boxShadow, borderColor, backgroundColor])
      .join();
  const noted: Noted[] = [];
  Object.assign(window, { looksOf, noted });
}

/** Notes what has the focus, how it looks, and whether it lies on the screen now: rows scroll along. */
async function noteStop(): Promise<void> {
  const looksOf: (element: Element) => string = Reflect.get(window, "looksOf");
  const noted: Noted[] = Reflect.get(window, "noted");
  const element = document.activeElement ?? document.body;
  await Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished));
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  noted.push({ element, looks: looksOf(element), isSeen });
}

/** The noted stops: their names, whether they lay on the screen, and whether they looked otherwise while focused. */
async function stopsOf(): Promise<Stop[]> {
  const looksOf: (element: Element) => string = Reflect.get(window, "looksOf");
  const noted: Noted[] = Reflect.get(window, "noted");
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  return noted.map(({ element, looks, isSeen }) => ({
    name: element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "",
    isSeen,
    isMarked: looksOf(element) !== looks,
  }));
}

describe("The console by keyboard", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const shell = spoken("en", shellWords);
  const open = (path: string, person: string, screen: Screen = "desk") =>
    visit({
      ...{ url: demo().url, path, screen, language: "en", person },
      prepare: (context) => context.addInitScript(watchFocus),
    });

  for (const screen of ["desk", "phone"] as const) {
    it(`reaches everything that matters and shows where it is, on the ${screen}`, async () => {
      const page = await open("/credits", "jizhong-registrar", screen);
      const say = spoken("en", creditsWords);
      await page.getByRole("link", { name: say("import") }).waitFor();
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press("Tab");
        await page.evaluate(noteStop);
      }
      const stops = await page.evaluate(stopsOf);
      const wanted = [
        shell("skipToContent"),
        shell("product"),
        shell("otherLanguage"),
        spoken("en", homeWords)("title"),
        say("title"),
        spoken("en", resourcesWords)("title"),
        spoken("en", settlementWords)("title"),
        say("import"),
        say("search"),
      ];
      const names = stops.map(({ name }) => name);
      expect(names[0]).to.equal(wanted[0]);
      expect(names.some((name) => name.startsWith(shell("actAs")))).to.equal(true);
      expect(names).to.include.members(wanted);
      expect(stops.filter(({ isMarked }) => !isMarked)).to.deep.equal([]);
      expect(stops.slice(1).filter(({ isSeen }) => !isSeen)).to.deep.equal([]);

      await page.reload();
      await page.getByRole("link", { name: say("import") }).waitFor();
      await page.keyboard.press("Tab");
      const skip = await page.getByRole("link", { name: shell("skipToContent") }).boundingBox();
      expect(skip?.y).to.be.within(0, 100);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal("content");
    });
  }

  it("walks the week board with arrows, opens a day, books in it and comes back with Escape", async () => {
    // Of next week everything is still to come.
    const page = await open(`/resources?owner=1&day=${isoOf(today() + 7)}`, "hutuo-researcher");
    const say = spoken("en", boardWords);
    const grid = page.getByRole("grid", { name: say("weekBoard") });
    const day = grid.getByRole("button", { name: /: \d+ h free$/ }).first();
    await day.waitFor();
    const stops = () => grid.locator('[data-stop]:not([tabindex="-1"])').count();
    expect(await stops(), "one stop for the whole grid").to.equal(1);

    await day.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await day.evaluate((button) => document.activeElement === button)).to.equal(false);
    await page.keyboard.press("ArrowRight");
    expect(await day.evaluate((button) => document.activeElement === button)).to.equal(true);
    expect(await stops()).to.equal(1);
    await page.keyboard.press("Enter");
    const free = page.getByRole("button", { name: /^Book free time/ }).first();
    await free.focus();
    await page.keyboard.press("Enter");
    const form = page.getByRole("dialog", { name: spoken("en", bookingWords)("bookingTitle") });
    await form.waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).to.equal(true);
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Book free time"));
  });
});
