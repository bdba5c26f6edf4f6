import { expect } from "chai";
import type { Page } from "playwright-core";
import { getAgreement } from "../../client/agreements.ts";
import { getCouncil, getProposal, listProposals, queue, vote } from "../../client/council.ts";
import { actFormWords } from "../../console/src/alliance/act-form-words.ts";
import { actWords } from "../../console/src/alliance/act-words.ts";
import { councilWords } from "../../console/src/alliance/council-words.ts";
import { keyWords } from "../../console/src/alliance/key-words.ts";
import { memberWords } from "../../console/src/alliance/member-words.ts";
import { ruleWords } from "../../console/src/alliance/rule-words.ts";
import type { ProposalRecord, Support } from "../../server/alliance/council-records.ts";
import type { Language } from "../../server/problem.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { day, hour, useLaterDemo } from "./later-demo.ts";
import { spoken } from "./words.ts";

const coordinator = "coordination-administrator";
/** Who vote by other means than the console. */
const others = ["beichen", "tonghui", "jingu", "jizhong", "hutuo", "bashang", "dianbo"];

describe("What the council decides in the console", function () {
  this.timeout(120_000);
  const demo = useLaterDemo();
  const visit = useBrowser();
  let nominated: string;
  let objected: string;

  const at = (person: string, path: string, language: Language = "zh-CN", screen: Screen = "desk") =>
    visit({ url: demo().url, path, screen, language, person, prepare: demo().onTime, expects: /4\d\d \(/ });
  const readers = () => demo().as("haijin-administrator");
  const found = async (proposal: string): Promise<ProposalRecord> => getProposal(await readers(), proposal);
  const newest = async () => (await listProposals(await readers()))[0];
  const dayAfter = (days: number) => new Date((demo().now() + days * day) * 1000).toISOString().slice(0, 10);
  const phase = (page: Page, text: string) =>
    page.getByRole("heading", { level: 1 }).locator("..").getByText(text, { exact: true }).waitFor();

  it("is proposed: a change of a rule, in plain words, which its proposer takes back", async () => {
    const say = spoken("zh-CN", councilWords);
    const form = spoken("zh-CN", actFormWords);
    const rules = spoken("zh-CN", ruleWords);
    const page = await at("jinghua-representative", "/alliance/council");
    const listed = page.getByRole("list", { name: rules("title") });
    await listed.getByText(rules("Members.setStanding.2.3"), { exact: true }).waitFor();
    await listed
      .getByText(rules("ofSeats", { share: "2/3" }))
      .first()
      .waitFor();
    await page.getByRole("link", { name: rules("change") }).click();
    await page.getByLabel(form("field.subject")).selectOption({ label: rules("Meetings.adoptCharter") });
    await page.getByLabel(form("field.quorum")).selectOption("2/3");
    await page.getByLabel(form("field.ofCast")).selectOption("1/2");
    await page.getByLabel(say("description")).fill("章程常改。");
    const submit = page.getByRole("button", { name: say("submit") });
    expect(await submit.isDisabled(), "without the share of the seats").to.equal(true);
    await page.getByLabel(form("field.ofSeats")).selectOption("0/1");
    await submit.click();
    const rule = [rules("quorum", { share: "2/3" }), rules("majority"), rules("ofCast", { share: "1/2" })].join("；");
    const sentence = spoken("zh-CN", actWords)("Council.setRule", { subject: rules("Meetings.adoptCharter"), rule });
    await page.getByText(sentence).waitFor();
    const charter = (await getCouncil(await readers())).rules.find((one) => one.function === "adoptCharter");
    const [subject] = (await newest())?.actions[0]?.act?.arguments ?? [];
    expect(subject?.value).to.deep.include({ target: charter?.target, selector: charter?.selector });
    await page.getByRole("button", { name: say("cancel") }).click();
    await phase(page, say("phase.canceled"));
    expect((await newest())?.status).to.equal("canceled");
  });

  it("is nominated by the coordinator, on a phone, and proposed by a representative", async () => {
    const say = spoken("en", councilWords);
    const form = spoken("en", actFormWords);
    const phone = await at(coordinator, "/alliance/council", "en", "phone");
    await phone.getByRole("link", { name: say("nominate"), exact: true }).click();
    const first = phone.getByRole("group", { name: say("act", { number: 1 }) });
    await first.getByLabel(form("kindOfAct")).selectOption("expel");
    await first.getByLabel(form("field.member")).selectOption({ label: "Gushang Instruments Co." });
    await first.getByLabel(form("field.reason")).fill("Left the market");
    await phone.getByRole("button", { name: say("addAct") }).click();
    const second = phone.getByRole("group", { name: say("act", { number: 2 }) });
    await second.getByLabel(form("kindOfAct")).selectOption("pause");
    const modules = await second.getByLabel(form("field.module")).locator("option").allTextContents();
    expect(modules).to.include("Bookings").and.not.include("Members").and.not.include("Council");
    await second.getByLabel(form("field.module")).selectOption({ label: "Bookings" });
    await second.getByLabel(form("field.until")).fill(dayAfter(60));
    await phone.getByLabel(say("description")).fill("Clear up.");
    await phone.getByRole("button", { name: say("submitNomination") }).click();
    await phone.getByText("Expel Gushang Instruments Co.: Left the market").waitFor();
    await phone.getByText(say("nominatedBy"), { exact: true }).waitFor();
    const made = await newest();
    expect(made).to.include({ isNomination: true, proposerMember: null });
    nominated = made?.proposal ?? "";

    const page = await at("jinghua-representative", "/alliance/council/new");
    const zh = spoken("zh-CN", actFormWords);
    await page.getByLabel(zh("kindOfAct")).selectOption("setTiming");
    await page.getByLabel(zh("field.delayDays")).fill("1");
    await page.getByLabel(zh("field.periodDays")).fill("7");
    await page.getByLabel(spoken("zh-CN", councilWords)("description")).fill("表决期改为七天。");
    await page.getByRole("button", { name: spoken("zh-CN", councilWords)("submit") }).click();
    await page.getByText("表决前等候 1 天，表决期 7 天").waitFor();
    objected = (await newest())?.proposal ?? "";
  });

  it("is voted on: for, against and abstaining, with reasons", async () => {
    demo().later(day + hour);
    const cast = async (person: string, support: Support, language: Language, screen: Screen, reason = "") => {
      const say = spoken(language, councilWords);
      const page = await at(person, `/alliance/council/${nominated}`, language, screen);
      await page.getByLabel(say(support), { exact: true }).check();
      if (reason !== "") await page.getByLabel(say("reason")).fill(reason);
      await page.getByRole("button", { name: say("vote") }).click();
      await page
        .getByRole("heading", { name: say("yourVote") })
        .locator("xpath=../..")
        .getByText(say(support))
        .waitFor();
      await page.getByRole("button", { name: say("vote") }).waitFor({ state: "detached" });
    };
    await cast("jinghua-representative", "for", "zh-CN", "desk", "应当如此");
    await cast("haijin-administrator", "against", "en", "phone", "Too harsh");
    await cast("jinmen-administrator", "abstain", "zh-CN", "phone");
    const { ballots } = await found(nominated);
    const told = ballots.map(({ member, support, reason }) => [member, support, reason]);
    expect(told).to.have.deep.members([
      [1, "for", "应当如此"],
      [4, "against", "Too harsh"],
      [5, "abstain", ""],
    ]);

    for (const member of others) {
      const ledger = await demo().as(`${member}-administrator`);
      for (const proposal of [nominated, objected]) await vote(ledger, proposal, "for");
    }
    const page = await at("jizhong-administrator", `/alliance/council/${nominated}`, "en");
    const tally = { inFavour: 8, against: 1, abstained: 1, seats: 10 };
    await page.getByText(spoken("en", councilWords)("tally", tally)).first().waitFor();
    await page.getByText("Too harsh").waitFor();
  });

  it("is counted for anybody, and stopped by the coordinator's objection", async () => {
    demo().later(14 * day);
    const say = spoken("en", councilWords);
    const page = await at("hutuo-researcher", `/alliance/council/${nominated}`, "en");
    await page.getByRole("button", { name: say("queue") }).click();
    await phase(page, say("phase.queued"));
    expect(await page.getByRole("button", { name: say("object") }).count(), "for others").to.equal(0);

    await queue(await demo().as("alliance-secretariat"), objected);
    const zh = spoken("zh-CN", councilWords);
    const phone = await at(coordinator, `/alliance/council/${objected}`, "zh-CN", "phone");
    expect(await phone.getByRole("button", { name: zh("object") }).isDisabled(), "without a reason").to.equal(true);
    await phone.getByLabel(zh("reason")).fill("假期太短");
    await phone.getByRole("button", { name: zh("object") }).click();
    await phase(phone, zh("phase.objected"));
    await phone.getByText("假期太短").waitFor();
    const { status, objection } = await found(objected);
    expect([status, objection?.reason]).to.deep.equal(["objected", "假期太短"]);
  });

  it("is carried out by anybody, which an open page shows of itself, and binds at once", async () => {
    demo().later(3 * day + hour);
    const say = spoken("en", councilWords);
    const rules = spoken("en", ruleWords);
    const watcher = await at("jinghua-representative", "/alliance", "en");
    await watcher.getByRole("row", { name: /Gushang Instruments/ }).waitFor();
    expect(await watcher.getByText(/^paused until/).count()).to.equal(0);
    const page = await at("hutuo-researcher", `/alliance/council/${nominated}`, "en", "phone");
    await page.getByRole("button", { name: say("execute"), exact: true }).click();
    await phase(page, say("phase.executed"));
    const expelled = spoken("en", memberWords)("standing.expelled");
    await watcher.getByRole("row", { name: new RegExp(`Gushang Instruments.*${expelled}`) }).waitFor();
    await watcher.getByText(/^paused until/).waitFor();

    await watcher.getByRole("link", { name: rules("proposeLiftOf", { module: "Bookings" }) }).click();
    await watcher.getByLabel(say("description")).fill("It was enough.");
    await watcher.getByRole("button", { name: say("submit") }).click();
    await watcher
      .getByRole("listitem")
      .filter({ hasText: /^Let the contract Bookings go on/ })
      .waitFor();
    const council = await at("alliance-secretariat", "/alliance/council", "en");
    const paused = council.getByRole("heading", { name: rules("pauses") }).locator("xpath=../..");
    await paused.getByText(/^paused until/).waitFor();

    const keys = spoken("zh-CN", keyWords);
    const agreement = await at("jinghua-administrator", "/alliance/agreements/1");
    const gone = keys("removeExpelled", { member: "沽上云仪科技有限公司" });
    await agreement.getByRole("button", { name: gone }).click();
    await agreement.getByRole("button", { name: gone }).waitFor({ state: "detached" });
    const { parties } = await getAgreement(await readers(), 1);
    expect(parties.find(({ member }) => member === 12)?.leavesAt).to.match(/^20/);
    expect(parties.filter(({ leavesAt }) => leavesAt !== null)).to.have.lengthOf(1);
  });

  it("is executed where it waited before: the leading unit of a field", async () => {
    const say = spoken("zh-CN", councilWords);
    const page = await at("hutuo-researcher", "/alliance/council");
    await page.getByRole("link", { name: "由滹沱农业大学牵头智慧农业领域。" }).click();
    await page.getByRole("button", { name: say("execute"), exact: true }).click();
    await phase(page, say("phase.executed"));
    await page.goto(`${demo().url}/alliance`);
    await page.getByRole("row", { name: /滹沱农业大学.*智慧农业，至/ }).waitFor();
  });
});
