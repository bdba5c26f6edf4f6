/** Exports in the console: files that open, badges signed with a key file that never leaves the browser, status lists. */
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { addCredentialKey, setOffices } from "../../client/alliance.ts";
import { issueDraft, revoke } from "../../client/credits.ts";
import { publicKeyOf } from "../../client/exports/credential-key.ts";
import { lockKey } from "../../client/keystore.ts";
import type { Ledger } from "../../client/ledger.ts";
import { pageOf } from "../../client/pages.ts";
import { elmoWords } from "../../console/src/credits/elmo-words.ts";
import { exportWords } from "../../console/src/credits/export-words.ts";
import { importWords } from "../../console/src/credits/import-words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { buildConsole } from "../../scripts/build.ts";
import { draftReceiptSchema, presentationSchema, vaultRecordSchema } from "../../server/credits/records.ts";
import type { Language } from "../../server/problem.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { type Alliance, newPerson, startAlliance, testPassphrase } from "../flow/gateway.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { unspokenOn, violationsOn, widthOn } from "./faults.ts";
import { spoken } from "./words.ts";

/** 𬭎 is beyond the basic plane: the console's font has not got it. */
const student = { number: "2023314159", name: "龙𬭎" };

function elmoOf(institution: string): string {
  return `<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1">
    <learner><givenNames/><familyName>陈晓</familyName></learner>
    <report><issuer><title xml:lang="en">${institution}</title></issuer><learningOpportunitySpecification>
    <identifier type="local">DM1</identifier><title xml:lang="zh">离散数学</title><title xml:lang="en">Maths</title>
    <type>Course</type><specifies><learningOpportunityInstance><start>2024-09-01</start><date>2025-01-10</date>
    <status>passed</status><gradingSchemeLocalId>0-100</gradingSchemeLocalId><resultLabel>88</resultLabel>
    <credit><scheme>local</scheme><value>6.0</value></credit></learningOpportunityInstance></specifies>
    </learningOpportunitySpecification></report></elmo>`;
}

describe("Exports in the console", function () {
  this.timeout(120_000);
  const visit = useBrowser();
  let scene: Alliance;
  let ledger: Ledger;
  let accountFile: string;
  let keyFile: string;
  let recordIds: string[];

  before(async () => {
    await buildConsole();
    scene = await startAlliance();
    const key = generatePrivateKey();
    const registrar = privateKeyToAccount(key);
    const administration = scene.as(scene.members[0]?.administrator ?? newPerson());
    await setOffices(administration, 1, registrar.address, ["registrar"]);
    accountFile = await lockKey(key, testPassphrase, { cost: 1024 });
    const seed = generatePrivateKey();
    keyFile = await lockKey(seed, testPassphrase, { cost: 1024 });
    await addCredentialKey(administration, 1, await publicKeyOf(seed));
    ledger = await scene.signedIn(registrar);
    const records = ["MATH1", "PHYS2"].flatMap((code) =>
      saltedRecords(1, 1, { student, achievement: { code, titleZh: "课程", titleEn: "A course", level: 6 } }),
    );
    const body = { issuer: 1, records };
    await issueDraft(ledger, 1, await ledger.gateway.post("/v1/credits/drafts", body, draftReceiptSchema));
    recordIds = records.map(({ record }) => record.recordId);
  });
  after(() => scene.close());

  /** Signed in with the registrar's own key, on a page of the credits room. */
  async function open(path: string, screen: Screen, language: Language): Promise<Page> {
    const shell = spoken(language, shellWords);
    const page = await visit({ url: scene.url, path, screen, language });
    await page.getByRole("button", { name: shell("signIn") }).click();
    await page.getByRole("button", { name: shell("openKeystore") }).click();
    const dialog = page.getByRole("dialog", { name: shell("keystoreTitle") });
    await chooseKey(page, accountFile);
    await dialog.getByLabel(new RegExp(`^${shell("passphrase")}`)).fill(testPassphrase);
    await dialog.getByRole("button", { name: shell("open"), exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    return page;
  }

  async function chooseKey(page: Page, json: string): Promise<void> {
    const file = { name: "key.json", mimeType: "application/json", buffer: Buffer.from(json) };
    await page.locator("input[type=file]").last().setInputFiles(file);
  }

  async function faultsOn(page: Page): Promise<string[]> {
    return [...(await violationsOn(page, "dialog")), ...(await unspokenOn(page)), ...(await widthOn(page))];
  }

  async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
    const dialog = page.getByRole("dialog");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  for (const [screen, language] of [
    ["desk", "zh-CN"],
    ["phone", "en"],
  ] as const) {
    const say = spoken(language, exportWords);

    it(`saves a record as PDF, ELMO, CSV and proof: ${screen}, ${language}`, async () => {
      const page = await open(`/credits/records/${recordIds[0]}`, screen, language);
      await page.getByRole("button", { name: say("export"), exact: true }).click();
      const dialog = page.getByRole("dialog", { name: say("title") });
      await dialog.getByText(say("notSigned")).first().waitFor();
      expect(await faultsOn(page)).to.deep.equal([]);
      const pdf = await saved(page, `${say("save")} ${say("pdf")}`);
      expect(pdf.bytes.subarray(0, 8).toString()).to.equal("%PDF-1.7");
      expect(pdf.name).to.match(/\.pdf$/);
      await dialog.getByText("U+2CB4E").waitFor();
      const elmo = await saved(page, `${say("save")} ${say("elmo")}`);
      expect(elmo.bytes.toString()).to.include("<elmo").and.to.include("MATH1");
      const csv = await saved(page, `${say("save")} ${say("csv")}`);
      expect(csv.bytes.toString()).to.include(student.name).and.not.to.include("PHYS2");
      const proof = presentationSchema.parse(
        JSON.parse((await saved(page, `${say("save")} ${say("json")}`)).bytes.toString()),
      );
      expect(proof.record.recordId).to.equal(recordIds[0]);
    });
  }

  it("offers what one student has where a search leads to one", async () => {
    const say = spoken("en", exportWords);
    const page = await open("/credits", "desk", "en");
    await page.getByRole("textbox").first().fill(student.number);
    await page.getByRole("button", { name: say("exportStudent") }).click();
    const csv = await saved(page, `${say("save")} ${say("csv")}`);
    expect(csv.bytes.toString()).to.include("MATH1").and.to.include("PHYS2");
  });

  it("signs badges and a transcript in the browser, and the key is never sent", async () => {
    const say = spoken("zh-CN", exportWords);
    const page = await open(`/credits/records/${recordIds[0]}`, "desk", "zh-CN");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await page.getByRole("button", { name: say("export"), exact: true }).click();
    await page.getByRole("button", { name: say("sign"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("signTitle") });
    await dialog.getByText(say("allRecords")).click();
    await dialog.getByLabel(say("signTranscript")).check();
    expect(await faultsOn(page)).to.deep.equal([]);
    await chooseKey(page, keyFile);
    await dialog.getByLabel(new RegExp(`^${say("passphrase")}`)).fill("not this one");
    await dialog.getByRole("button", { name: say("signNow") }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel(new RegExp(`^${say("passphrase")}`)).fill(testPassphrase);
    await dialog.getByRole("button", { name: say("signNow") }).click();
    await page.getByText(say("signed", { count: 3 })).waitFor();
    const [, ciphertext = "none"] = /"ciphertext":"([0-9a-f]+)"/.exec(keyFile) ?? [];
    expect(keyFile).to.include(ciphertext);
    for (const secret of [testPassphrase, ciphertext]) expect(sent.join()).not.to.include(secret);

    await page.getByRole("button", { name: say("export"), exact: true }).click();
    const badge = await saved(page, `${say("save")} ${say("openBadge")}`);
    expect(JSON.parse(badge.bytes.toString())).to.have.property("id", `urn:uuid:${recordIds[0]}`);
    const transcript = await saved(page, `${say("save")} ${say("sdJwt")}`);
    expect(transcript.bytes.toString().split("~").length).to.be.above(4);
  });

  for (const [screen, language] of [
    ["desk", "zh-CN"],
    ["phone", "en"],
  ] as const) {
    it(`takes ELMO of the university's own system as a sheet, and no other's: ${screen}, ${language}`, async () => {
      const say = spoken(language, elmoWords);
      const imports = spoken(language, importWords);
      const page = await open("/credits/import", screen, language);
      const choose = async (institution: string) => {
        const buffer = Buffer.from(elmoOf(institution));
        await page.locator("input[type=file]").setInputFiles({ name: "old.xml", mimeType: "text/xml", buffer });
        await page.getByLabel(say("student")).fill("20240007");
        await page.getByRole("button", { name: say("read") }).click();
      };
      await choose("University of W");
      await page.getByRole("alert").getByText("University of W").waitFor();
      await page.getByLabel(say("ownName", { institution: "University of W" })).waitFor();
      expect([...(await violationsOn(page, "all")), ...(await widthOn(page))]).to.deep.equal([]);
      await page.getByRole("button", { name: say("another"), exact: true }).click();
      await choose("Member 1");
      await page.getByRole("heading", { name: say("remarks") }).waitFor();
      await page.getByText("DM1").first().waitFor();
      await page.getByRole("button", { name: imports("issue", { count: 1 }) }).waitFor();
      expect([...(await violationsOn(page, "all")), ...(await widthOn(page))]).to.deep.equal([]);
    });
  }

  for (const [screen, language] of [
    ["desk", "en"],
    ["phone", "zh-CN"],
  ] as const) {
    it(`says which status lists are to be published, and publishes them: ${screen}, ${language}`, async () => {
      const say = spoken(language, exportWords);
      const vaulted = await ledger.gateway.post("/v1/credits/records/search", { issuer: 1 }, pageOf(vaultRecordSchema));
      const standing = vaulted.items.find(({ status }) => status === "in-force");
      if (screen === "phone" && standing) await revoke(ledger, standing, "other");
      const page = await open("/credits/batches", screen, language);
      await page.getByRole("button", { name: `${say("lists")} (${screen === "phone" ? 1 : 2})` }).click();
      const dialog = page.getByRole("dialog", { name: say("listsTitle") });
      await dialog.getByRole("table").waitFor();
      expect(await faultsOn(page)).to.deep.equal([]);
      await chooseKey(page, keyFile);
      await dialog.getByLabel(new RegExp(`^${say("passphrase")}`)).fill(testPassphrase);
      await dialog.getByRole("button", { name: say("publish") }).click();
      await page.getByRole("button", { name: say("lists"), exact: true }).waitFor();
    });
  }
});
