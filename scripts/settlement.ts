/** `ledger settlement …`: cycles, lines, payments, statements. */

import { openLedger } from "../client/ledger.ts";
import { everyItem, queryOf } from "../client/pages.ts";
import type { ReasonedReceipt } from "../client/settlement.ts";
import { close, confirmPayment, cutOff, decide, dispute, getCycle, net, reportPayment } from "../client/settlement.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import type { CycleDetail, PaymentRecord } from "../server/settlement/records.ts";
import { cycleSchema, lineStatuses, obligationSchema, statementSchema } from "../server/settlement/records.ts";
import { cycleLines, cycleTable, lineTable, proposalTable, statementLines } from "./settlement-tables.ts";
import { askFirst } from "./terminal/asking.ts";
import { counted } from "./terminal/counted.ts";
import type { Desk } from "./terminal/desk.ts";
import { pathOf, writeNew } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const memberOption: VerbOption = ["--member <member>", { "zh-CN": "成员", en: "the member" }];
const reasonOption: VerbOption = [
  "--reason <text>",
  { "zh-CN": "理由；只有其哈希上链，请自行保存原文", en: "why; only its hash goes on the chain, so keep the text" },
  "",
];

export function settlementVerbs(domain: Domain): void {
  cycleReading(domain);
  statementVerb(domain);
  cycleSteps(domain);
  paymentVerbs(domain);
  disputeVerbs(domain);
}

function cycleReading(domain: Domain): void {
  verb(domain, "cycles", { "zh-CN": "结算周期，新的在前", en: "cycles, newest first" }, [], async (desk) => {
    const cycles = (await everyItem(desk.gateway, "/v1/cycles", cycleSchema)).map(numbered);
    desk.terminal.answer(cycles, cycleTable(cycles, desk.terminal));
  });

  const show = { "zh-CN": "一个周期：净额与付款", en: "one cycle with its positions and payments" };
  verb(domain, "show <cycle>", show, [], async (desk, [id = ""]) => {
    const cycle = await readCycle(desk, id);
    desk.terminal.answer(cycle, cycleLines(cycle, await desk.memberNames(), desk.terminal));
  });

  const status: VerbOption = ["--status <status>", { "zh-CN": lineStatuses.join("、"), en: lineStatuses.join(", ") }];
  const words = { "zh-CN": "一个周期的明细", en: "the lines of a cycle" };
  type Options = { member?: string; status?: string };
  verb<Options>(domain, "lines <cycle>", words, [memberOption, status], async (desk, [id = ""], options) => {
    const query = {
      member: options.member === undefined ? undefined : (await desk.member(options.member)).member,
      status: options.status === undefined ? undefined : oneOf(options.status, "status", lineStatuses),
    };
    const path = `/v1/cycles/${wholeNumber(id, "cycle")}/obligations${queryOf(query)}`;
    const lines = await everyItem(desk.gateway, path, obligationSchema);
    desk.terminal.answer(lines, lineTable(lines, await desk.memberNames(), desk.terminal));
  });
}

function statementVerb(domain: Domain): void {
  const csv: VerbOption = ["--csv", { "zh-CN": "CSV 格式", en: "as CSV" }];
  const out: VerbOption = ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }];
  const words = { "zh-CN": "一个成员在一个周期的对账单", en: "a member's statement of a cycle" };
  type Options = { csv?: boolean; out?: string };
  verb<Options>(
    domain,
    "statement <cycle> <member>",
    words,
    [csv, out],
    async (desk, [id = "", wanted = ""], options) => {
      const { member } = await desk.member(wanted);
      const path = `/v1/cycles/${wholeNumber(id, "cycle")}/statements/${member}`;
      if (!options.csv) {
        const found = numbered(await desk.gateway.get(path, statementSchema));
        const statement = { ...found, cycle: numbered(found.cycle) };
        desk.terminal.answer(statement, statementLines(statement, await desk.memberNames(), desk.terminal));
        return;
      }
      const text = await desk.gateway.text(path, "text/csv");
      if (options.out === undefined) {
        desk.terminal.answerFile(text);
        return;
      }
      // The byte order mark that Excel wants is lost where a text is decoded.
      await writeNew(options.out, text.startsWith("\ufeff") ? text : `\ufeff${text}`);
      desk.terminal.answer({ file: pathOf(options.out) }, [`✓ ${pathOf(options.out)}`]);
    },
  );
}

type Step = readonly [name: string, act: typeof cutOff, words: Words, question: (cycle: number) => Words, done: Words];

const steps: readonly Step[] = [
  [
    "cut-off",
    cutOff,
    { "zh-CN": "截止记账，开始下一期", en: "end a cycle and open the next" },
    (cycle) => ({ "zh-CN": `截止第 ${cycle} 期，开始下一期？`, en: `End cycle ${cycle} and open the next?` }),
    { "zh-CN": "已截止。", en: "Cut off." },
  ],
  [
    "close",
    close,
    { "zh-CN": "关账", en: "close the books of a paid cycle" },
    (cycle) => ({ "zh-CN": `第 ${cycle} 期关账？`, en: `Close the books of cycle ${cycle}?` }),
    { "zh-CN": "已关账。", en: "Closed." },
  ],
];

function cycleSteps(domain: Domain): void {
  for (const [name, act, words, question, done] of steps) {
    verb(domain, `${name} <cycle>`, words, [], async (desk, [id = ""]) => {
      const cycle = wholeNumber(id, "cycle");
      const ledger = await desk.ledgerAsking(question(cycle));
      answerReceipt(desk.terminal, done, await act(ledger, cycle), { cycle });
    });
  }

  const words = { "zh-CN": "轧差，付款由合约验证", en: "net a cycle; the contract checks the payments" };
  verb(domain, "net <cycle>", words, [], async (desk, [id = ""]) => {
    const { cycle, proposal } = await readCycle(desk, id);
    const { terminal } = desk;
    const count = proposal.length;
    const ledger = askFirst(await desk.ledger(), async () => {
      if (!terminal.json) terminal.note(...proposalTable(proposal, await desk.memberNames(), terminal));
      await terminal.confirm({ "zh-CN": `核定以上 ${count} 笔付款？`, en: `Net with ${counted(count, "payment")}?` });
    });
    const receipt = await net(ledger, cycle, proposal);
    const done = { "zh-CN": `已核定 ${count} 笔付款。`, en: `Netted with ${counted(count, "payment")}.` };
    answerReceipt(terminal, done, receipt, { cycle, payments: proposal });
  });
}

function paymentVerbs(domain: Domain): void {
  const pay = { "zh-CN": "付款方登记付款及银行流水号", en: "report a payment with the bank's reference" };
  verb(domain, "pay <cycle> <payment> <bank-reference>", pay, [], async (desk, args) => {
    const { cycle, payment, index } = whichPayment(args);
    const [, , reference = ""] = args;
    const ledger = await desk.ledger();
    const before = (await readCycle(desk, String(cycle))).payments.find((candidate) => candidate.payment === payment);
    const receipt = await reportPayment(ledger, cycle, index, reference);
    const said = reportedWords(before?.bankReference ?? undefined, reference);
    answerReceipt(desk.terminal, said, receipt, { cycle, payment, reference });
  });

  const receive = { "zh-CN": "收款方确认到账", en: "confirm that a payment arrived" };
  verb(domain, "receive <cycle> <payment>", receive, [], async (desk, args) => {
    const { cycle, payment, index } = whichPayment(args);
    const receipt = await confirmPayment(await desk.ledger(), cycle, index);
    answerReceipt(desk.terminal, { "zh-CN": "已确认到账。", en: "Confirmed." }, receipt, { cycle, payment });
  });
}

/** Whoever reports a payment again replaces its reference. */
function reportedWords(before: string | undefined, reference: string): Words {
  if (before === undefined) return { "zh-CN": "已登记付款。", en: "Reported." };
  return before === reference
    ? { "zh-CN": "此前已以同一流水号登记。", en: "It was already reported, with the same reference." }
    : {
        "zh-CN": `流水号已由 ${before} 改为 ${reference}。`,
        en: `Its reference ${before} was replaced by ${reference}.`,
      };
}

/** People count the payments of a cycle from 1, the contract from 0: so do tables, JSON and arguments here. */
function numbered<Paid extends { readonly payments: PaymentRecord[] }>(record: Paid): Paid {
  return { ...record, payments: record.payments.map((paid) => ({ ...paid, payment: paid.payment + 1 })) };
}

function whichPayment([cycle = "", payment = ""]: readonly string[]) {
  const number = wholeNumber(payment, "payment");
  return { cycle: wholeNumber(cycle, "cycle"), payment: number, index: number - 1 };
}

function disputeVerbs(domain: Domain): void {
  const words = { "zh-CN": "对一笔明细提出异议", en: "dispute a line, which holds it back" };
  type Options = { member?: string; reason?: string };
  verb<Options>(
    domain,
    "dispute <line>",
    words,
    [memberOption, reasonOption],
    async (desk, [line = ""], { member, reason = "" }) => {
      if (reason.trim() === "") throw new Problem("Terminal_ReasonNeeded", { option: "--reason" });
      const ledger = await desk.ledger();
      const acting = await desk.actingFor("bursar", member);
      const done = await dispute(ledger, String(wholeNumber(line, "line")), acting, reason);
      answerReasoned(desk, { "zh-CN": "已提出异议。", en: "Disputed." }, done);
    },
  );

  decideVerb(domain);
}

function decideVerb(domain: Domain): void {
  const outcomes: VerbOption[] = [
    ["--stand", { "zh-CN": "维持该明细，结转到本期", en: "the line stands and is carried over" }],
    ["--cancel", { "zh-CN": "撤销该明细", en: "the line is cancelled" }],
  ];
  const words = {
    "zh-CN": "裁定异议：--stand 或 --cancel，并说明理由",
    en: "decide a disputed line: --stand or --cancel, and why",
  };
  type Options = { stand?: boolean; cancel?: boolean; reason?: string };
  verb<Options>(domain, "decide <line>", words, [...outcomes, reasonOption], async (desk, [line = ""], options) => {
    const number = wholeNumber(line, "line");
    const { stand = false, cancel = false, reason = "" } = options;
    if (stand === cancel) throw new Problem("Terminal_OutcomeNeeded", { line: number });
    if (reason.trim() === "") throw new Problem("Terminal_ReasonNeeded", { option: "--reason" });
    const ledger = await desk.ledgerAsking(
      stand
        ? { "zh-CN": `维持第 ${number} 笔明细并结转？`, en: `Let line ${number} stand and carry it over?` }
        : { "zh-CN": `撤销第 ${number} 笔明细？`, en: `Cancel line ${number}?` },
    );
    const said = stand
      ? { "zh-CN": "维持，结转到本期。", en: "It stands and was carried over." }
      : { "zh-CN": "已撤销。", en: "Cancelled." };
    answerReasoned(desk, said, await decide(ledger, String(number), stand, reason));
  });
}

function answerReasoned(desk: Desk, done: Words, { receipt, evidence, reasonText }: ReasonedReceipt): void {
  answerReceipt(desk.terminal, done, receipt, { evidence, reasonText });
  const { terminal } = desk;
  if (!terminal.json)
    terminal.note(terminal.say({ "zh-CN": `理由的哈希：${evidence}`, en: `Hash of the reasons: ${evidence}` }));
}

async function readCycle(desk: Desk, id: string): Promise<CycleDetail> {
  return numbered(await getCycle(openLedger(desk.gateway), wholeNumber(id, "cycle")));
}
