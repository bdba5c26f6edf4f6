import { book, countResources, type NewResource, publish } from "../../client/resources.ts";
import { importWords } from "../../console/src/credits/import-words.ts";
import { recordWords } from "../../console/src/credits/record-words.ts";
import { boardWords } from "../../console/src/resources/board-words.ts";
import { bookingWords } from "../../console/src/resources/booking-words.ts";
import { firstSlotOf, isoOf, today } from "../../console/src/resources/days.ts";
import { taskWords } from "../../console/src/resources/task-words.ts";
import { useBrowser } from "./browser.ts";
import { gbkCsv, listRow } from "./credit-list.ts";
import { useDemo } from "./demo.ts";
import { chooseFile } from "./files.ts";
import { landedOn } from "./focus.ts";
import { spoken } from "./words.ts";

/** Members of the demo. */
const jinghua = 1;
const hutuo = 8;

const onApproval: NewResource = {
  description: {
    ...{ nameZh: "旋光仪", nameEn: "Polarimeter", category: "spectrometer" },
    ...{ location: "理科楼 B107", purchaseValueMinor: "8000000" },
  },
  rules: {
    ...{ opensAt: 0, closesAt: 96, zoneOffset: 32, openDays: 127 },
    ...{ shortest: 1, longest: 16, horizonDays: 7, needsApproval: true },
  },
  rate: { own: "0", member: "4000", enterprise: "8000" },
};

describe("The focus, when what had it is done and gone", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const arrive = (person: string, path: string) =>
    visit({ url: demo().url, path, screen: "desk", language: "en", person });

  it("goes to what came of an import, and back to the record that was revoked", async () => {
    const say = spoken("en", importWords);
    const record = spoken("en", recordWords);
    const page = await arrive("jizhong-registrar", "/credits/import");
    await page.getByText(say("drop")).waitFor();
    await chooseFile(page, "autumn.csv", gbkCsv([listRow("20239071", "林远")]));
    await page.getByRole("button", { name: say("issue", { count: 1 }) }).press("Enter");
    await landedOn(page, /^Batch \d+ is issued/);

    await page.getByRole("link", { name: say("seeRecords") }).press("Enter");
    await page.getByRole("row").nth(1).getByRole("link").press("Enter");
    await page.getByRole("button", { name: record("revoke"), exact: true }).press("Enter");
    const dialog = page.getByRole("dialog", { name: record("revokeTitle") });
    await dialog.getByRole("button", { name: record("revoke"), exact: true }).press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await page.getByText(/^Record [0-9A-F]{8} is revoked$/).waitFor();
    await landedOn(page, "Environmental Monitoring");
  });

  it("stays in the list of tasks whose task is done", async () => {
    const say = spoken("en", bookingWords);
    const steward = await demo().as("jinghua-steward");
    await publish(steward, jinghua, onApproval);
    const resource = await countResources(steward);
    const start = firstSlotOf(today() + 2) + 40;
    await book(await demo().as("hutuo-researcher"), {
      resource,
      user: hutuo,
      start,
      length: 4,
      rateVersion: 1,
      agreement: 1,
    });
    const page = await arrive("jinghua-steward", "/resources/tasks");
    const list = page.locator("section").filter({ hasText: spoken("en", taskWords)("toApprove") });
    await list
      .getByRole("button", { name: say("action.decline"), exact: true })
      .first()
      .press("Enter");
    await list.getByRole("button", { name: say("sure.decline") }).press("Enter");
    await page.getByText(/^Declined: /).waitFor();
    await landedOn(page, spoken("en", taskWords)("toApprove"));
  });

  it("is on the page again when the free time that was chosen is booked", async () => {
    const say = spoken("en", bookingWords);
    const board = spoken("en", boardWords);
    const page = await arrive("hutuo-researcher", `/resources?owner=7&day=${isoOf(today() + 7)}`);
    await page
      .getByRole("button", { name: /: \d+(?:\.5)? h free$/ })
      .first()
      .press("Enter");
    await page
      .getByRole("button", { name: /^Book free time/ })
      .first()
      .press("Enter");
    const form = page.getByRole("dialog", { name: say("bookingTitle") });
    await form
      .getByRole("button", { name: new RegExp(`^(?:${say("book")}|${say("requestBooking")})$`) })
      .press("Enter");
    await form.waitFor({ state: "hidden" });
    await page.getByText(/^(?:Booked|Asked for): /).waitFor();
    await landedOn(page, /\S/);
    await page.getByText(board("pickHint")).waitFor();
  });
});
