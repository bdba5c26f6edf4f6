import { expect } from "chai";
import type { Page } from "playwright-core";
import { issueBatch, saltRecord } from "../../client/credits.ts";
import { decodePresentation, encodePresentation } from "../../client/presentation.ts";
import type { Outcome } from "../../client/verify.ts";
import { recordWords } from "../../console/src/credits/record-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import { fill, type Language } from "../../server/problem.ts";
import { useBrowser } from "./browser.ts";
import { recordOf } from "./credit-list.ts";
import { useDemo } from "./demo.ts";
import { headlines, verifyWords } from "./verify-words.ts";
import { spoken } from "./words.ts";

/** Jizhong University. */
const issuer = 7;

describe("The life of a credit record in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const say = spoken("zh-CN", recordWords);
  const sayCredits = spoken("zh-CN", creditsWords);

  async function issue(...students: (readonly [number: string, name: string])[]): Promise<void> {
    const registrar = await demo().as("jizhong-registrar");
    await issueBatch(
      registrar,
      issuer,
      students.map(([number, name]) => saltRecord(recordOf(issuer, number, name))),
    );
  }

  /** Finds a record by the student's name and opens it. */
  async function open(page: Page, name: string): Promise<void> {
    await page.getByLabel(sayCredits("search")).fill(name);
    const row = page.getByRole("row", { name: new RegExp(name) });
    await row.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "环境监测" }).waitFor();
    await page.getByRole("definition").getByText(name, { exact: true }).waitFor();
  }

  async function back(page: Page): Promise<void> {
    await page.getByRole("link", { name: say("back") }).click();
  }

  /** The link that the page would give to the student. */
  async function linkOn(page: Page): Promise<string> {
    await page.getByRole("button", { name: say("share"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("shareTitle") });
    const link = await dialog.getByLabel(say("link"), { exact: true }).inputValue();
    await dialog.getByRole("button", { name: "关闭" }).click();
    await dialog.waitFor({ state: "hidden" });
    return link;
  }

  async function expectOutcome(page: Page, language: Language, outcome: Outcome): Promise<void> {
    await page.getByRole("status").getByRole("heading", { name: headlines[language][outcome] }).waitFor();
  }

  it("is shared, revoked or corrected by the registrar, and anyone with its link sees which", async () => {
    await issue(["20239021", "冯锦程"], ["20239022", "陈清源"], ["20239023", "褚明远"]);
    const page = await visit({
      url: demo().url,
      path: "/credits",
      screen: "desk",
      language: "zh-CN",
      person: "jizhong-registrar",
    });
    await open(page, "冯锦程");
    const shared = await linkOn(page);

    await back(page);
    await open(page, "陈清源");
    const revoked = await linkOn(page);
    await page.getByRole("button", { name: say("revoke"), exact: true }).click();
    const revoking = page.getByRole("dialog", { name: say("revokeTitle") });
    await revoking.getByLabel(say("chooseReason")).selectOption("academic-misconduct");
    await revoking.getByRole("button", { name: say("revoke"), exact: true }).click();
    await page.getByText(say("reason", { reason: sayCredits("reason.academic-misconduct") })).waitFor();

    await back(page);
    await open(page, "褚明远");
    const corrected = await linkOn(page);
    await page.getByRole("button", { name: say("replace"), exact: true }).click();
    const replacing = page.getByRole("dialog", { name: say("replaceTitle") });
    await replacing.getByLabel("成绩", { exact: true }).fill("91.5");
    await replacing.getByRole("button", { name: say("replaceSubmit") }).click();
    await page.getByRole("link", { name: say("successor") }).click();
    await page
      .getByRole("definition")
      .getByText(/^91\.5/)
      .waitFor();
    const successor = await linkOn(page);

    const stranger = await visit({ url: shared, path: "", screen: "phone", language: "en" });
    await expectOutcome(stranger, "en", "valid");
    await stranger.getByRole("cell", { name: "Environmental Monitoring" }).waitFor();
    const verdicts = [
      [revoked, "revoked"],
      [corrected, "corrected"],
      [successor, "valid"],
    ] as const;
    for (const [link, outcome] of verdicts) {
      await stranger.evaluate((hash) => {
        location.hash = hash;
      }, new URL(link).hash);
      await expectOutcome(stranger, "en", outcome);
    }
  });

  it("is recomputed where it is verified: an altered one is found out, and only digests leave the browser", async () => {
    await issue(["20239031", "卫思远"], ["20239032", "蒋若水"]);
    const desk = { url: demo().url, path: "/credits", screen: "desk", language: "zh-CN" } as const;
    const page = await visit({ ...desk, person: "jizhong-registrar" });
    await open(page, "卫思远");
    const presentation = await decodePresentation(await linkOn(page));
    const genuine = await encodePresentation(presentation);
    const altered = await encodePresentation({
      ...presentation,
      record: { ...presentation.record, grade: { scale: "percentage", value: "98" } },
    });

    const stranger = await visit({ url: demo().url, path: "/verify", screen: "desk", language: "zh-CN" });
    const sent: string[] = [];
    stranger.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    const words = verifyWords["zh-CN"];
    await stranger.getByLabel(words.link).fill(`${demo().url}/verify#${altered}`);
    await stranger.getByRole("button", { name: words.verify, exact: true }).click();
    await expectOutcome(stranger, "zh-CN", "altered");
    await stranger.getByText(fill(words.claimsMember, { name: "冀中大学" })).waitFor();
    expect(await stranger.getByText("98", { exact: true }).isVisible(), "what cannot be trusted is folded").to.equal(
      false,
    );

    await stranger.getByRole("button", { name: words.another }).click();
    await stranger.getByLabel(words.link).fill(`${demo().url}/verify#${genuine}`);
    await stranger.getByRole("button", { name: words.verify, exact: true }).click();
    await expectOutcome(stranger, "zh-CN", "valid");
    expect(sent.filter((text) => text.includes("/rpc"))).to.not.have.length(0);
    const told = [presentation.record.student.name, presentation.record.student.number, presentation.record.recordId];
    expect(sent.filter((text) => told.some((secret) => text.includes(secret)))).to.deep.equal([]);

    await stranger.getByRole("button", { name: words.another }).click();
    await stranger.getByLabel(words.link).fill(`${demo().url}/verify#1.no-record`);
    await stranger.getByRole("button", { name: words.verify, exact: true }).click();
    await stranger.getByRole("alert").waitFor();
  });
});
