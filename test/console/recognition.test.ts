import { expect } from "chai";
import type { Page } from "playwright-core";
import { requestRecognition } from "../../client/recognition.ts";
import { listRules } from "../../client/recognition-rules.ts";
import { requestWords } from "../../console/src/credits/recognition-request-words.ts";
import { recognitionWords } from "../../console/src/credits/recognition-words.ts";
import type { Language } from "../../server/problem.ts";
import { actAs } from "./act-as.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import {
  addQuickRule,
  beichen,
  haijin,
  hutuo,
  issueRecord,
  issueRecords,
  linkOf,
  pathTo,
  standingOf,
} from "./recognition-scene.ts";
import { spoken } from "./words.ts";

describe("Recognition in the console", function () {
  this.timeout(180_000);
  const demo = useDemo();
  const visit = useBrowser();
  const at = (person: string, path: string, language: Language = "zh-CN", screen: Screen = "desk") =>
    visit({ url: demo().url, path, screen, language, person, expects: /4\d\d \(|\/rpc/ });
  const bring = async (page: Page, language: Language, text: string) => {
    const say = spoken(language, recognitionWords);
    await page.getByLabel(say("paste")).fill(text);
    await page.getByRole("button", { name: say("read"), exact: true }).click();
  };
  const inDialog = (page: Page, name: string) => page.getByRole("dialog", { name });

  it("is asked for by the issuer, granted in part, appealed against and decided by the arbiter", async () => {
    const say = spoken("zh-CN", recognitionWords);
    const ask = spoken("zh-CN", requestWords);
    const [presentation, other] = await issueRecords(demo(), 2);
    if (!presentation || !other) throw new RangeError("Two were issued");
    const page = await at("jizhong-registrar", "/credits/recognitions");
    await page.getByRole("link", { name: say("request") }).click();
    await bring(page, "zh-CN", "2.notalink");
    await page.getByRole("alert").waitFor();
    await bring(page, "zh-CN", await linkOf(demo(), presentation));
    await page.getByText(ask("ofCredits", { all: 3, left: 3 })).waitFor();
    await page.getByLabel(ask("home")).selectOption({ label: "海津大学" });
    await page.getByLabel(ask("programme")).fill("HJ-0521");
    await page.getByLabel(ask("credits"), { exact: true }).fill("3.001");
    await page.getByText(ask("badCredits")).waitFor();
    await page.getByLabel(ask("credits"), { exact: true }).fill("4");
    await page.getByRole("alert").getByText(/3/).first().waitFor();
    expect(await page.getByRole("button", { name: ask("submitRequest", { count: 1 }) }).count()).to.equal(0);
    await page.getByLabel(ask("credits"), { exact: true }).fill("2");
    await page.getByText(ask("accepted")).waitFor();
    await page.getByText(ask("effectRequest", { count: 1, credits: 2, home: "海津大学", days: 21 })).waitFor();
    await page.getByRole("button", { name: ask("submitRequest", { count: 1 }) }).click();
    await page.getByRole("heading", { name: ask("doneRequest", { count: 1 }) }).waitFor();
    await page.getByRole("link", { name: /环境监测 → 海津大学 HJ-0521/ }).click();
    await page.getByText(say("waitsFor", { member: "海津大学" })).waitFor();
    await page.getByText(say("ofRecordKnown", { held: 2, all: 3, left: 1 })).waitFor();

    await actAs(page, "zh-CN", "haijin-registrar");
    await page.getByText(say("recordText")).waitFor();
    expect(await page.getByText("梁晓晴").count(), "the record of another's vault").to.equal(0);
    await bring(page, "zh-CN", await linkOf(demo(), other));
    await page.getByText(say("otherRecord")).waitFor();
    await bring(page, "zh-CN", await linkOf(demo(), presentation));
    await page.getByText("梁晓晴").waitFor();
    await page.getByRole("button", { name: say("decide"), exact: true }).click();
    const decision = inDialog(page, say("decideTitle"));
    await decision.getByLabel(say("amount")).fill("9");
    await decision.getByLabel(say("chooseGround")).selectOption({ label: "内容不同" });
    await decision.getByText(say("overAmount", { asked: 2 })).waitFor();
    expect(await decision.getByRole("button", { name: say("decide") }).isDisabled()).to.equal(true);
    await decision.getByLabel(say("amount")).fill("0.5");
    await decision
      .getByText(say("effectPart", { credits: 0.5, counted: 0.5, target: "HJ-ELECTIVE", rest: 1.5 }))
      .waitFor();
    await decision.getByRole("button", { name: say("decide") }).click();
    await decision.waitFor({ state: "hidden" });
    expect((await standingOf(demo(), presentation)).recognitions[0]).to.include({
      status: "partial",
      used: "0.5",
      held: "2",
    });

    await actAs(page, "zh-CN", "jizhong-registrar");
    await page.getByRole("button", { name: say("appeal"), exact: true }).click();
    const appeal = inDialog(page, say("appeal"));
    const who = say("appealWho", { member: "三地高教协同办公室" });
    await appeal.getByText(say("appealText", { who, used: 0.5, rest: 1.5 })).waitFor();
    await appeal.getByRole("button", { name: say("appeal") }).click();
    await appeal.waitFor({ state: "hidden" });

    await actAs(page, "zh-CN", "coordination-administrator");
    await page.getByRole("button", { name: say("decide-appeal"), exact: true }).click();
    const final = inDialog(page, say("decide-appealTitle"));
    await final.getByLabel(say("amount")).fill("0");
    await final.getByLabel(say("chooseGround")).selectOption({ label: "内容不同" });
    await final.getByRole("button", { name: say("decide-appeal") }).click();
    await final.getByRole("alert").waitFor();
    await final.getByLabel(say("amount")).fill("2");
    await final
      .getByText(say("effectAll", { credits: 2, counted: 2, home: "海津大学", target: "HJ-ELECTIVE" }))
      .waitFor();
    await final.getByRole("button", { name: say("decide-appeal") }).click();
    await final.waitFor({ state: "hidden" });
    const [settled] = (await standingOf(demo(), presentation)).recognitions;
    expect(settled).to.include({ status: "positive", used: "2", effective: "2", held: "2" });
    expect(settled?.steps.map(({ act }) => act)).to.deep.equal(["requested", "decided", "appealed", "decided"]);
    await page.getByText("内容不同").first().waitFor();
  });

  it("recognises many records of a batch with one signature, on the phone", async () => {
    const ask = spoken("en", requestWords);
    const records = await issueRecords(demo(), 3);
    const links = await Promise.all(records.map((one) => linkOf(demo(), one)));
    const rules = await listRules(await demo().as("beichen-registrar"), { home: beichen });
    const free = rules.find(({ form }) => form === "automatic")?.rule ?? 0;
    const page = await at("beichen-registrar", "/credits/recognitions/new", "en", "phone");
    await bring(page, "en", [...links, links[0]].join("\n"));
    await page.getByText(ask("duplicate", { count: 1 })).waitFor();
    await page.getByLabel(ask("programme")).fill("BC-0521");
    const lines = page.getByRole("article");
    expect(await lines.count()).to.equal(3);
    const used = ["3", "1.5", "3"];
    for (const [place, credits] of used.entries()) {
      const line = lines.nth(place);
      await line.getByLabel(ask("rule")).selectOption(String(free));
      await line.getByLabel(ask("credits"), { exact: true }).fill(credits);
    }
    const sequence = records[0]?.sequence ?? 0;
    await page.getByText(ask("parts", { sequence, count: 3 })).waitFor();
    await page.getByText(ask("effectNow", { count: 3, counted: 6.75 })).waitFor();
    const sign = page.getByRole("button", { name: ask("submitNow", { count: 3 }) });
    await lines.nth(1).getByLabel(ask("credits"), { exact: true }).fill("3.5");
    await lines.nth(1).getByRole("alert").waitFor();
    expect(await sign.count(), "while the contract refuses one of them").to.equal(0);
    await lines.nth(1).getByLabel(ask("credits"), { exact: true }).fill("1.5");
    await sign.click();
    await page.getByRole("heading", { name: ask("doneNow", { count: 3 }) }).waitFor();
    const found = await Promise.all(records.map((one) => standingOf(demo(), one)));
    expect(found.map(({ recognitions }) => recognitions[0]?.effective)).to.deep.equal(["2.7", "1.35", "2.7"]);
    const transactions = found.map(({ recognitions }) => recognitions[0]?.steps[0]?.transaction);
    expect(new Set(transactions).size, "transactions").to.equal(1);
  });

  it("is decided by a panel, each of whose members votes once", async () => {
    const say = spoken("en", recognitionWords);
    const ledger = await demo().as("hutuo-registrar");
    const rule = (await listRules(ledger, { home: hutuo })).find(({ panel }) => panel.length > 0)?.rule ?? 0;
    const presentation = await issueRecord(demo());
    const asked = { home: hutuo, programme: "HT-0521", rule, credits: "3" };
    await requestRecognition(ledger, presentation, asked, hutuo);

    const page = await at("hutuo-registrar", pathTo(presentation, hutuo, "HT-0521"), "en");
    await page.getByText(say("panelText", { threshold: 2, all: 3 })).waitFor();
    expect(await page.getByRole("button", { name: say("decide"), exact: true }).count()).to.equal(0);
    const vote = async (person: string, member: string, credits: string, ground?: string) => {
      await actAs(page, "en", person);
      await page.getByRole("button", { name: say("vote"), exact: true }).click();
      const dialog = inDialog(page, say("voteTitle", { member }));
      await dialog.getByLabel(say("amount")).fill(credits);
      if (ground !== undefined) await dialog.getByLabel(say("chooseGround")).selectOption({ label: ground });
      await dialog.getByRole("button", { name: say("vote") }).click();
      await dialog.waitFor({ state: "hidden" });
    };
    await vote("jinghua-registrar", "Jinghua University", "0", "Level differs");
    await page.getByText(say("panelTally", { approved: 0, refused: 1 })).waitFor();
    expect(await page.getByRole("button", { name: say("vote"), exact: true }).count(), "a second vote").to.equal(0);
    await vote("haijin-registrar", "Haijin University", "3");
    await vote("jizhong-registrar", "Jizhong University", "2", "Content differs");
    const [settled] = (await standingOf(demo(), presentation)).recognitions;
    expect(settled).to.include({ status: "partial", used: "2" });
    expect(settled?.decision).to.include({ way: "panel" });
  });

  it("is granted by silence, and what was refused is free once nobody can appeal", async () => {
    const say = spoken("zh-CN", recognitionWords);
    const home = await demo().as("haijin-registrar");
    const rule = await addQuickRule(demo());
    const [late, refused] = await issueRecords(demo(), 2);
    if (!late || !refused) throw new RangeError("Two were issued");
    const asked = { home: haijin, programme: "HJ-0522", rule, credits: "3" };
    await requestRecognition(home, refused, asked, haijin);
    const page = await at("haijin-registrar", pathTo(refused, haijin, "HJ-0522"));
    await page.getByRole("button", { name: say("decide"), exact: true }).click();
    const decision = inDialog(page, say("decideTitle"));
    await decision.getByLabel(say("amount")).fill("0");
    await decision.getByText(say("effectNone", { rest: 3 })).waitFor();
    expect(await decision.getByRole("button", { name: say("decide") }).isDisabled(), "without a ground").to.equal(true);
    await decision.getByLabel(say("chooseGround")).selectOption({ label: "学时不同" });
    await decision.getByRole("button", { name: say("decide") }).click();
    await decision.waitFor({ state: "hidden" });
    await actAs(page, "zh-CN", "hutuo-researcher");
    await page.getByRole("button", { name: say("release"), exact: true }).click();
    const release = inDialog(page, say("release"));
    await release.getByText(say("releaseText", { used: 0, rest: 3 })).waitFor();
    await release.getByRole("button", { name: say("release") }).click();
    await release.waitFor({ state: "hidden" });
    expect(await standingOf(demo(), refused)).to.include({ held: "0" });

    await requestRecognition(home, late, asked, haijin);
    await page.goto(`${demo().url}${pathTo(late, haijin, "HJ-0522")}`);
    await page.getByRole("button", { name: say("deem"), exact: true }).click();
    const deem = inDialog(page, say("deem"));
    await deem.getByText(say("deemText", { held: 3, counted: 1.5, home: "海津大学" })).waitFor();
    await deem.getByRole("button", { name: say("deem") }).click();
    await deem.waitFor({ state: "hidden" });
    expect((await standingOf(demo(), late)).recognitions[0]).to.include({ status: "positive", effective: "1.5" });
    await actAs(page, "zh-CN", "haijin-registrar");
    await page.getByRole("button", { name: say("withdraw"), exact: true }).click();
    const withdraw = inDialog(page, say("withdraw"));
    await withdraw.getByRole("button", { name: say("withdraw") }).click();
    await withdraw.waitFor({ state: "hidden" });
    expect(await standingOf(demo(), late)).to.include({ held: "0" });
  });
});
