/** Transcripts and several gateways on the page that verifies. */
import { expect } from "chai";
import type { Page } from "playwright-core";
import { reportCompromise } from "../../client/accreditation.ts";
import { getRecord, replace, revoke, suspend } from "../../client/credits.ts";

import { drawShare, sealShare } from "../../client/share.ts";
import type { Outcome } from "../../client/verify.ts";
import { fortyCourses } from "../../scripts/benchmarks/forty-courses.ts";
import { verifySizes } from "../../scripts/benchmarks/verify-page.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { fill } from "../../server/problem.ts";
import { startTampering } from "../client/tampering.ts";
import { newPerson } from "../flow/gateway.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { violationsOn, widthOn } from "./faults.ts";
import { chooseFile } from "./files.ts";
import { headlines, verifyWords } from "./verify-words.ts";

/** Jizhong University. */
const issuer = 7;
const words = verifyWords.en;

describe("Verifying a transcript in the browser", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  let courses: Presentation[];
  before(async () => {
    courses = await fortyCourses(await demo().as("jizhong-registrar"));
  });

  const course = (at: number): Presentation => courses[at] ?? expect.fail("There is no such course");
  const stranger = (path = "/verify", expects?: RegExp) =>
    visit({ url: demo().url, path, screen: "phone", language: "en", ...(expects && { expects }) });
  const hand = (page: Page, presentations: unknown) =>
    chooseFile(page, "transcript.json", Buffer.from(JSON.stringify(presentations)));
  const headline = (page: Page, name: string) => page.getByRole("status").getByRole("heading", { name }).waitFor();
  const counted = (page: Page, outcome: Outcome, count: number) =>
    page
      .getByRole("listitem")
      .filter({ hasText: `${headlines.en[outcome]} ${count}` })
      .first()
      .waitFor();

  it("takes a page of at most 15,000 bytes besides its proof library, of which a limit is kept too", async () => {
    const sizes = await verifySizes();
    expect(sizes.page).to.be.within(5_000, 15_000);
    expect(sizes.proof).to.be.within(10_000, 42_000);
    expect(sizes.styles).to.be.below(2_500);
  });

  it("finds forty courses valid with few requests, and only digests leave the browser", async () => {
    const page = await stranger();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await hand(page, courses);
    await headline(page, fill(words.allAlike, { count: 40, outcome: headlines.en.valid }));
    expect(sent.length).to.be.below(10);
    const { student, recordId } = course(0).record;
    const told = [student.name, student.number, recordId, course(0).salt.slice(2)];
    expect(sent.filter((text) => told.some((secret) => text.includes(secret)))).to.deep.equal([]);
    expect([...(await violationsOn(page, "all")), ...(await widthOn(page))]).to.deep.equal([]);
  });

  it("gives each record its own verdict: corrected, revoked, suspended, void, altered", async () => {
    const registrar = await demo().as("jizhong-registrar");
    const held = (at: number) => getRecord(registrar, issuer, course(at).record.recordId);
    await revoke(registrar, await held(1), "academic-misconduct");
    await suspend(registrar, await held(2), "under-review");
    const wrong = await held(3);
    await replace(registrar, wrong, { ...wrong.record, credits: "3" }, "grade-corrected");
    const administrator = await demo().as("jizhong-administrator");
    const { sequence } = course(5);
    await reportCompromise(administrator, issuer, newPerson().address, 1, [sequence]);
    const altered = { ...course(10), record: { ...course(10).record, credits: "9" } };

    const page = await stranger();
    await hand(page, [course(0), course(1), course(2), course(3), course(5), altered]);
    await headline(page, fill(words.someValid, { count: 6, valid: 1 }));
    for (const [outcome, count] of [
      ["valid", 1],
      ["revoked", 2],
      ["suspended", 1],
      ["corrected", 1],
      ["altered", 1],
    ] as const) {
      await counted(page, outcome, count);
    }
    expect(
      await page.getByRole("cell", { name: "9", exact: true }).count(),
      "what cannot be trusted is folded",
    ).to.equal(0);
    for (const summary of await page.locator(".bundle > li > details > summary").all()) await summary.click();
    await page.getByText(words["status.batch-void"]).waitFor();
    await page.getByText(/somebody else used the key that issued it/).waitFor();
    await page.getByText(/academic misconduct/).waitFor();
    expect([...(await violationsOn(page, "all")), ...(await widthOn(page))]).to.deep.equal([]);
  });

  it("opens a sealed share, and says who shares, since when and until when", async () => {
    const { shareId, key } = drawShare();
    const [sharedAt, expiresAt] = ["2026-01-05T00:00:00Z", "2999-01-05T00:00:00Z"];
    const shared = { version: 1 as const, shareId, sharedAt, expiresAt, presentations: courses.slice(20, 24) };
    const sealed = await sealShare(shared, key);
    const page = await stranger();
    await page.route(`**/v1/credits/shares/${shareId}`, (route) =>
      route.fulfill({ json: { shareId, expiresAt, sealed } }),
    );
    await page.getByLabel(words.link).fill(`${demo().url}/verify#3.${shareId}.${key}`);
    await page.getByRole("button", { name: words.verify, exact: true }).click();
    await headline(page, fill(words.allAlike, { count: 4, outcome: headlines.en.valid }));
    const { name, number } = course(20).record.student;
    for (const said of [fill(words.person, { name, number }), "5 Jan 2026, 08:00", "5 Jan 2999, 08:00"]) {
      await page.getByRole("definition").getByText(said).waitFor();
    }
  });

  it("says that a share was withdrawn, expired or is unknown, which says nothing against the records", async () => {
    const { shareId, key } = drawShare();
    const page = await stranger("/verify", /410|404/);
    for (const [problem, given, said] of [
      ["share-withdrawn", { withdrawnAt: 1_795_219_200 }, "No longer shared"],
      ["share-expired", { expiresAt: 1_795_219_200 }, "The share has expired"],
      ["unknown-share", {}, "Nothing is shared here"],
    ] as const) {
      await page.route(`**/v1/credits/shares/${shareId}`, (route) =>
        route.fulfill({ status: 410, json: { type: `/problems/credits/${problem}`, arguments: given } }),
      );
      await page.getByLabel(words.link).fill(`#3.${shareId}.${key}`);
      await page.getByRole("button", { name: words.verify, exact: true }).click();
      const alert = page.getByRole("alert").filter({ hasText: said });
      await alert.waitFor();
      expect(await alert.textContent()).to.not.match(/Invalid|\{/);
    }
  });

  it("warns where the records are not all one person's", async () => {
    const [other] = await fortyCourses(await demo().as("jizhong-registrar"));
    const page = await stranger();
    await hand(page, [course(30), other]);
    await page
      .getByRole("alert")
      .filter({ hasText: course(30).record.student.number })
      .waitFor();
  });

  it("asks a gateway that the person adds, and says who says what where it lies; without it all is well", async () => {
    const liar = await startTampering(demo().url, {
      answer: (answer, { method }) =>
        method === "eth_call" && /^0x0{64}$/.test(String(answer.result))
          ? { ...answer, result: `0x${"0".repeat(63)}2` }
          : answer,
    });
    try {
      const page = await stranger();
      await hand(page, [course(31)]);
      await headline(page, headlines.en.valid);
      await page.getByText(words.addGateway).click();
      await page.getByLabel(words.gatewayAddress).fill(`${liar.url}/`);
      await page.getByRole("button", { name: words.askGateway }).click();
      await headline(page, headlines.en["cannot-check"]);
      await page.getByText(new RegExp(`^${new URL(liar.url).host}: ${headlines.en.revoked}`)).waitFor();
      await page.getByText(new RegExp(`^${new URL(demo().url).host}: ${headlines.en.valid}`)).waitFor();
      expect([...(await violationsOn(page, "all")), ...(await widthOn(page))]).to.deep.equal([]);
      await page.getByRole("button", { name: fill(words.removeGateway, { gateway: new URL(liar.url).host }) }).click();
      await headline(page, headlines.en.valid);
    } finally {
      await liar.close();
    }
  });

  it("cannot check while its gateway does not answer, and can once it does", async () => {
    const page = await stranger("/verify", /ERR_FAILED|Failed to load/);
    await page.route("**/rpc", (route) => route.abort());
    await hand(page, [course(32), course(33)]);
    await headline(page, fill(words.allAlike, { count: 2, outcome: headlines.en["cannot-check"] }));
    await page.unroute("**/rpc");
    await page.getByRole("button", { name: words.again }).click();
    await headline(page, fill(words.allAlike, { count: 2, outcome: headlines.en.valid }));
  });
});
