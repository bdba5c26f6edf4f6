import { expect } from "chai";
import { issueBatch, saltRecord } from "../../client/credits.ts";
import { listErasedRecords } from "../../client/erasure.ts";
import { erasurePageWords } from "../../console/src/credits/erasure-page-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import { erasureReasonWords } from "../../server/credits/erasure-words.ts";
import { useBrowser } from "./browser.ts";
import { recordOf } from "./credit-list.ts";
import { useDemo } from "./demo.ts";
import { widthOn } from "./faults.ts";
import { spoken } from "./words.ts";

/** As the pages show the number of a record. */
const shortId = (recordId: string) => recordId.slice(0, 8).toUpperCase();

/** Jizhong University. */
const issuer = 7;
const student = "20239401";

describe("Erasing records in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();

  /** A batch with three records of the student and one of another. */
  const issued = async () => {
    const registrar = await demo().as("jizhong-registrar");
    const codes = ["ERA1", "ERA2", "ERA3"];
    const own = codes.map((code) => {
      const record = recordOf(issuer, student, "施惠民");
      return { ...record, achievement: { ...record.achievement, code } };
    });
    const salted = [...own, recordOf(issuer, `${student}9`, "施惠国")].map(saltRecord);
    const { sequence } = await issueBatch(registrar, issuer, salted);
    return { registrar, sequence, recordIds: salted.map(({ record }) => record.recordId) };
  };

  it("says what goes and what stays, asks for the student's number, and leaves tombstones", async () => {
    const { registrar, sequence, recordIds } = await issued();
    const [first = "", second = "", third = "", other = ""] = recordIds;
    const say = spoken("zh-CN", erasurePageWords);
    const page = await visit({
      url: demo().url,
      path: `/credits/records/${first}`,
      screen: "phone",
      language: "zh-CN",
      person: "jizhong-registrar",
      expects: /410 \(Gone\)/,
    });
    await page.getByRole("button", { name: say("erase"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("eraseTitle") });
    for (const key of ["gone2", "stays1", "stays3", "backups", "final"] as const) {
      await dialog.getByText(say(key)).waitFor();
    }
    const one = dialog.getByRole("button", { name: say("submit", { count: 1 }) });
    expect(await one.isDisabled(), "not without the number").to.equal(true);
    await dialog.getByLabel(say("confirm", { number: student })).fill("20239999");
    await dialog.getByText(say("mismatch")).waitFor();
    await dialog.getByLabel(say("confirm", { number: student })).fill(student);
    await dialog.getByLabel(say("reasonLabel")).selectOption("legal-order");
    expect(await widthOn(page)).to.deep.equal([]);
    await one.click();
    await page.getByRole("heading", { name: say("erasedTitle") }).waitFor();
    await page.getByText(erasureReasonWords["legal-order"]["zh-CN"]).waitFor();

    await page.goto(`${demo().url}/credits/records/${second}`);
    await page.getByRole("button", { name: say("erase"), exact: true }).click();
    // The number of the other begins with the student's.
    await dialog.getByText(say("allCount", { count: 2 })).waitFor();
    await dialog.getByLabel(say("all")).check();
    await dialog.getByLabel(say("confirm", { number: student })).fill(student);
    await dialog.getByRole("button", { name: say("submit", { count: 2 }) }).click();
    await page.getByRole("heading", { name: say("erasedTitle") }).waitFor();

    const { items } = await listErasedRecords(registrar, issuer);
    expect(items.slice(0, 3).map(({ recordId }) => recordId)).to.have.members([first, second, third]);
    await page.goto(`${demo().url}/credits?batch=${sequence}`);
    await page.getByText("施惠国").waitFor();
    expect(await page.getByText("施惠民").count()).to.equal(0);
    await page.getByText(say("tombstones", { count: 3 })).click();
    for (const id of [first, second, third]) await page.getByText(shortId(id), { exact: true }).waitFor();
    expect(await page.getByText(shortId(other), { exact: true }).count()).to.equal(0);
    await page.getByRole("link", { name: say("link") }).click();
    await page.getByRole("heading", { level: 1, name: say("title") }).waitFor();
    await page.getByText(spoken("zh-CN", creditsWords)("batchNumber", { sequence })).first().waitFor();
  });
});
