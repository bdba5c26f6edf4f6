import { expect } from "chai";
import type { Page } from "playwright-core";
import { accredit, listAccreditations, listCompromises, listQualifications } from "../../client/accreditation.ts";
import { issueBatch, saltRecord } from "../../client/credits.ts";
import { shorten } from "../../client/format.ts";
import { accreditationWords } from "../../console/src/credits/accreditation-words.ts";
import { compromiseWords } from "../../console/src/credits/compromise-words.ts";
import { qualificationWords } from "../../console/src/credits/qualification-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { gbkCsv, listRow, recordOf } from "./credit-list.ts";
import { useDemo } from "./demo.ts";
import { widthOn } from "./faults.ts";
import { chooseFile } from "./files.ts";
import { spoken } from "./words.ts";

const coordinator = "coordination-administrator";
/** Jizhong University; and Dianbo College, whose administrator is its registrar too. */
const jizhong = 7;
const dianbo = 10;

describe("Accreditations in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const say = spoken("en", accreditationWords);

  const open = (path: string, person: string, screen: Screen = "desk", language: "en" | "zh-CN" = "en") =>
    visit({ url: demo().url, path, screen, language, person });
  const rowsOn = (page: Page) => page.getByRole("region", { name: say("accreditations") }).locator("tbody tr");

  it("lists who may issue what, by issuer, kind and state, and keeps the filter in the address", async () => {
    const page = await open(`/credits/accreditations?issuer=${jizhong}&kind=course`, "jizhong-registrar");
    await rowsOn(page).first().waitFor();
    const wanted = (await listAccreditations(await demo().as(coordinator), jizhong)).filter(
      ({ kind }) => kind === "course",
    );
    expect(await rowsOn(page).count()).to.equal(wanted.length);
    await page.getByLabel(say("stateFilter")).selectOption("withdrawn");
    await page.getByText(say("nothing")).waitFor();
    expect(new URL(page.url()).search).to.contain("state=withdrawn").and.contain("issuer=7");
    const grant = page.getByRole("button", { name: say("grant"), exact: true });
    expect(await grant.isDisabled(), "a registrar accredits nobody").to.equal(true);
    expect(await grant.getAttribute("title")).to.equal(
      spoken("en", shellWords)("needsRole", { role: spoken("en", shellWords)("role.accreditor") }),
    );
  });

  it("tells the registrar beforehand that nobody is accredited for a list, and no longer once the coordinator grants it", async () => {
    const registrar = await open("/credits/import", "jizhong-registrar");
    const row = listRow("20239301", "尹文博").map((cell) => (cell === "本科" ? "博士" : cell));
    await chooseFile(registrar, "doctorate.csv", gbkCsv([row]));
    const notice = registrar.getByText(say("notCoveredTitle"), { exact: true });
    await notice.waitFor();
    await registrar.getByText("is not accredited for “Course · Doctorate”").waitFor();

    const page = await open("/credits/accreditations", coordinator);
    await page.getByRole("button", { name: say("grant"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("grantTitle") });
    const submit = dialog.getByRole("button", { name: say("grant"), exact: true });
    await dialog.getByLabel(say("issuer")).selectOption(String(jizhong));
    await dialog.getByLabel(say("kind")).selectOption("course");
    await dialog.getByLabel(say("level")).selectOption("8");
    await dialog.getByLabel(say("untilDay")).fill("2020-01-01");
    await dialog.getByText(say("badPeriod")).waitFor();
    expect(await submit.isDisabled()).to.equal(true);
    await dialog.getByLabel(say("untilDay")).fill("2099-12-31");
    await submit.click();
    await page.getByText(say("grantDone", { member: "Jizhong University", scope: "Course · Doctorate" })).waitFor();
    await notice.waitFor({ state: "hidden" });
  });

  it("withdraws with a reason that everybody reads", async () => {
    await accredit(
      await demo().as(coordinator),
      dianbo,
      { kind: "teaching", level: 7, qualification: null },
      { startsAt: new Date(Date.now() - 86_400_000).toISOString(), endsAt: "2090-01-01T00:00:00Z" },
    );
    const page = await open(`/credits/accreditations?issuer=${dianbo}&kind=teaching`, coordinator, "phone");
    const item = page.getByRole("listitem").filter({ hasText: "Teaching · Master" });
    await item.getByRole("button", { name: say("withdraw") }).click();
    const dialog = page.getByRole("dialog", { name: say("withdrawTitle") });
    const submit = dialog.getByRole("button", { name: say("withdraw") });
    expect(await submit.isDisabled(), "not without a reason").to.equal(true);
    await dialog.getByLabel(say("withdrawReason")).fill("Programme closed");
    await dialog.getByLabel(say("lastDay")).fill("2095-01-01");
    await dialog.getByText(say("badLastDay")).waitFor();
    await dialog.getByLabel(say("lastDay")).fill("");
    await submit.click();
    await item.getByText(say("state.withdrawn"), { exact: true }).waitFor();
    await item.getByText(say("reason", { reason: "Programme closed" })).waitFor();
    expect(await widthOn(page)).to.deep.equal([]);
  });

  it("has types of qualification that the coordinator defines, equates and separates", async () => {
    const words = spoken("en", qualificationWords);
    const page = await open("/credits/accreditations/qualifications", coordinator);
    await page.getByRole("button", { name: words("define") }).click();
    const defining = page.getByRole("dialog", { name: words("defineTitle") });
    await defining.getByLabel(words("code"), { exact: true }).fill("HB-CNC");
    await defining.getByText(words("codeTaken")).waitFor();
    await defining.getByLabel(words("code"), { exact: true }).fill("养老 1");
    await defining.getByText(words("badCode")).waitFor();
    await defining.getByLabel(words("code"), { exact: true }).fill("CARE-3");
    await defining.getByLabel(words("validMonths")).fill("0");
    await defining.getByText(words("badMonths")).waitFor();
    await defining.getByLabel(words("validMonths")).fill("");
    await defining.getByLabel(words("nameZh")).fill("养老护理员三级");
    await defining.getByLabel(words("nameEn")).fill("Elderly Carer, Level 3");
    await defining.getByRole("button", { name: words("define") }).click();

    await page.getByRole("link", { name: "CARE-3" }).click();
    await page.getByRole("heading", { level: 1, name: "Elderly Carer, Level 3" }).waitFor();
    await page.getByText(words("noIssuers")).waitFor();
    await page.getByRole("button", { name: words("equate") }).click();
    const equating = page.getByRole("dialog", { name: words("equateTitle") });
    await equating.getByLabel(words("other")).selectOption("HB-CNC");
    await equating.getByRole("button", { name: words("equateSubmit"), exact: true }).click();
    await page.getByText(words("equateDone", { one: "CARE-3", other: "HB-CNC" })).waitFor();
    await page.getByRole("button", { name: words("separate"), exact: true }).click();
    const separating = page.getByRole("dialog", { name: words("separateTitle") });
    await separating.getByRole("button", { name: words("separate"), exact: true }).click();
    await page.getByText(words("noneEquated")).waitFor();
    const types = await listQualifications(await demo().as(coordinator));
    expect(types.find(({ code }) => code === "CARE-3")).to.deep.include({ validMonths: null, equated: [] });
  });

  it("shows what a stolen key takes away before it is signed, and marks the void batches", async () => {
    const words = spoken("zh-CN", compromiseWords);
    const registrar = await demo().as("dianbo-administrator");
    const teaching = { kind: "course", level: 6, qualification: null } as const;
    await accredit(await demo().as(coordinator), dianbo, teaching, {
      startsAt: new Date(Date.now() - 86_400_000).toISOString(),
      endsAt: null,
    });
    const [first, second] = [
      await issueBatch(registrar, dianbo, [saltRecord(recordOf(dianbo, "20239321", "常青"))]),
      await issueBatch(registrar, dianbo, [saltRecord(recordOf(dianbo, "20239322", "常乐"))]),
    ];
    const account = registrar.signer?.address ?? "";
    const page = await open("/credits/accreditations/compromises", "dianbo-administrator", "phone", "zh-CN");
    await page.getByRole("button", { name: words("report") }).click();
    const dialog = page.getByRole("dialog", { name: words("reportTitle") });
    await dialog.getByLabel(words("whose")).selectOption({ index: 1 });
    await dialog.getByLabel(words("day")).fill("2099-01-01");
    await dialog.getByText(words("future")).waitFor();
    await dialog.getByText(words("byBlock")).click();
    await dialog.getByRole("textbox", { name: words("block"), exact: true }).fill("0");
    await dialog.getByText(/须为 1 至/).waitFor();
    await dialog.getByRole("textbox", { name: words("block"), exact: true }).fill(String(first.receipt?.block ?? 0));
    await dialog.getByText(words("previewSum", { batches: 2, records: 2 })).waitFor();
    await dialog.getByLabel(words("voidThis", { sequence: second.sequence })).uncheck();
    const submit = dialog.getByRole("button", { name: words("submitVoid", { count: 1 }) });
    expect(await submit.isDisabled(), "not before it is understood").to.equal(true);
    await dialog.getByLabel(words("understood")).check();
    expect(await widthOn(page)).to.deep.equal([]);
    await submit.click();
    await page.getByText(words("done", { account: shorten(account) })).waitFor();

    const [report] = await listCompromises(registrar, dianbo);
    expect(report).to.deep.include({ account, fromBlock: first.receipt?.block, sequences: [first.sequence] });
    await page.getByRole("link", { name: words("batches", { count: 1 }) }).click();
    const credits = spoken("zh-CN", creditsWords);
    const batch = (sequence: number) =>
      page.getByRole("listitem").filter({ hasText: credits("batchNumber", { sequence }) });
    await batch(first.sequence).getByText(credits("voided")).waitFor();
    expect(await batch(second.sequence).getByText(credits("voided")).count(), "the one that was kept").to.equal(0);
  });
});
