/** A student's page in a browser: opened by a link, sharing and withdrawing, and coming back with a passkey. */
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { giveAccess, listAccess, revokeAccess } from "../../client/access.ts";
import { issueDraft } from "../../client/credits.ts";
import { openShare, readShareLink } from "../../client/share.ts";
import { holderWords } from "../../console/src/holder/words.ts";
import { buildConsole } from "../../scripts/build.ts";
import { accessProblems } from "../../server/credits/access-problems.ts";
import { shareProblems } from "../../server/credits/share-problems.ts";
import { sealedShareSchema } from "../../server/credits/share-records.ts";
import type { Language } from "../../server/problem.ts";
import { ask } from "../api/ask.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { startVaultScene, type VaultScene } from "../api/vault-scene.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { violationsOn, widthOn } from "./faults.ts";
import { untilQuiet } from "./quiet.ts";

const student = { number: "2023141592", name: "周晓彤" };
const courses = [
  { code: "CS2103", titleZh: "数据结构", titleEn: "Data Structures", term: "2025-spring" },
  { code: "MATH1102", titleZh: "线性代数", titleEn: "Linear Algebra", term: "2024-autumn" },
  {
    code: "ENVS3004",
    titleZh: "环境监测与数据分析",
    titleEn: "Environmental Monitoring and Data Analysis",
    term: "2025-spring",
  },
];

describe("A student's page", function () {
  this.timeout(120_000);
  const visit = useBrowser();
  let scene: VaultScene;
  /** A passkey needs a host name. */
  let url = "";

  before(async function () {
    this.timeout(180_000);
    await buildConsole();
    scene = await startVaultScene();
    url = scene.alliance.url.replace("127.0.0.1", "localhost");
    const records = courses.flatMap(({ term, ...achievement }) => saltedRecords(1, 1, { student, achievement, term }));
    await issueDraft(scene.ledger, 1, await scene.deposit(records));
  });

  after(() => scene.alliance.close());

  async function give(origin = url) {
    const [given] = await giveAccess(scene.ledger, 1, [student.number], { origin });
    if (!given) throw new Error("A link");
    return given;
  }

  async function open(link: string, language: Language = "zh-CN", screen: Screen = "phone", expects?: RegExp) {
    const { origin, pathname, hash } = new URL(link);
    return visit({ url: origin, path: pathname + hash, screen, language, ...(expects && { expects }) });
  }

  async function share(page: Page, language: Language): Promise<string> {
    const words = holderWords[language];
    await page.getByRole("button", { name: words.share, exact: true }).click();
    return page.getByLabel(words.shareLink, { exact: true }).inputValue();
  }

  it("shows their records, shares two of them, and withdraws them again", async () => {
    const words = holderWords["zh-CN"];
    const page = await open((await give()).link);
    await page.getByRole("heading", { name: "周晓彤，您好" }).waitFor();
    // Neither the address nor the history keeps the key.
    expect(page.url()).to.equal(`${url}/holder`);
    expect(await page.getByRole("button", { name: words.share, exact: true }).isDisabled()).to.equal(true);
    await page.getByLabel(words.search).fill("ｃｓ21");
    expect(await page.locator(".record").count()).to.equal(1);
    await page.getByLabel(words.search).fill("");
    await page.getByRole("checkbox", { name: /^选择2025 年春季学期/ }).check();
    await page.getByText("已选 2 条").waitFor();
    await page.getByLabel(words.expiry).selectOption("7");
    const link = await share(page, "zh-CN");
    const { shareId, key } = readShareLink(link) ?? { shareId: "", key: "" };
    const { body } = await ask(`${url}/v1/credits/shares/${shareId}`);
    const { sealed, expiresAt } = sealedShareSchema.parse(body);
    const { presentations } = await openShare(sealed, shareId, key);
    expect(presentations.map(({ record }) => record.achievement.code).sort()).to.deep.equal(["CS2103", "ENVS3004"]);
    expect(Date.parse(expiresAt) - Date.now()).to.be.within(6.9 * 86_400_000, 7 * 86_400_000);

    const verifier = await open(link, "en", "desk");
    await verifier.getByText("Data Structures").first().waitFor();
    await page.getByRole("button", { name: words.withdraw, exact: true }).click();
    await page.getByRole("button", { name: words.withdrawSure }).click();
    await page.getByText(words.withdrawn).waitFor();
    const late = await open(link, "en", "desk", /410/);
    await late.getByText(shareProblems.Credits_ShareWithdrawn.title.en).waitFor();
  });

  it("makes a PDF in either language with the link and what proves the records in it", async () => {
    const words = holderWords.en;
    const page = await open((await give()).link, "en", "desk");
    await page.getByRole("button", { name: words.all }).click();
    const link = await share(page, "en");
    for (const button of [words.pdfEn, words.pdfZh]) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: button, exact: true }).first().click(),
      ]);
      const bytes = await readFile(await file.path(), "latin1");
      expect(bytes.slice(0, 5)).to.equal("%PDF-");
      expect(bytes).to.include("presentations.json").and.to.include(link);
      await page.getByText(words.makingPdf).waitFor({ state: "hidden" });
    }
  });

  it("shows the link of a share again after a reload, and only lists it for another link", async () => {
    const words = holderWords.en;
    const page = await open((await give()).link, "en", "desk");
    await page.getByRole("checkbox", { name: /Linear Algebra/ }).check();
    const link = await share(page, "en");
    await page.reload();
    await page.getByRole("button", { name: words.show }).first().click();
    expect(await page.getByLabel(words.shareLink, { exact: true }).inputValue()).to.equal(link);
    await page.getByRole("button", { name: words.leave }).click();
    await page.getByRole("heading", { name: words.enter }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: words.enter }).waitFor();
    const other = await open((await give()).link, "en", "desk");
    await other.getByText(words.linkElsewhere).first().waitFor();
    expect(await other.getByRole("button", { name: words.show }).count()).to.equal(0);
  });

  it("says in both languages what to do with a link that was taken back", async () => {
    const { link, accessId } = await give();
    await revokeAccess(scene.ledger, 1, accessId);
    for (const language of ["zh-CN", "en"] as const) {
      const page = await open(link, language, "phone", /404/);
      await page.getByText(accessProblems.Credits_UnknownAccess.advice[language]).waitFor();
    }
  });

  it("lets them come back with a passkey until the link is taken back", async () => {
    const words = holderWords.en;
    const { link, accessId } = await give();
    const page = await open(link, "en", "desk", /401/);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true } as const;
    const verifying = { hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
    await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, ...verifying } });
    await page.getByRole("button", { name: words.makePasskey }).click();
    await page.getByText(words.passkeyMade).waitFor();
    const held = (await listAccess(scene.ledger, 1, student.number)).items.find((one) => one.accessId === accessId);
    expect(held).to.have.property("passkeys", 1);

    for (const restart of [false, true]) {
      if (restart) {
        // The port changes with a start, and a passkey's page with it; its host does not.
        await scene.restart();
        url = scene.alliance.url.replace("127.0.0.1", "localhost");
      }
      await page.goto("about:blank");
      await page.goto(`${url}/holder`);
      if (!restart) await page.getByRole("button", { name: words.leave }).click();
      await page.getByRole("button", { name: words.usePasskey }).click();
      await page.getByRole("heading", { name: "Hello, 周晓彤" }).waitFor();
      await page.getByRole("button", { name: words.leave }).click();
    }
    await revokeAccess(scene.ledger, 1, accessId);
    await page.getByRole("button", { name: words.usePasskey }).click();
    await page.getByText(accessProblems.Credits_PasskeyRefused.title.en).waitFor();
  });

  it("says why there is no passkey where the gateway has no name", async () => {
    const page = await open((await give(scene.alliance.url)).link, "en");
    await page.getByText(holderWords.en.passkeyNoHost).waitFor();
    expect(await page.getByRole("button", { name: holderWords.en.makePasskey }).count()).to.equal(0);
  });

  for (const [language, screen] of [
    ["zh-CN", "phone"],
    ["en", "desk"],
  ] as const) {
    it(`has no fault that a tool finds: ${language}, ${screen}`, async () => {
      const words = holderWords[language];
      const page = await open((await give()).link, language, screen);
      await page.getByRole("button", { name: words.all }).click();
      await share(page, language);
      await page.getByRole("button", { name: words.withdraw, exact: true }).first().click();
      await untilQuiet(page);
      expect([...(await violationsOn(page, "all")), ...(await widthOn(page))]).to.deep.equal([]);
      expect(await page.title()).to.include(words.page);
      if (process.env.HOLDER_LOOKS) {
        await page.screenshot({ path: `${process.env.HOLDER_LOOKS}/${language}-${screen}.png`, fullPage: true });
      }
    });
  }
});
