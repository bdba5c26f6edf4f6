import { expect } from "chai";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { documentHash } from "../../client/document.ts";
import { everyItem } from "../../client/pages.ts";
import { actFormWords } from "../../console/src/alliance/act-form-words.ts";
import { agreementWords } from "../../console/src/alliance/agreement-words.ts";
import { councilWords } from "../../console/src/alliance/council-words.ts";
import { memberWords } from "../../console/src/alliance/member-words.ts";
import { allianceWords } from "../../console/src/alliance/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { type AgreementRecord, agreementSchema } from "../../server/alliance/agreement-records.ts";
import { type ProposalRecord, proposalSchema } from "../../server/alliance/council-records.ts";
import { memberSchema, officerSchema } from "../../server/alliance/records.ts";
import { actAs } from "./act-as.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { chooseIn } from "./files.ts";
import { spoken } from "./words.ts";

/** Jizhong University. */
const jizhong = 7;

describe("The alliance in the console", function () {
  this.timeout(180_000);
  const demo = useDemo();
  const visit = useBrowser();

  const proposals = async (): Promise<ProposalRecord[]> => {
    const { gateway } = await demo().as("jizhong-administrator");
    return everyItem(gateway, "/v1/proposals", proposalSchema);
  };
  const proposalNow = async ({ proposal }: ProposalRecord) =>
    (await proposals()).find((one) => one.proposal === proposal);
  const at = (id: string, path: string, language: "zh-CN" | "en" = "zh-CN", screen: "desk" | "phone" = "desk") =>
    visit({ url: demo().url, path, screen, language, person: id, expects: /4\d\d \(/ });

  it("lets a representative vote once, and nobody propose who has no vote", async () => {
    const say = spoken("zh-CN", councilWords);
    const [open] = await proposals();
    if (!open) throw new Error("The demo has no proposals");
    const page = await at("jizhong-administrator", "/alliance/council");
    await page.getByRole("link", { name: "接纳渤海湾海洋大学为正式成员。" }).click();
    await page.getByText(/^接纳渤海湾海洋大学（高校，天津）为正式成员，管理员为 0x/).waitFor();
    await page.getByLabel(say("for"), { exact: true }).check();
    await page.getByLabel(say("reason")).fill("欢迎");
    await page.getByRole("button", { name: say("vote") }).click();
    await page.getByText(say("voted", { member: "冀中大学", support: say("for") })).waitFor();
    const ballot = (await proposalNow(open))?.ballots.find(({ member }) => member === jizhong);
    expect(ballot).to.include({ support: "for", reason: "欢迎", counts: true });
    expect(await page.getByRole("button", { name: say("vote") }).count(), "no second ballot").to.equal(0);

    await page.getByRole("link", { name: say("back") }).click();
    await actAs(page, "zh-CN", "hutuo-researcher");
    expect(await page.getByRole("button", { name: say("propose") }).getAttribute("title")).to.equal(
      spoken("zh-CN", shellWords)("needsVote"),
    );
  });

  it("puts several acts to the council, in plain words, and tells why a ballot without votes carries nothing", async () => {
    const say = spoken("en", councilWords);
    const form = spoken("en", actFormWords);
    const page = await at("haijin-administrator", "/alliance/council", "en", "phone");
    await page.getByRole("link", { name: say("propose"), exact: true }).click();
    const first = page.getByRole("group", { name: say("act", { number: 1 }) });
    await first.getByLabel(form("kindOfAct")).selectOption("suspend");
    await first.getByLabel(form("field.member")).selectOption({ label: "Gushang Instruments Co." });
    await first.getByLabel(form("field.reason")).fill("Fees unpaid");
    await page.getByRole("button", { name: say("addAct") }).click();
    const second = page.getByRole("group", { name: say("act", { number: 2 }) });
    await second.getByLabel(form("kindOfAct")).selectOption("charter");
    await chooseIn(page, form("field.document"), "charter.txt", "Second charter");
    await second.getByLabel(form("field.titleZh")).fill("章程第二版");
    await second.getByLabel(form("field.titleEn")).fill("Second charter");
    const submit = page.getByRole("button", { name: say("submit") });
    expect(await submit.isDisabled(), "without a description").to.equal(true);
    await page.getByLabel(say("description")).fill("Set an example.");
    await submit.click();
    await page.getByRole("heading", { level: 1, name: "Set an example." }).waitFor();
    await page.getByText("Suspend Gushang Instruments Co.: Fees unpaid").waitFor();
    await page.getByText("Adopt the charter “Second charter”").waitFor();
    const [made] = await proposals();
    expect(made).to.include({ description: "Set an example.", proposerMember: 4, isNomination: false });
    expect(made?.actions.map(({ act }) => act?.name)).to.deep.equal(["setStanding", "adoptCharter"]);
    expect(made?.actions[1]?.act?.arguments[0]?.value).to.equal(documentHash(Buffer.from("Second charter")));
    await page.getByRole("button", { name: say("cancel") }).click();
    await page.getByText(say("phase.canceled"), { exact: true }).waitFor();

    const rejected = (await proposals()).find(({ tally }) => tally.against > tally.inFavour);
    await page.goto(`${demo().url}/alliance/council/${rejected?.proposal}`);
    await page.getByRole("button", { name: say("queue") }).click();
    await page.getByRole("alert").waitFor();
  });

  it("gives and takes offices, and says why an account cannot represent two members", async () => {
    const say = spoken("en", memberWords);
    const shell = spoken("en", shellWords);
    const account = privateKeyToAddress(generatePrivateKey());
    const { gateway } = await demo().as("jizhong-administrator");
    const officesNow = async () => {
      const officers = await everyItem(gateway, `/v1/members/${jizhong}/officers`, officerSchema);
      return officers.find((one) => one.account === account)?.offices ?? [];
    };
    const page = await at("jizhong-administrator", "/alliance", "en");
    await page.getByRole("link", { name: "Jizhong University" }).click();
    await page.getByRole("button", { name: say("appoint"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("officesTitle") });
    await dialog.getByLabel(say("account")).fill(account);
    await dialog.getByLabel(shell("office.bursar")).check();
    await dialog.getByLabel(shell("office.steward")).check();
    await dialog.getByRole("button", { name: say("save") }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await officesNow()).to.have.members(["bursar", "steward"]);

    await page.getByRole("button", { name: say("changeOf", { account }) }).click();
    await dialog.getByLabel(shell("office.bursar")).uncheck();
    await dialog.getByLabel(shell("office.steward")).uncheck();
    await dialog.getByRole("button", { name: say("save") }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await officesNow()).to.deep.equal([]);

    const haijin = await gateway.get("/v1/members/4", memberSchema);
    await page.getByRole("button", { name: say("appointRepresentative") }).click();
    const representing = page.getByRole("dialog", { name: say("representativeTitle") });
    await representing.getByLabel(say("account")).fill(haijin.representative ?? "");
    await representing.getByRole("button", { name: say("save") }).click();
    await representing
      .getByRole("alert")
      .getByText(/represents/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await actAs(page, "en", "haijin-bursar");
    expect(await page.getByRole("button", { name: say("appointRepresentative") }).isDisabled()).to.equal(true);
  });

  it("signs an agreement as a file that another hands in, and refuses what is no such file", async () => {
    const say = spoken("zh-CN", agreementWords);
    const { gateway } = await demo().as("jizhong-administrator");
    const agreements = await everyItem(gateway, "/v1/agreements", agreementSchema);
    const unsigned = ({ parties, status }: AgreementRecord) =>
      status === "proposed" && parties.some(({ member, signedAt }) => member === jizhong && signedAt === null);
    const found = agreements.find(unsigned);
    const page = await at("jizhong-administrator", `/alliance/agreements/${found?.agreement}`);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("signPaper") }).click(),
    ]);
    expect(file.suggestedFilename()).to.equal(say("paperFile", { agreement: found?.agreement ?? 0, member: jizhong }));
    const path = await file.path();
    await page.getByText(say("notSigned")).waitFor();

    await actAs(page, "zh-CN", "hutuo-researcher");
    await chooseIn(page, say("relay"), "other.json", "{}");
    await page.getByText(say("badPaper")).waitFor();
    await page.locator(`input[type=file][aria-label="${say("relay")}"]`).setInputFiles(path);
    await page.getByText(say("notSigned")).waitFor({ state: "detached" });
    const now = await gateway.get(`/v1/agreements/${found?.agreement}`, agreementSchema);
    expect(now.status).to.equal("signed");
    expect(now.parties.find(({ member }) => member === jizhong)?.signer).to.not.equal(null);
  });

  it("drafts an agreement whose text it hashes, knows the text again, and withdraws its signature", async () => {
    const say = spoken("en", agreementWords);
    const common = spoken("en", allianceWords);
    const { gateway } = await demo().as("jinghua-administrator");
    const page = await at("jinghua-administrator", "/alliance/agreements/new", "en", "phone");
    await chooseIn(page, say("textFile"), "library.txt", "Readers of one read at all.");
    await page.getByRole("checkbox", { name: "Library", exact: true }).check();
    await page.getByRole("checkbox", { name: "Haijin University" }).check();
    await page.getByLabel(say("fee", { unit: "a loan" })).fill("12.5");
    await page.getByRole("button", { name: say("submit") }).click();
    await page.getByText(common("checkFile")).first().waitFor();
    const [made] = await everyItem(gateway, "/v1/agreements?member=1", agreementSchema);
    expect(made).to.include({ textHash: documentHash(Buffer.from("Readers of one read at all.")), endsAt: null });
    expect(made?.parties.map(({ member, signedAt }) => [member, signedAt !== null])).to.deep.equal([
      [1, true],
      [4, false],
    ]);
    expect(made?.fees).to.deep.equal([{ unit: "per-loan", amountMinor: "1250" }]);
    expect(made).to.include({ noticeSeconds: 90 * 86_400, decisionSeconds: 30 * 86_400, arbiter: null });

    await chooseIn(page, common("checkFile"), "library.txt", "Readers of one read at all.");
    await page.getByText(common("sameFile", { file: "library.txt" })).waitFor();
    await chooseIn(page, common("checkFile"), "other.txt", "Readers of one read at home.");
    await page.getByText(common("otherContents", { file: "other.txt" })).waitFor();
    await page.getByRole("button", { name: say("retract") }).click();
    await page.getByRole("button", { name: say("sign"), exact: true }).waitFor();
    const retracted = await gateway.get(`/v1/agreements/${made?.agreement}`, agreementSchema);
    expect(retracted.parties.map(({ signedAt }) => signedAt)).to.deep.equal([null, null]);
  });
});
