/** Accreditations, types of qualification and reports of compromised keys as tables. */
import { formatSortable } from "../client/format.ts";
import type {
  AccreditationRecord,
  CompromiseRecord,
  QualificationTypeRecord,
} from "../server/credits/accreditation-records.ts";
import { kindWord, levelWord } from "./credit-tables.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

type NameOf = (member: number) => string;

export function accreditationTable(
  accreditations: readonly AccreditationRecord[],
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  return table(accreditations, [
    { heading: terminal.say({ "zh-CN": "学校", en: "Issuer" }), cell: ({ issuer }) => nameOf(issuer), most: 40 },
    { heading: terminal.say({ "zh-CN": "类别", en: "Kind" }), cell: ({ kind }) => kindWord(kind, terminal) },
    {
      heading: terminal.say({ "zh-CN": "层次或资格", en: "Level or type" }),
      cell: ({ level, qualification }) => qualification ?? levelWord(level, terminal),
    },
    { heading: terminal.say({ "zh-CN": "自", en: "From" }), cell: ({ startsAt }) => formatSortable(startsAt) },
    {
      heading: terminal.say({ "zh-CN": "至", en: "Until" }),
      cell: ({ endsAt }) =>
        endsAt === null ? terminal.say({ "zh-CN": "无期限", en: "no end" }) : formatSortable(endsAt),
    },
    {
      heading: terminal.say({ "zh-CN": "取消理由", en: "Withdrawn" }),
      cell: ({ withdrawn }) => withdrawn?.reason ?? "",
    },
  ]);
}

export function qualificationTable(types: readonly QualificationTypeRecord[], terminal: Terminal): string[] {
  return table(types, [
    { heading: terminal.say({ "zh-CN": "代码", en: "Code" }), cell: ({ code }) => code },
    {
      heading: terminal.say({ "zh-CN": "名称", en: "Name" }),
      cell: ({ nameZh, nameEn }) => (terminal.language === "en" ? nameEn : nameZh),
    },
    {
      heading: terminal.say({ "zh-CN": "有效期", en: "Valid" }),
      cell: ({ validMonths: months }) =>
        terminal.say(
          months === null ? { "zh-CN": "长期", en: "for good" } : { "zh-CN": `${months} 个月`, en: `${months} months` },
        ),
    },
    {
      heading: terminal.say({ "zh-CN": "与之相互承认", en: "Equated with" }),
      cell: ({ equated }) => equated.join(", "),
    },
  ]);
}

export function compromiseTable(reports: readonly CompromiseRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(reports, [
    { heading: terminal.say({ "zh-CN": "学校", en: "Issuer" }), cell: ({ issuer }) => nameOf(issuer), most: 40 },
    { heading: terminal.say({ "zh-CN": "账户", en: "Account" }), cell: ({ account }) => account },
    {
      heading: terminal.say({ "zh-CN": "自区块", en: "From block" }),
      cell: ({ fromBlock }) => String(fromBlock),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "作废批次", en: "Void batches" }),
      cell: ({ sequences }) => sequences.join(", "),
    },
    {
      heading: terminal.say({ "zh-CN": "报告", en: "Reported" }),
      cell: ({ reportedAt }) => formatSortable(reportedAt),
    },
  ]);
}
