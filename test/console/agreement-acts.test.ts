import { expect } from "chai";
import { getAgreement, listAgreements } from "../../client/agreements.ts";
import { documentHash } from "../../client/document.ts";
import { convene, getMeeting, listMeetings } from "../../client/meetings.ts";
import { agreementWords } from "../../console/src/alliance/agreement-words.ts";
import { meetingWords } from "../../console/src/alliance/meeting-words.ts";
import type { Language } from "../../server/problem.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { chooseIn } from "./files.ts";
import { day, useLaterDemo } from "./later-demo.ts";
import { spoken } from "./words.ts";

const secretariat = "alliance-secretariat";

describe("What administrators and the secretariat do in the console", function () {
  this.timeout(120_000);
  const demo = useLaterDemo();
  const visit = useBrowser();

  const at = (person: string, path: string, language: Language = "zh-CN", screen: Screen = "desk") =>
    visit({ url: demo().url, path, screen, language, person, prepare: demo().onTime, expects: /4\d\d \(/ });
  const reader = () => demo().as("jinghua-administrator");
  const dayAfter = (days: number) => new Date((demo().now() + days * day) * 1000).toISOString().slice(0, 10);

  it("amend an agreement, which all parties sign, and which then takes the place of the other", async () => {
    const say = spoken("en", agreementWords);
    const page = await at("jinghua-administrator", "/alliance/agreements/5", "en");
    await page.getByRole("link", { name: say("amend") }).click();
    await page.getByText(say("amending", { number: 5 })).waitFor();
    await chooseIn(page, say("textFile"), "amended.txt", "As before, and more.");
    await page.getByLabel(say("noticeDays")).fill("30");
    await page.getByRole("button", { name: say("submit") }).click();
    await page.getByRole("link", { name: say("agreement", { number: 5 }) }).waitFor();
    const [made] = await listAgreements(await reader());
    expect(made).to.include({ amends: 5, textHash: documentHash(Buffer.from("As before, and more.")) });
    expect(made).to.include({ status: "proposed", noticeSeconds: 30 * day });

    const zh = spoken("zh-CN", agreementWords);
    const phone = await at("haijin-administrator", `/alliance/agreements/${made?.agreement}`, "zh-CN", "phone");
    await phone.getByText(zh("notSigned")).waitFor();
    await phone.getByRole("button", { name: zh("sign"), exact: true }).click();
    await phone.getByText(zh("notSigned")).waitFor({ state: "detached" });
    expect((await getAgreement(await reader(), made?.agreement ?? 0)).status).to.equal("signed");
    expect((await getAgreement(await reader(), 5)).amendedBy).to.equal(made?.agreement);
    await phone.goto(`${demo().url}/alliance/agreements/5`);
    await phone.getByRole("link", { name: zh("agreement", { number: made?.agreement ?? 0 }) }).waitFor();
  });

  it("withdraw from an agreement with its notice", async () => {
    const say = spoken("en", agreementWords);
    const before = await getAgreement(await reader(), 4);
    const page = await at("hutuo-administrator", "/alliance/agreements/4", "en", "phone");
    await page.getByRole("button", { name: say("withdraw") }).click();
    await page.getByRole("button", { name: say("withdraw") }).waitFor({ state: "detached" });
    const { parties } = await getAgreement(await reader(), 4);
    const leavesAt = parties.find(({ member }) => member === 8)?.leavesAt ?? "";
    const notice = Date.parse(leavesAt) / 1000 - demo().now();
    expect(notice).to.be.within(before.noticeSeconds - 120, before.noticeSeconds);
  });

  it("convene a meeting, change its agenda, and keep its minutes once it was held", async () => {
    const say = spoken("zh-CN", meetingWords);
    const page = await at(secretariat, "/alliance/meetings", "zh-CN", "phone");
    await page.getByRole("button", { name: say("convene") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(say("day")).fill(dayAfter(5));
    await chooseIn(page, say("agendaFile"), "agenda.txt", "First agenda");
    await dialog.getByLabel(say("noticeZh")).fill("专题会，线上");
    expect(await dialog.getByRole("button", { name: say("submit") }).isDisabled(), "one language").to.equal(true);
    await dialog.getByLabel(say("noticeEn")).fill("On one matter, online");
    await dialog.getByRole("button", { name: say("submit") }).click();
    await dialog.waitFor({ state: "detached" });
    const latest = async () => (await listMeetings(await reader()))[0];
    const convened = await latest();
    expect(convened).to.include({ noticeEn: "On one matter, online", leadingUnit: null, status: "convened" });
    expect(convened?.agendaHash).to.equal(documentHash(Buffer.from("First agenda")));

    await page.goto(`${demo().url}/alliance/meetings/${convened?.meeting}`);
    expect(await page.getByRole("button", { name: say("recordMinutes") }).count(), "before it begins").to.equal(0);
    await page.getByRole("button", { name: say("amendAgenda") }).click();
    await chooseIn(page, say("agendaFile"), "agenda.txt", "Second agenda");
    await dialog.getByRole("button", { name: say("submit") }).click();
    await dialog.waitFor({ state: "detached" });
    const amended = await latest();
    expect(amended?.agendaHash).to.equal(documentHash(Buffer.from("Second agenda")));
    expect(amended?.agendaAmendedAt).to.match(/^20/);

    demo().later(6 * day);
    const en = spoken("en", meetingWords);
    const desk = await at(secretariat, `/alliance/meetings/${convened?.meeting}`, "en");
    expect(await desk.getByRole("button", { name: en("amendAgenda") }).count(), "once it began").to.equal(0);
    await desk.getByRole("button", { name: en("recordMinutes") }).click();
    const minutes = desk.getByRole("dialog");
    await chooseIn(desk, en("minutesFile"), "minutes.txt", "What was said");
    await minutes.getByRole("checkbox", { name: "Haijin University" }).check();
    await minutes.getByRole("checkbox", { name: "Jinghua University" }).check();
    await minutes.getByRole("button", { name: en("submit") }).click();
    await minutes.waitFor({ state: "detached" });
    const members = "Jinghua University, Haijin University";
    await desk.getByText(en("attended", { count: 2, members })).waitFor();
    const [kept] = (await latest())?.minutes ?? [];
    expect(kept?.minutesHash).to.equal(documentHash(Buffer.from("What was said")));
    expect(kept?.attendance).to.deep.equal([1, 4]);
  });

  it("cancel a meeting that has not begun, with the reason", async () => {
    const say = spoken("en", meetingWords);
    const { meeting } = await convene(await demo().as(secretariat), {
      ...{ leadingUnit: null, kind: "joint", agendaHash: documentHash(Buffer.from("Agenda")) },
      ...{ startsAt: new Date((demo().now() + 9 * day) * 1000).toISOString(), noticeZh: "例会", noticeEn: "As ever" },
    });
    const page = await at(secretariat, `/alliance/meetings/${meeting}`, "en");
    await page.getByRole("button", { name: say("cancelMeeting") }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("button", { name: say("submit") }).isDisabled(), "without a reason").to.equal(true);
    await dialog.getByLabel(say("cancelReason")).fill("The hall is closed");
    await dialog.getByRole("button", { name: say("submit") }).click();
    await page.getByText("The hall is closed").waitFor();
    await page.getByText(say("cancelled"), { exact: true }).waitFor();
    const now = await getMeeting(await reader(), meeting);
    expect([now.status, now.cancellation?.reason]).to.deep.equal(["cancelled", "The hall is closed"]);
  });
});
