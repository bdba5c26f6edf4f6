/** Credit records and batches as tables. */

import { cellsOf } from "../client/credit-cells.ts";
import { type CreditColumn, columnsOf } from "../client/credit-columns.ts";
import { nameOf } from "../client/credit-fields.ts";
import { formatGrade, formatSortable, shorten } from "../client/format.ts";
import { type CreditRecord, type RecordKind, recordKinds } from "../server/credits/credit-records.ts";
import type { Grade } from "../server/credits/grade-records.ts";
import type { BatchRecord, VaultRecord } from "../server/credits/records.ts";
import { recordStatuses, statusReasons } from "../server/credits/records.ts";
import {
  creditSchemeWords,
  gradeScaleWords,
  levelWords,
  recordKindWords,
  recordStatusWords,
  statusReasonWords,
} from "../server/credits/words.ts";
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
    { heading: terminal.say({ "zh-CN": "类别", en: "Kind" }), cell: ({ record }) => kindWord(record.kind, terminal) },
    {
      heading: terminal.say({ "zh-CN": "成果", en: "Achievement" }),
      cell: ({ record }) => titleOf(record, terminal),
      most: 36,
    },
    { heading: terminal.say({ "zh-CN": "学分", en: "Credits" }), cell: ({ record }) => record.credits, align: "right" },
    {
      heading: terminal.say({ "zh-CN": "成绩", en: "Grade" }),
      cell: ({ record }) => gradeCell(record.grade, terminal),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "学期", en: "Term" }), cell: ({ record }) => record.term ?? "—" },
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
    ...recordCells(record, terminal),
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

export function kindWord(kind: RecordKind, terminal: Terminal): string {
  const words = recordKindWords[recordKinds.indexOf(kind)];
  return words ? terminal.say(words) : kind;
}

export function levelWord(level: number, terminal: Terminal): string {
  const words = level === 0 ? undefined : levelWords[level];
  return words ? terminal.say(words) : "—";
}

export function gradeCell(grade: Grade | undefined, terminal: Terminal): string {
  return grade ? formatGrade(grade, terminal.language) : "—";
}

/** All that a record says, under the names of the columns of its kind. */
export function recordCells(record: CreditRecord, terminal: Terminal): (readonly [string, string])[] {
  const { grade, creditScheme } = record;
  const cells = {
    ...cellsOf(record, terminal.language),
    creditScheme: terminal.say(creditSchemeWords[creditScheme]),
    grade: grade && gradeCell(grade, terminal),
    scale: grade && terminal.say(gradeScaleWords[grade.scale]),
  };
  const columns = Object.keys(columnsOf(record.kind)) as CreditColumn[];
  return columns.flatMap((key) => {
    const cell = cells[key];
    return cell === undefined ? [] : [[terminal.say(nameOf(record.kind, key)), cell] as const];
  });
}

function titleOf({ achievement }: CreditRecord, terminal: Terminal): string {
  return `${achievement.code} ${terminal.language === "en" ? achievement.titleEn : achievement.titleZh}`;
}

/** A record in one line, for a question. */
export function oneLine({ student, achievement, credits, grade }: CreditRecord): string {
  const parts = [`${student.number} ${student.name}`, `${achievement.code} ${achievement.titleZh}`, credits];
  return [...parts, ...(grade ? [formatGrade(grade, "zh-CN")] : [])].join(", ");
}
