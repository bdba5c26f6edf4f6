/**
 * From a sheet to the records of a batch, all of one kind and level: every row is checked, every fault named with its
 * row, its column, what was found and what is expected.
 */

import {
  type CreditRecord,
  type RecordKind,
  type RecordScope,
  rowOf,
  scopeOf,
} from "../server/credits/credit-records.ts";
import { levelWords } from "../server/credits/words.ts";
import type { InputFault } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { findColumns, RowReader } from "./columns.ts";
import type { CreditColumn } from "./credit-columns.ts";
import { columnsOf, creditColumns } from "./credit-columns.ts";
import { nameOf } from "./credit-fields.ts";
import { kindOf } from "./credit-particulars.ts";
import { readRecord } from "./credit-row.ts";
import type { Sheet } from "./sheet.ts";
import { todayInShanghai } from "./today.ts";

export type CheckedRecords = {
  /** Kind of all the records. */
  readonly kind: RecordKind;
  /** Records of the rows without faults, each with a new random id. */
  readonly records: readonly CreditRecord[];
  /** Rows of the records, in the same order. */
  readonly rows: readonly number[];
  readonly faults: readonly InputFault[];
  readonly warnings: readonly InputFault[];
};

export type CheckOptions = {
  /** What the records are; else what the sheet's first row says, else courses. */
  readonly kind?: RecordKind | undefined;
  /** Level of the rows that do not say theirs, 0 for none; else none. */
  readonly level?: number | undefined;
  /** Records cannot be completed after this day; "2026-11-18". */
  readonly today?: string | undefined;
};

type Row = RowReader<CreditColumn>;

/**
 * Checks a sheet of credit records.
 * @param issuer The member that issues them.
 * @throws Sheet_HeadingMissing, Sheet_HeadingRepeated
 */
export function checkRecords(sheet: Sheet, issuer: number, options: CheckOptions = {}): CheckedRecords {
  const { kind = statedKind(sheet) ?? "course", level = 0, today = todayInShanghai() } = options;
  const known = columnsOf(kind);
  const columns = findColumns(sheet, known);
  const records: CreditRecord[] = [];
  const rows: number[] = [];
  const faults: InputFault[] = [];
  const warnings: InputFault[] = [...columns.warnings];
  const firstRows = new Map<string, number>();
  let first: { readonly row: number; readonly scope: RecordScope } | undefined;

  for (const sheetRow of sheet.rows) {
    const row = new RowReader(sheetRow, columns, known);
    const record = readRecord(row, { issuer, kind, level, today });
    refuseDuplicate(row, record, firstRows);
    if (!row.isFaulty("level") && !row.isFaulty("code")) {
      first ??= { row: row.row, scope: scopeOf(record) };
      refuseOtherScope(row, record, first);
    }
    warnings.push(...row.warnings);
    faults.push(...row.faultsAlong(sheet.heading));
    if (row.faults.length > 0) continue;
    records.push(record);
    rows.push(row.row);
  }
  if (columns.headings.titleEn === undefined) warnings.push(englishTitlesMissing);
  return { kind, records, rows, faults, warnings };
}

/** The records of a sheet without any fault. @throws Client_RowsRefused {rows, faults} */
export function requireFaultless(checked: CheckedRecords): readonly CreditRecord[] {
  const { faults, records } = checked;
  if (faults.length === 0) return records;
  const rows = new Set(faults.map((fault) => fault.row)).size;
  throw new Problem("Client_RowsRefused", { rows, faults: faults.length }, faults);
}

/** Gives the gateway's faults of a draft ("/records/3/…") the numbers of the rows that the records came from. */
export function withRows(error: unknown, rows: readonly number[]): unknown {
  if (!(error instanceof Problem)) return error;
  const faults = error.faults.map((fault) => {
    const [, at, place] = /^\/records\/(\d+)(.*)$/.exec(fault.field) ?? [];
    const row = rows[Number(at)];
    return row === undefined ? fault : { ...fault, row, field: place || creditColumns.studentNumber.name["zh-CN"] };
  });
  return faults.some((fault) => fault.row !== undefined)
    ? new Problem(error.name, error.arguments, faults, error)
    : error;
}

/** The kind that the first row states. */
function statedKind(sheet: Sheet): RecordKind | undefined {
  const only = { kind: creditColumns.kind };
  const [first] = sheet.rows;
  return first && kindOf(new RowReader<"kind">(first, findColumns(sheet, only), only).code("kind"));
}

function refuseDuplicate(row: Row, record: CreditRecord, firstRows: Map<string, number>): void {
  if (!record.student.number || !record.achievement.code) return;
  const key = rowOf(record);
  const first = firstRows.get(key);
  if (first === undefined) {
    firstRows.set(key, row.row);
    return;
  }
  const [what, when] = [nameOf(record.kind, "code"), nameOf(record.kind, record.term ? "term" : "completedOn")];
  row.fault("studentNumber", "duplicate", {
    "zh-CN": `同一学号、${what["zh-CN"]}和${when["zh-CN"]}只出现一次；与第 ${first} 行重复`,
    en: `a student number, ${what.en.toLowerCase()} and ${when.en.toLowerCase()} only once; the same as row ${first}`,
  });
}

/** The chain says one level, or one type of qualification, of the whole batch. */
function refuseOtherScope(row: Row, record: CreditRecord, first: { row: number; scope: RecordScope }): void {
  const { level, qualification } = scopeOf(record);
  if (level !== first.scope.level) {
    const words = levelWords[first.scope.level];
    row.fault("level", "other-level", {
      "zh-CN": `${words?.["zh-CN"]}，与第 ${first.row} 行相同：一个批次只有一种层次`,
      en: `${words?.en} as in row ${first.row}: a batch has records of one level`,
    });
  }
  if (qualification !== first.scope.qualification) {
    row.fault("code", "other-qualification", {
      "zh-CN": `${first.scope.qualification}，与第 ${first.row} 行相同：一个批次只有一种职业资格`,
      en: `${first.scope.qualification} as in row ${first.row}: a batch has one type of qualification`,
    });
  }
}

const englishTitlesMissing: InputFault = {
  row: 1,
  field: creditColumns.titleEn.name["zh-CN"],
  fault: "column-absent",
  detail: {
    "zh-CN": "没有英文名称列，英文成绩单上将使用中文课程名称。",
    en: "There is no column of English titles; the Chinese titles stand for them.",
  },
};
