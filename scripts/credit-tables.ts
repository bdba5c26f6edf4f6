/** Credit records and batches as tables. */
import { formatGrade, formatSortable, shorten } from "../client/format.ts";
import type { BatchRecord, CreditRecord, VaultRecord } from "../server/credits/records.ts";
import { recordStatuses, statusReasons } from "../server/credits/records.ts";
import { recordStatusWords, statusReasonWords } from "../server/credits/words.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

export function recordTable(records: readonly VaultRecord[], terminal: Terminal): string[] {
  return table(records, [
    { heading: terminal.say({ "zh-CN": "记录", en: "Record" }), cell: ({ record }) => record.recordId },
    {
      heading: terminal.say({ "zh-CN": "批次", en: "Batch" }),
      cell: ({ sequence }) => String(sequence ?? "—"),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "学号", en: "Student" }), cell: ({ record }) => record.student.number },
    { heading: terminal.say({ "zh-CN": "姓名", en: "Name" }), cell: ({ record }) => record.student.name, most: 20 },
    {
      heading: terminal.say({ "zh-CN": "课程", en: "Course" }),
      cell: ({ record }) => titleOf(record, terminal),
      most: 36,
    },
    { heading: terminal.say({ "zh-CN": "学分", en: "Credits" }), cell: ({ record }) => record.credits, align: "right" },
    {
      heading: terminal.say({ "zh-CN": "成绩", en: "Grade" }),
      cell: ({ record }) => formatGrade(record.grade, terminal.language),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "学期", en: "Term" }), cell: ({ record }) => record.term },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: ({ status }) => statusWord(status, terminal) },
  ]);
}

export function recordFacts(
  { record, status, reason, sequence, leaf, successorId, issuedAt }: VaultRecord,
  terminal: Terminal,
): string[] {
  const why = statusReasonWords[statusReasons.indexOf(reason)];
  return facts([
    [terminal.say({ "zh-CN": "记录", en: "Record" }), record.recordId],
    [terminal.say({ "zh-CN": "学生", en: "Student" }), `${record.student.number} ${record.student.name}`],
    [
      terminal.say({ "zh-CN": "课程", en: "Course" }),
      `${record.course.code} ${record.course.titleZh} · ${record.course.titleEn}`,
    ],
    [terminal.say({ "zh-CN": "学分", en: "Credits" }), record.credits],
    [terminal.say({ "zh-CN": "成绩", en: "Grade" }), formatGrade(record.grade, terminal.language)],
    [terminal.say({ "zh-CN": "学期", en: "Term" }), record.term],
    [terminal.say({ "zh-CN": "完成日期", en: "Completed on" }), record.completedOn],
    [terminal.say({ "zh-CN": "批次", en: "Batch" }), sequence === null ? "—" : String(sequence)],
    [terminal.say({ "zh-CN": "签发", en: "Issued" }), issuedAt === null ? undefined : formatSortable(issuedAt)],
    [terminal.say({ "zh-CN": "状态", en: "Status" }), statusWord(status, terminal)],
    [terminal.say({ "zh-CN": "理由", en: "Reason" }), reason === "none" || !why ? undefined : terminal.say(why)],
    [terminal.say({ "zh-CN": "取代它的记录", en: "Replaced by" }), successorId ?? undefined],
    [terminal.say({ "zh-CN": "叶", en: "Leaf" }), leaf],
  ]);
}

export function batchTable(
  batches: readonly BatchRecord[],
  nameOf: (member: number) => string,
  terminal: Terminal,
): string[] {
  return table(batches, [
    { heading: terminal.say({ "zh-CN": "学校", en: "Issuer" }), cell: ({ issuer }) => nameOf(issuer), most: 40 },
    {
      heading: terminal.say({ "zh-CN": "批次", en: "Batch" }),
      cell: ({ sequence }) => String(sequence),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "记录数", en: "Records" }), cell: ({ count }) => String(count), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "撤销", en: "Revoked" }),
      cell: ({ changed }) => String(changed.revoked),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "更正", en: "Replaced" }),
      cell: ({ changed }) => String(changed.superseded),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "签发", en: "Issued" }), cell: ({ issuedAt }) => formatSortable(issuedAt) },
    { heading: terminal.say({ "zh-CN": "根", en: "Root" }), cell: ({ root }) => shorten(root) },
  ]);
}

export function statusWord(status: VaultRecord["status"], terminal: Terminal): string {
  if (status === "draft") return terminal.say({ "zh-CN": "草稿", en: "draft" });
  const words = recordStatusWords[recordStatuses.indexOf(status)];
  return words ? terminal.say(words) : status;
}

function titleOf({ course }: CreditRecord, terminal: Terminal): string {
  return `${course.code} ${terminal.language === "en" ? course.titleEn : course.titleZh}`;
}

/** A record in one line, for a question. */
export function oneLine(record: CreditRecord): string {
  const grade = formatGrade(record.grade, "zh-CN");
  return `${record.student.number} ${record.student.name}, ${record.course.code} ${record.course.titleZh}, ${record.credits}, ${grade}`;
}
