/**
 * From a sheet to credit records: every row is checked, every fault named with its row, its column, what was found
 * and what is expected.
 */

import type { CreditRecord } from "../server/credits/records.ts";
import { creditRecordSchema } from "../server/credits/records.ts";
import { checkInput } from "../server/input.ts";
import type { InputFault, Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { findColumns, RowReader } from "./columns.ts";
import type { CreditColumn } from "./credit-columns.ts";
import { creditColumns } from "./credit-columns.ts";
import { readCredits, readDate, readGrade, readTerm } from "./credit-values.ts";
import type { Sheet } from "./sheet.ts";

export type CheckedRecords = {
  /** Records of the rows without faults, each with a new random id. */
  readonly records: readonly CreditRecord[];
  /** Rows of the records, in the same order. */
  readonly rows: readonly number[];
  readonly faults: readonly InputFault[];
  readonly warnings: readonly InputFault[];
};

type Row = RowReader<CreditColumn>;

/**
 * Checks a sheet of credit records.
 * @param issuer The member that issues them.
 * @param today Records cannot be completed after this day; "2026-11-18".
 * @throws Sheet_HeadingMissing, Sheet_HeadingRepeated
 */
export function checkRecords(sheet: Sheet, issuer: number, today = todayInShanghai()): CheckedRecords {
  const columns = findColumns(sheet, creditColumns);
  const records: CreditRecord[] = [];
  const rows: number[] = [];
  const faults: InputFault[] = [];
  const warnings: InputFault[] = [...columns.warnings];
  const firstRows = new Map<string, number>();

  for (const sheetRow of sheet.rows) {
    const row = new RowReader(sheetRow, columns, creditColumns);
    const record = readRecord(row, issuer, today);
    refuseDuplicate(row, record, firstRows);
    warnings.push(...row.warnings);
    faults.push(...row.faultsAlong(sheet.heading));
    if (row.faults.length > 0) continue;
    records.push(record);
    rows.push(row.row);
  }
  if (columns.headings.titleEn === undefined) warnings.push(englishTitlesMissing);
  return { records, rows, faults, warnings };
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

function readRecord(row: Row, issuer: number, today: string): CreditRecord {
  const titleZh = row.text("titleZh");
  const draft = {
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer,
    student: { number: studentNumber(row), name: row.text("studentName") },
    course: { code: row.code("courseCode"), titleZh, titleEn: row.text("titleEn") || titleZh },
    credits: readCredits(row),
    grade: readGrade(row),
    term: readTerm(row),
    completedOn: readDate(row, today),
  };
  const { value, faults } = checkInput(creditRecordSchema, draft);
  if (value) return value;
  // What the readers above have not said already: texts that are empty or too long.
  for (const fault of faults) {
    const key = columnsByPlace[fault.field];
    // A title that stands for an absent English one: one fault is enough.
    if (key === "titleEn" && draft.course.titleEn === titleZh) continue;
    if (key && !row.isFaulty(key)) row.fault(key, fault.fault, limits(key));
  }
  return draft as CreditRecord;
}

const columnsByPlace: Readonly<Record<string, CreditColumn>> = {
  "/student/number": "studentNumber",
  "/student/name": "studentName",
  "/course/code": "courseCode",
  "/course/titleZh": "titleZh",
  "/course/titleEn": "titleEn",
};

function limits(key: CreditColumn): Words {
  const most = key === "studentNumber" || key === "courseCode" ? 32 : 120;
  return { "zh-CN": `长度为 1 至 ${most} 个字符`, en: `1 to ${most} characters` };
}

/** Excel turns long numbers into 2.02601E+11 and forgets the digits; nobody must guess them back. */
function studentNumber(row: Row): string {
  const number = row.code("studentNumber");
  if (/^\d+(?:\.\d+)?e\+?\d+$/i.test(number)) {
    row.fault("studentNumber", "scientific-notation", {
      "zh-CN": "完整的学号；请在表格软件中把该列设为“文本”后重新填写",
      en: "the whole number; format the column as text in the spreadsheet program and enter it again",
    });
  }
  return number;
}

function refuseDuplicate(row: Row, { student, course, term }: CreditRecord, firstRows: Map<string, number>): void {
  if (!student.number || !course.code) return;
  const key = JSON.stringify([student.number, course.code, term]);
  const first = firstRows.get(key);
  if (first === undefined) {
    firstRows.set(key, row.row);
    return;
  }
  row.fault("studentNumber", "duplicate", {
    "zh-CN": `同一学生、课程和学期只出现一次；与第 ${first} 行重复`,
    en: `a student, course and term only once; the same as row ${first}`,
  });
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

function todayInShanghai(): string {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}
