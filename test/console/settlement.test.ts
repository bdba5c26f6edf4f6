import { expect } from "chai";
import Papa from "papaparse";
import type { Locator, Page, Route } from "playwright-core";
import { formatMoney } from "../../client/format.ts";
import { confirmPayment, getCycle, reportPayment } from "../../client/settlement.ts";
import { cycleWords } from "../../console/src/settlement/cycle-words.ts";
import { lineWords } from "../../console/src/settlement/line-words.ts";
import { statementWords } from "../../console/src/settlement/statement-words.ts";
import { settlementWords } from "../../console/src/settlement/words.ts";
import { members } from "../../demo/members.ts";
import { officerOf } from "../../demo/people.ts";
import type { CycleStatus, PaymentRecord } from "../../server/settlement/records.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { savedText } from "./files.ts";
import { landedOn } from "./focus.ts";
import { spoken } from "./words.ts";

/** The demo's second month: cut off, one line disputed, ready to be netted. */
const cycle = 2;

function memberAt(number: number) {
  const member = members[number - 1];
  if (member === undefined) throw new Error(`The demo has no member ${number}`);
  return member;
}

const bursarOf = (number: number) => officerOf(memberAt(number).key, "bursar").id;

/** "-¥1,234.50" → -123450n */
function fenOf(money: string): bigint {
  return BigInt(money.replace(/[^\d-]/g, "") || "0");
}

describe("Settling a month in the console", function () {
  this.timeout(180_000);
  const demo = useDemo();
  const visit = useBrowser();
  const say = spoken("en", cycleWords);
  const common = spoken("en", settlementWords);
  const sayLine = spoken("en", lineWords);

  const desk = (person: string, path = `/settlement?cycle=${cycle}`, expects?: RegExp) =>
    visit({ url: demo().url, path, screen: "desk", language: "en", person, ...(expects && { expects }) });
  const cycleNow = async () => getCycle(await demo().as("alliance-secretariat"), cycle);
  const current = (page: Page, status: CycleStatus) =>
    page.getByRole("list", { name: say("steps") }).locator("[aria-current=step]", { hasText: say(`step.${status}`) });

  /** Opens the secretariat's next step, reads what it says and signs it. */
  async function take(page: Page, step: string, title: string): Promise<void> {
    await page.getByRole("button", { name: step, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: title });
    await dialog.getByRole("button", { name: step, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  const paymentOn = (page: Page, { payer, payee }: PaymentRecord): Locator =>
    page.getByRole("listitem").filter({ hasText: `${memberAt(payer).nameEn} → ${memberAt(payee).nameEn}` });

  async function reportOn(page: Page, payment: PaymentRecord, reference: string): Promise<void> {
    const item = paymentOn(page, payment);
    await item.getByRole("button", { name: say("report") }).click();
    const dialog = page.getByRole("dialog", { name: say("reportTitle") });
    await dialog.getByText(formatMoney(payment.amountMinor, "en")).waitFor();
    await dialog.getByLabel(say("reference")).fill(reference);
    await dialog.getByRole("button", { name: say("report") }).click();
    await dialog.waitFor({ state: "hidden" });
    await item.getByText(common("payment.reported")).waitFor();
    await item.getByText(reference).waitFor();
  }

  /**
   * Becomes the payer's bursar from the secretariat's page, types every reference and sends them together. The gateway
   * is lost before the last one: that is said, nothing typed is lost, and the rest goes on.
   */
  async function reportTogether(payments: readonly PaymentRecord[]): Promise<void> {
    const payer = memberAt(payments[0]?.payer ?? 0).nameEn;
    const page = await desk("alliance-secretariat", undefined, /net::ERR_FAILED/);
    const bursar = say("next.bursarOf", { member: payer });
    const turn = page.getByRole("listitem").filter({ hasText: bursar });
    await turn.getByText(say("next.report", { count: payments.length })).waitFor();
    await page.getByRole("button", { name: `${say("next.become")}: ${bursar}` }).click();
    await page.getByRole("heading", { name: say("toReport", { count: payments.length }) }).waitFor();
    for (const { payment, payee, amountMinor } of payments) {
      const said = { payee: memberAt(payee).nameEn, amount: formatMoney(amountMinor, "en") };
      await page.getByLabel(say("referenceFor", said)).fill(`CCB-${payment}`);
    }
    let sent = 0;
    const loseLast = (route: Route) => (++sent >= payments.length ? route.abort() : route.continue());
    await page.route("**/v1/transactions", loseLast);
    await page.getByRole("button", { name: say("reportSeveral", { count: payments.length }) }).press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByRole("heading", { name: say("toReport", { count: 1 }) }).waitFor();
    expect(await page.getByPlaceholder(say("reference")).inputValue()).to.equal(`CCB-${payments.at(-1)?.payment}`);
    await page.unroute("**/v1/transactions", loseLast);
    await page.getByRole("button", { name: say("reportSeveral", { count: 1 }) }).press("Enter");
    await page.getByText(say("reportedSeveral", { count: 1 })).waitFor();
    await landedOn(page, say("await"));
  }

  /** As the payee's bursar ticks everything that has arrived and confirms it together. */
  async function confirmTogether(payments: readonly PaymentRecord[]): Promise<void> {
    const page = await desk(bursarOf(payments[0]?.payee ?? 0));
    await page.getByRole("heading", { name: say("toConfirm", { count: payments.length }) }).waitFor();
    await page.getByLabel(say("everyOne")).check();
    await page.getByRole("button", { name: say("confirmSeveral", { count: payments.length }) }).press("Enter");
    await page.getByText(say("confirmedSeveral", { count: payments.length })).waitFor();
  }

  /** Those of the payer or payee who has the most. */
  function mostOf(payments: readonly PaymentRecord[], side: "payer" | "payee"): PaymentRecord[] {
    const groups = [...Map.groupBy(payments, (payment) => payment[side]).values()];
    const [most = []] = groups.sort((one, other) => other.length - one.length);
    expect(most).to.have.length.above(1);
    return most;
  }

  it("is netted by the secretariat, paid and confirmed by bursars, decided where disputed, and closed", async () => {
    const secretariat = await desk("alliance-secretariat");
    await current(secretariat, "cut-off").waitFor();
    const positions = await secretariat
      .getByRole("link")
      .filter({ hasText: /¥[\d,.]+$/ })
      .allInnerTexts();
    const amounts = positions.map((text) => fenOf(/-?¥[\d,.]+$/.exec(text)?.[0] ?? ""));
    expect(amounts).to.have.length.above(5);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).to.equal(0n);
    await take(secretariat, say("net"), say("netTitle", { cycle }));
    await current(secretariat, "netted").waitFor();
    await secretariat.getByText(say("netDone", { cycle })).waitFor();
    await landedOn(secretariat, say("await"));

    const { payments } = await cycleNow();
    const together = mostOf(payments, "payer");
    const [single, ...others] = payments.filter((payment) => !together.includes(payment));
    if (single === undefined) throw new Error("Too few payments to settle");
    await reportOn(await desk(bursarOf(single.payer)), single, "ICBC-2026-11-01");
    const payee = await desk(bursarOf(single.payee));
    await paymentOn(payee, single)
      .getByRole("button", { name: say("confirm") })
      .click();
    await paymentOn(payee, single).getByText(common("payment.confirmed")).waitFor();
    await payee.goto(`${demo().url}/activity`);
    await payee.getByText(`payment ${single.payment + 1} has arrived`).waitFor();

    await reportTogether(together);
    for (const { payer, payment } of others) {
      await reportPayment(await demo().as(bursarOf(payer)), cycle, payment, `2026112200${payment}`);
    }
    const arrived = mostOf([...together, ...others], "payee");
    await confirmTogether(arrived);
    for (const { payee: creditor, payment } of [...together, ...others]) {
      if (arrived.some((one) => one.payment === payment)) continue;
      await confirmPayment(await demo().as(bursarOf(creditor)), cycle, payment);
    }
    await current(secretariat, "paid").waitFor();

    await secretariat.getByRole("button", { name: say("closeCycle") }).click();
    await secretariat.getByText(say("closeDisputed")).waitFor();
    await secretariat.keyboard.press("Escape");
    // Where it is said that a line waits for the decision stands the way to it.
    await secretariat
      .getByRole("paragraph")
      .filter({ hasText: say("await.disputes", { count: 1 }) })
      .getByRole("link", { name: /^Line \d+$/ })
      .click();
    await secretariat.getByLabel(sayLine("cancelled")).check();
    await secretariat.getByLabel(sayLine("reason")).fill("The readings were wrong, both sides agree.");
    await secretariat.getByRole("button", { name: sayLine("decide"), exact: true }).click();
    await secretariat.getByText(sayLine("wasCancelled")).waitFor();
    await secretariat.getByText(/^Decided: line \d+ is cancelled$/).waitFor();
    await landedOn(secretariat, sayLine("evidence"));
    await secretariat.getByRole("link", { name: common("cycleNumber", { cycle }) }).click();
    await take(secretariat, say("closeCycle"), say("closeTitle", { cycle }));
    await secretariat.getByText(say("await.closed")).waitFor();
    await landedOn(secretariat, say("await.closed"));
    const closed = await cycleNow();
    expect(closed.status).to.equal("closed");
    await secretariat.getByText(String(closed.closeDigest)).waitFor();
  });

  it("ends in a statement whose totals are the sums of its lines, on the page and in the CSV", async () => {
    const sayStatement = spoken("en", statementWords);
    const haijin = 4;
    const page = await desk(bursarOf(haijin), `/settlement/statements/1/${haijin}`);
    await page.getByRole("heading", { level: 1, name: memberAt(haijin).nameEn }).waitFor();
    const table = page.getByRole("region", { name: sayStatement("byCounterparty") }).getByRole("table");
    const folded = table.getByRole("button", { expanded: false });
    const counterparties = await folded.count();
    expect(counterparties).to.be.above(3);
    for (let left = counterparties; left > 0; left--) await folded.first().click();

    const sums = { counterparties: [0n, 0n], lines: [0n, 0n] };
    for (const row of await table.locator("tbody tr").all()) {
      const [, , owed = "", owes = ""] = await row.getByRole("cell").allInnerTexts();
      const sum = (await row.getByRole("button").count()) > 0 ? sums.counterparties : sums.lines;
      sum[0] = (sum[0] ?? 0n) + fenOf(owed);
      sum[1] = (sum[1] ?? 0n) + fenOf(owes);
    }
    const total = (await table.locator("tfoot td").allInnerTexts()).slice(1).map(fenOf);
    expect(total[0]).to.not.equal(0n);
    expect(sums).to.deep.equal({ counterparties: total, lines: total });

    const csv = await savedText(page, sayStatement("csv"));
    expect(csv.name).to.equal(sayStatement("fileName", { cycle: 1, member: memberAt(haijin).nameEn }));
    expect(csv.text.charAt(0), "Excel needs the byte order mark").to.equal("\ufeff");
    const rows = Papa.parse<string[]>(csv.text.slice(1).trim()).data.slice(1);
    const column = (at: number, some: readonly string[][]) => some.reduce((sum, row) => sum + fenOf(row[at] ?? ""), 0n);
    const lines = rows.slice(0, -2);
    const [totalRow = [], positionRow = []] = rows.slice(-2);
    expect([column(8, lines), column(7, lines)]).to.deep.equal(total);
    expect([column(8, [totalRow]), column(7, [totalRow])]).to.deep.equal(total);
    expect(fenOf(positionRow[8] ?? "")).to.equal((total[0] ?? 0n) - (total[1] ?? 0n));
  });
});
