import { expect } from "chai";
import { boardWords } from "../../console/src/resources/board-words.ts";
import { firstSlotOf, formatDays, mondayOf, today, weekNumberOf } from "../../console/src/resources/days.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

describe("The board of equipment, as time passes", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const say = spoken("en", boardWords);
  const monday = mondayOf(today());

  /** The browser's clock stands at a quarter of this week, counted from its Monday. */
  const arrive = (screen: Screen, slot: number, path = "/resources") =>
    visit({
      ...{ url: demo().url, path, screen, language: "en", person: "hutuo-researcher" },
      prepare: (context) => context.clock.setFixedTime((firstSlotOf(monday) + slot) * 900_000),
    });
  const week = (first: number) =>
    say("subtitle", { days: formatDays(first, first + 6, "en"), week: weekNumberOf(first) });
  const sundayEvening = 6 * 96 + 86;

  it("opens on this week while there is much to book in it", async () => {
    const page = await arrive("desk", 2 * 96 + 36);
    await page.getByText(week(monday)).waitFor();
    await page.getByRole("grid", { name: say("weekBoard") }).waitFor();
    expect(await page.getByRole("button", { name: say("thisWeek") }).isDisabled()).to.equal(true);
  });

  it("opens on the next week on a Sunday evening, and leads back to this one", async () => {
    const page = await arrive("desk", sundayEvening);
    await page.getByText(week(monday + 7)).waitFor();
    await page.getByRole("button", { name: say("thisWeek") }).click();
    await page.getByText(week(monday)).waitFor();
    await page
      .getByRole("gridcell", { name: say("noneLeft") })
      .first()
      .waitFor();
    expect(await page.getByText("0 h free", { exact: true }).count()).to.equal(0);
  });

  it("shades on the phone what of today is over, and opens at the present hour", async () => {
    const page = await arrive("phone", 2 * 96 + 60);
    const grid = page.getByRole("grid", { name: /^Equipment in use on Wednesday/ });
    const lane = grid.locator("[data-lane]").first();
    await lane.waitFor();
    const gone = lane.locator("[data-gone]");
    const box = await gone.boundingBox();
    const now = await lane.locator("[data-now]").boundingBox();
    expect(box, "what is over").to.not.equal(null);
    expect((box?.x ?? 0) + (box?.width ?? 0)).to.be.closeTo(now?.x ?? 0, 3);
    expect(now?.x).to.be.within(0, 390);
    expect(await grid.evaluate((table) => (table.parentElement?.scrollLeft ?? 0) > 0)).to.equal(true);
  });
});
