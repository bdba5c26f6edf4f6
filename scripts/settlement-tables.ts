/** Cycles, lines, positions, payments and statements as tables. */
import { formatMoney, formatSortable } from "../client/format.ts";
import type {
  CycleDetail,
  CycleRecord,
  ObligationRecord,
  PaymentRecord,
  Statement,
} from "../server/settlement/records.ts";
import { cycleStatuses, lineStatuses } from "../server/settlement/records.ts";
import { cycleStatusWords, lineStatusWords, paymentStandingWords } from "../server/settlement/words.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

type NameOf = (member: number) => string;
type ShownPayment = Pick<PaymentRecord, "payment" | "payer" | "payee" | "amountMinor" | "status"> & {
  readonly bankReference?: string | null;
};

export function cycleTable(cycles: readonly CycleRecord[], terminal: Terminal): string[] {
  const money = (amount: string) => formatMoney(amount, terminal.language);
  return table(cycles, [
    { heading: terminal.say({ "zh-CN": "期", en: "Cycle" }), cell: ({ cycle }) => String(cycle), align: "right" },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: ({ status }) => cycleWord(status, terminal) },
    { heading: terminal.say({ "zh-CN": "开始", en: "From" }), cell: ({ startsAt }) => formatSortable(startsAt) },
    {
      heading: terminal.say({ "zh-CN": "截止", en: "Cut off" }),
      cell: ({ cutOffAt }) => (cutOffAt ? formatSortable(cutOffAt) : "—"),
    },
    { heading: terminal.say({ "zh-CN": "明细", en: "Lines" }), cell: ({ lines }) => String(lines), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "异议", en: "Disputed" }),
      cell: ({ disputed }) => String(disputed),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "总额", en: "Gross" }),
      cell: ({ grossMinor }) => money(grossMinor),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "净额", en: "Net" }), cell: ({ netMinor }) => money(netMinor), align: "right" },
  ]);
}

export function cycleLines(cycle: CycleDetail, nameOf: NameOf, terminal: Terminal): string[] {
  const money = (amount: string) => formatMoney(amount, terminal.language);
  const positions = table(cycle.positions, [
    { heading: terminal.say({ "zh-CN": "成员", en: "Member" }), cell: ({ member }) => nameOf(member), most: 44 },
    { heading: terminal.say({ "zh-CN": "明细", en: "Lines" }), cell: ({ lines }) => String(lines), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "应收", en: "Is owed" }),
      cell: ({ owedMinor }) => money(owedMinor),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "应付", en: "Owes" }),
      cell: ({ owesMinor }) => money(owesMinor),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "净额", en: "Position" }),
      cell: ({ positionMinor }) => money(positionMinor),
      align: "right",
    },
  ]);
  const digests = facts([
    [terminal.say({ "zh-CN": "明细摘要", en: "Digest of the lines" }), cycle.linesDigest ?? undefined],
    [terminal.say({ "zh-CN": "关账摘要", en: "Closing digest" }), cycle.closeDigest ?? undefined],
  ]);
  return [
    ...cycleTable([cycle], terminal),
    "",
    ...positions,
    ...(cycle.payments.length > 0 ? ["", ...paymentTable(cycle.payments, nameOf, terminal)] : []),
    ...(cycle.proposal.length > 0 ? ["", ...proposalTable(cycle.proposal, nameOf, terminal)] : []),
    ...(digests.length > 0 ? ["", ...digests] : []),
  ];
}

/** What would settle a cycle, numbered as it will be once it is netted. */
export function proposalTable(proposal: CycleDetail["proposal"], nameOf: NameOf, terminal: Terminal): string[] {
  const proposed = proposal.map((payment, at) => ({ ...payment, payment: at + 1, status: "proposed" as const }));
  const title = terminal.say({ "zh-CN": "拟议付款（尚未轧差）", en: "Proposed payments, not netted yet" });
  return [title, ...paymentTable(proposed, nameOf, terminal)];
}

function paymentTable(payments: readonly ShownPayment[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(payments, [
    {
      heading: terminal.say({ "zh-CN": "付款", en: "Payment" }),
      cell: ({ payment }) => String(payment),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "付款方", en: "From" }), cell: ({ payer }) => nameOf(payer), most: 40 },
    { heading: terminal.say({ "zh-CN": "收款方", en: "To" }), cell: ({ payee }) => nameOf(payee), most: 40 },
    {
      heading: terminal.say({ "zh-CN": "金额", en: "Amount" }),
      cell: ({ amountMinor }) => formatMoney(amountMinor, terminal.language),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "状态", en: "Status" }),
      cell: ({ status }) => terminal.say(paymentStandingWords[status]),
    },
    {
      heading: terminal.say({ "zh-CN": "银行流水号", en: "Bank reference" }),
      cell: ({ bankReference }) => bankReference ?? "",
    },
  ]);
}

export function lineTable(lines: readonly ObligationRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(lines, [
    { heading: terminal.say({ "zh-CN": "明细", en: "Line" }), cell: ({ line }) => line, align: "right" },
    { heading: terminal.say({ "zh-CN": "日期", en: "Posted" }), cell: ({ postedAt }) => formatSortable(postedAt) },
    { heading: terminal.say({ "zh-CN": "欠款方", en: "Debtor" }), cell: ({ debtor }) => nameOf(debtor), most: 36 },
    {
      heading: terminal.say({ "zh-CN": "债权方", en: "Creditor" }),
      cell: ({ creditor }) => nameOf(creditor),
      most: 36,
    },
    {
      heading: terminal.say({ "zh-CN": "金额", en: "Amount" }),
      cell: ({ amountMinor }) => formatMoney(amountMinor, terminal.language),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "来源", en: "From" }), cell: ({ cause, causeId }) => `${cause} ${causeId}` },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: ({ status }) => lineWord(status, terminal) },
  ]);
}

export function statementLines(statement: Statement, nameOf: NameOf, terminal: Terminal): string[] {
  const money = (amount: string) => formatMoney(amount, terminal.language);
  const { position } = statement;
  const counterparties = table(statement.counterparties, [
    {
      heading: terminal.say({ "zh-CN": "往来单位", en: "Counterparty" }),
      cell: ({ member }) => nameOf(member),
      most: 44,
    },
    { heading: terminal.say({ "zh-CN": "明细", en: "Lines" }), cell: ({ lines }) => String(lines), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "应收", en: "Is owed" }),
      cell: ({ owedMinor }) => money(owedMinor),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "应付", en: "Owes" }),
      cell: ({ owesMinor }) => money(owesMinor),
      align: "right",
    },
  ]);
  return [
    ...facts([
      [terminal.say({ "zh-CN": "成员", en: "Member" }), nameOf(statement.member)],
      [terminal.say({ "zh-CN": "周期", en: "Cycle" }), String(statement.cycle.cycle)],
      [terminal.say({ "zh-CN": "状态", en: "Status" }), cycleWord(statement.cycle.status, terminal)],
      [terminal.say({ "zh-CN": "应收", en: "Is owed" }), money(position.owedMinor)],
      [terminal.say({ "zh-CN": "应付", en: "Owes" }), money(position.owesMinor)],
      [terminal.say({ "zh-CN": "净额", en: "Position" }), money(position.positionMinor)],
    ]),
    "",
    ...counterparties,
    ...(statement.payments.length > 0 ? ["", ...paymentTable(statement.payments, nameOf, terminal)] : []),
    "",
    ...lineTable(statement.lines, nameOf, terminal),
  ];
}

function cycleWord(status: CycleRecord["status"], terminal: Terminal): string {
  const words = cycleStatusWords[cycleStatuses.indexOf(status) + 1];
  return words ? terminal.say(words) : status;
}

function lineWord(status: ObligationRecord["status"], terminal: Terminal): string {
  const words = lineStatusWords[lineStatuses.indexOf(status) + 1];
  return words ? terminal.say(words) : status;
}
