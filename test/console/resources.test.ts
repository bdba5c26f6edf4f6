import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { formatMoney } from "../../client/format.ts";
import { book, countResources, type NewResource, publish } from "../../client/resources.ts";
import { boardWords } from "../../console/src/resources/board-words.ts";
import { bookingWords } from "../../console/src/resources/booking-words.ts";
import { catalogueWords } from "../../console/src/resources/catalogue-words.ts";
import { firstSlotOf, formatDay, isoOf, today } from "../../console/src/resources/days.ts";
import { statementWords } from "../../console/src/settlement/statement-words.ts";
import { settlementWords } from "../../console/src/settlement/words.ts";
import type { Language } from "../../server/problem.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { quarterWithin } from "./quarter.ts";
import { spoken } from "./words.ts";

/** Members of the demo. */
const jinghua = 1;
const hutuo = 8;

/** Open day and night, booked without approval. */
function instrument(names: { nameZh: string; nameEn: string }): NewResource {
  return {
    description: { ...names, category: "spectrometer", location: "理科楼 B106", purchaseValueMinor: "36000000" },
    rules: {
      ...{ opensAt: 0, closesAt: 96, zoneOffset: 32, openDays: 127 },
      ...{ shortest: 1, longest: 16, horizonDays: 7, needsApproval: false },
    },
    rate: { own: "0", member: "8000", enterprise: "16000" },
  };
}

describe("Sharing an instrument in the console", function () {
  this.timeout(180_000);
  const demo = useDemo();
  const visit = useBrowser();

  /** Fills the steward's form: open day and night, 120 yuan an hour for members. */
  async function publishOn(page: Page, nameZh: string, nameEn: string): Promise<void> {
    const say = spoken("zh-CN", catalogueWords);
    await page.getByRole("button", { name: say("publish") }).click();
    const form = page.getByRole("dialog", { name: say("publishTitle") });
    const choose = async (label: string, option: string) => {
      await form.getByRole("combobox", { name: label }).click();
      await page.getByRole("option", { name: option, exact: true }).click();
    };
    await form.getByLabel(say("field.nameZh")).fill(nameZh);
    await form.getByLabel(say("field.nameEn")).fill(nameEn);
    await choose(say("category"), "光谱仪");
    await form.getByLabel(say("location")).fill("理科楼 B105");
    await choose(say("field.opensAt"), "0:00");
    await choose(say("field.closesAt"), "24:00");
    for (const day of ["周六", "周日"]) await form.getByRole("checkbox", { name: day }).check();
    await form.getByLabel(say("field.shortestHours")).fill("0.25");
    await form.getByLabel(say("field.own")).fill("0");
    await form.getByLabel(say("field.member")).fill("一百二");
    await form.getByText(say("bad.amount")).waitFor();
    await form.getByLabel(say("field.member")).fill("120");
    await form.getByLabel(say("field.enterprise")).fill("260.50");
    await form.getByRole("button", { name: say("publish") }).click();
    await form.waitFor({ state: "hidden" });
    await page.getByRole("row", { name: nameZh }).waitFor();
  }

  const atDesk = (person: string, language: Language, path: string) =>
    visit({ url: demo().url, path, screen: "desk", language, person });

  /** Opens a day of an instrument on the English week board and takes its first free hour. */
  async function bookOn(page: Page, name: string, day: number, button: string): Promise<void> {
    const grid = page.getByRole("grid", { name: spoken("en", boardWords)("weekBoard") });
    await grid.getByRole("button", { name: new RegExp(`^${name}, ${formatDay(day, "en", "short")}: `) }).click();
    await page.getByRole("button", { name: /^Book free time/ }).press("Enter");
    const form = page.getByRole("dialog", { name: spoken("en", bookingWords)("bookingTitle") });
    await form.getByRole("button", { name: button, exact: true }).click();
    await form.waitFor({ state: "hidden" });
  }

  it("is published by its steward, asked for on the week board by another member, and approved", async () => {
    const say = spoken("zh-CN", bookingWords);
    const booking = spoken("en", bookingWords);
    const name = { zh: "瞬态吸收光谱仪", en: "Transient absorption spectrometer" };
    const steward = await atDesk("jinghua-steward", "zh-CN", "/resources/catalogue");
    await publishOn(steward, name.zh, name.en);

    const tomorrow = today() + 1;
    const path = `/resources?day=${isoOf(tomorrow)}&query=${encodeURIComponent(name.en)}`;
    const researcher = await atDesk("hutuo-researcher", "en", path);
    await bookOn(researcher, name.en, tomorrow, booking("requestBooking"));
    const bar = researcher.getByRole("button", { name: spoken("en", boardWords)("status.requested") });
    await bar.first().click();
    const details = researcher.getByRole("dialog");
    await details.getByText(booking("step.approving")).waitFor();

    await steward.goto(`${demo().url}/resources/tasks`);
    const asked = steward.getByRole("listitem").filter({ hasText: name.zh });
    await asked.getByRole("button", { name: say("action.approve"), exact: true }).click();
    await asked.waitFor({ state: "hidden" });
    // The researcher's page hears of it by itself.
    await details.getByRole("listitem").getByText(booking("step.approved")).waitFor();
  });

  it("is used: metered by the steward, confirmed by the user, and found in the settlement", async () => {
    const say = spoken("zh-CN", bookingWords);
    const booking = spoken("en", bookingWords);
    const name = { nameZh: "圆二色光谱仪", nameEn: "Circular dichroism spectrometer" };
    await publish(await demo().as("jinghua-steward"), jinghua, instrument(name));
    await quarterWithin(30);
    const path = `/resources?day=${isoOf(today())}&query=${encodeURIComponent(name.nameEn)}`;
    const researcher = await atDesk("hutuo-researcher", "en", path);
    await bookOn(researcher, name.nameEn, today(), booking("book"));

    const steward = await atDesk("jinghua-steward", "zh-CN", "/resources/tasks");
    const used = steward.getByRole("listitem").filter({ hasText: name.nameZh });
    await used.getByRole("button", { name: `${say("action.meter")}…` }).click();
    const metering = steward.getByRole("dialog");
    await metering.getByLabel(say("usedMinutes")).fill("15");
    await metering.getByRole("button", { name: say("meterFor", { amount: formatMoney("2000", "zh-CN") }) }).click();
    await metering.getByText(say("step.metered", { count: 15 })).waitFor();

    await researcher.goto(`${demo().url}/resources/tasks`);
    const mine = researcher.getByRole("listitem").filter({ hasText: name.nameEn });
    await mine.getByRole("button", { name: name.nameEn }).click();
    const details = researcher.getByRole("dialog");
    await details.getByRole("button", { name: booking("action.confirm") }).click();
    const line = details.getByRole("link", { name: /^Line \d+$/ });
    const lineName = await line.innerText();
    await line.click();
    await researcher.getByRole("heading", { level: 1, name: lineName }).waitFor();
    await researcher.getByRole("definition").getByText(formatMoney("2000", "en")).waitFor();
    expect(await researcher.getByRole("definition").first().innerText(), "the debtor").to.contain("Hutuo");

    await researcher.getByRole("link", { name: /^Cycle \d+$/ }).click();
    await researcher.getByRole("link", { name: spoken("en", settlementWords)("statement"), exact: true }).click();
    await researcher.waitForURL(new RegExp(`/settlement/statements/\\d+/${hutuo}$`));
    const open = spoken("en", statementWords)("showLines", { member: "Jinghua University" });
    await researcher.getByRole("button", { name: open }).click();
    await researcher.getByRole("link", { name: lineName, exact: true }).waitFor();
  });

  it("is booked under an agreement that the form names, and not where there is none", async () => {
    const say = spoken("en", bookingWords);
    const opened = async (prepare?: (context: BrowserContext) => Promise<unknown>) => {
      const person = "haijin-researcher";
      const page = await visit({
        url: demo().url,
        path: "/resources/1",
        screen: "desk",
        language: "en",
        person,
        prepare,
      });
      await page.getByRole("button", { name: say("book"), exact: true }).click();
      return page.getByRole("dialog", { name: say("bookingTitle") });
    };
    const form = await opened();
    await form.getByRole("link", { name: "agreement 1" }).waitFor();
    expect(await form.innerText()).to.match(/Booked under agreement 1 \(also possible: 5\)/);
    expect(await form.getByRole("link", { name: "agreement 1" }).getAttribute("href")).to.equal(
      "/alliance/agreements/1",
    );

    const refused = await opened((context) =>
      context.route("**/v1/agreements?*", (route) => route.fulfill({ json: { items: [], next: null } })),
    );
    const refusal = refused.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).to.contain("binds member Haijin University and member Jinghua University");
    expect(await refused.getByRole("link", { name: say("toAgreements") }).getAttribute("href")).to.equal(
      "/alliance/agreements",
    );
    expect(await refused.getByRole("button", { name: say("requestBooking") }).isDisabled()).to.equal(true);
  });

  it("cannot be booked twice: the second is told why and keeps the form, on the phone", async () => {
    const url = demo().url;
    const steward = await demo().as("jinghua-steward");
    await publish(steward, jinghua, instrument({ nameZh: "双折射仪", nameEn: "Birefringence meter" }));
    const resource = await countResources(steward);

    const day = today() + 1;
    const say = spoken("zh-CN", bookingWords);
    const path = `/resources?day=${isoOf(day)}&query=${encodeURIComponent("双折射仪")}`;
    const researcher = await visit({
      url,
      path,
      screen: "phone",
      language: "zh-CN",
      person: "gushang-researcher",
      // As where the connection for news is cut: the page does not hear of the other booking.
      prepare: (context) => context.route("**/v1/events", (route) => route.fulfill({ status: 204 })),
    });
    await researcher.getByRole("button", { name: /^预约空闲时段/ }).tap();
    const form = researcher.getByRole("dialog", { name: say("bookingTitle") });
    const from = form.getByRole("combobox", { name: say("from") });
    const to = form.getByRole("combobox", { name: say("to") });
    const chosen = [await from.inputValue(), await to.inputValue()];

    const [hours = 0, minutes = 0] = chosen[0]?.split(":").map(Number) ?? [];
    const start = firstSlotOf(day) + hours * 4 + minutes / 15;
    const other = await demo().as("hutuo-researcher");
    await book(other, { resource, user: hutuo, start, length: 2, rateVersion: 1, agreement: 1 });
    await form.getByRole("button", { name: say("book") }).tap();
    const refusal = form.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).to.contain("占用");
    await form.getByText(/已被滹沱农业大学预约/).waitFor();
    expect([await from.inputValue(), await to.inputValue()]).to.deep.equal(chosen);
    expect(await form.getByRole("button", { name: say("book") }).isDisabled()).to.equal(true);

    await from.tap();
    await researcher
      .getByRole("option", { name: `${hours + 2}:${String(minutes).padStart(2, "0")}`, exact: true })
      .tap();
    await form.getByRole("button", { name: say("book") }).tap();
    await form.waitFor({ state: "hidden" });
    await researcher.getByText(/^已预约：双折射仪，/).waitFor();
    await researcher.getByRole("button", { name: /沽上云仪科技有限公司预约/ }).waitFor();
  });
});
