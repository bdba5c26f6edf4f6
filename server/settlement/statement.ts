/** A member's account of a cycle: as a record, and as the sheet that its finance office files. */
import Papa from "papaparse";
import { clockTime, yuan } from "../present.ts";
import type { Language, Words } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import { getCycle, getPosition, linesOf } from "./queries.ts";
import { lineStatuses, type ObligationRecord, type Statement } from "./records.ts";
import { causeWords, lineStatusWords } from "./words.ts";

/** Names of a member; throws where there is no such member. */
export type NamesOf = (member: number) => { readonly nameZh: string; readonly nameEn: string };

export async function getStatement(
  store: StoreReader,
  namesOf: NamesOf,
  cycle: number,
  member: number,
): Promise<Statement> {
  const found = getCycle(store, cycle);
  const names = namesOf(member);
  const lines = await linesOf(store, cycle, member);
  return {
    cycle: found,
    member,
    nameZh: names.nameZh,
    nameEn: names.nameEn,
    position: getPosition(store, cycle, member),
    counterparties: counterparties(lines, member, namesOf),
    payments: found.payments.filter(({ payer, payee }) => payer === member || payee === member),
    lines,
  };
}

function counterparties(
  lines: readonly ObligationRecord[],
  member: number,
  namesOf: NamesOf,
): Statement["counterparties"] {
  const counted = lines.filter(({ status }) => status === "posted");
  const byOther = Map.groupBy(counted, ({ debtor, creditor }) => (debtor === member ? creditor : debtor));
  const others = [...byOther].sort(([a], [b]) => a - b);
  return others.map(([other, theirs]) => {
    const { nameZh, nameEn } = namesOf(other);
    const { owesMinor, owedMinor } = sums(theirs, member);
    return { member: other, nameZh, nameEn, owesMinor, owedMinor, lines: theirs.length };
  });
}

function sums(lines: readonly ObligationRecord[], member: number) {
  const sumOf = (some: readonly ObligationRecord[]) =>
    some.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n).toString();
  return {
    owesMinor: sumOf(lines.filter(({ debtor }) => debtor === member)),
    owedMinor: sumOf(lines.filter(({ creditor }) => creditor === member)),
  };
}

const headings: readonly Words[] = [
  { "zh-CN": "明细号", en: "Line" },
  { "zh-CN": "入账时间", en: "Posted at" },
  { "zh-CN": "对方编号", en: "Counterparty number" },
  { "zh-CN": "对方单位", en: "Counterparty" },
  { "zh-CN": "事由", en: "Cause" },
  { "zh-CN": "事由编号", en: "Cause number" },
  { "zh-CN": "状态", en: "Status" },
  { "zh-CN": "应付（元）", en: "Owes (CNY)" },
  { "zh-CN": "应收（元）", en: "Is owed (CNY)" },
];

const totalWords: Words = { "zh-CN": "合计（已入账）", en: "Total (posted)" };
const positionWords: Words = { "zh-CN": "净额", en: "Net position" };

/** A spreadsheet may run a text that begins like this as a formula; an apostrophe before it keeps it a text. */
const formula = /^[=+\-@\t\r\n]/;

/** For texts that others chose. Amounts are made here, and a minus sign before one must stay a minus sign. */
function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/**
 * The statement as CSV for a spreadsheet: UTF-8 with a byte-order mark, which Excel needs for Chinese; times in
 * Asia/Shanghai, amounts in yuan. A line that does not count has its amount in brackets after its status.
 */
export function statementCsv(statement: Statement, language: Language, namesOf: NamesOf): string {
  const nameOf = (member: number) => namesOf(member)[language === "en" ? "nameEn" : "nameZh"];
  const rows = statement.lines.map((line) => row(line, statement.member, language, nameOf));
  const { owesMinor, owedMinor, positionMinor } = statement.position;
  const table = [
    headings.map((heading) => heading[language]),
    ...rows,
    [totalWords[language], "", "", "", "", "", "", yuan(owesMinor), yuan(owedMinor)],
    [positionWords[language], "", "", "", "", "", "", "", yuan(positionMinor)],
  ];
  return `\uFEFF${Papa.unparse(table, { newline: "\r\n" })}\r\n`;
}

function row(line: ObligationRecord, member: number, language: Language, nameOf: (member: number) => string) {
  const owes = line.debtor === member;
  const other = owes ? line.creditor : line.debtor;
  const counts = line.status === "posted";
  const status = lineStatusWords[lineStatuses.indexOf(line.status) + 1]?.[language] ?? line.status;
  const amount = yuan(line.amountMinor);
  return [
    line.line,
    clockTime(Date.parse(line.postedAt) / 1000),
    other,
    guarded(nameOf(other)),
    causeWords[line.cause][language],
    guarded(line.causeId),
    counts ? status : `${status} (${amount})`,
    counts && owes ? amount : "",
    counts && !owes ? amount : "",
  ];
}
