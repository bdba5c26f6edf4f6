/** From a row of a sheet to a credit record. */
import {
  type CreditRecord,
  creditRecordSchema,
  type RecordKind,
  recordKinds,
} from "../server/credits/credit-records.ts";
import { recordKindWords } from "../server/credits/words.ts";
import { checkInput } from "../server/input.ts";
import type { Words } from "../server/problem.ts";
import type { RowReader } from "./columns.ts";
import type { CreditColumn } from "./credit-columns.ts";
import {
  kindOf,
  readField,
  readHours,
  readLanguage,
  readLevel,
  readParticulars,
  readScheme,
} from "./credit-particulars.ts";
import { readCredits, readCreditsOrNone, readDate, readGrade, readTerm } from "./credit-values.ts";

type Row = RowReader<CreditColumn>;

/** What the rows of a sheet share. */
export type SheetBatch = {
  readonly issuer: number;
  readonly kind: RecordKind;
  /** Of the rows that do not say theirs. */
  readonly level: number;
  readonly today: string;
};

/** The record of a row; where the row has faults, what could be read of it. */
export function readRecord(row: Row, batch: SheetBatch): CreditRecord {
  const { kind, issuer, today } = batch;
  const latest = { day: today, isToday: true };
  const titleZh = row.text("titleZh");
  const isGraded = kind === "course" || kind === "thesis" || kind === "internship";
  requireKind(row, kind);
  const level = row.perhaps("level", () => readLevel(row)) ?? batch.level;
  const draft = {
    recordId: crypto.randomUUID(),
    kind,
    issuer,
    student: { number: studentNumber(row), name: row.text("studentName") },
    achievement: {
      code: row.code("code"),
      titleZh,
      titleEn: row.text("titleEn") || titleZh,
      field: row.perhaps("field", () => readField(row)),
      level: level === 0 ? undefined : level,
    },
    credits: isGraded ? readCredits(row) : readCreditsOrNone(row),
    creditScheme: row.perhaps("creditScheme", () => readScheme(row)) ?? "local",
    grade: row.perhaps("grade", () => readGrade(row)),
    term: row.perhaps("term", () => readTerm(row)),
    startedOn: row.perhaps("startedOn", () => readDate(row, "startedOn", latest)),
    completedOn: readDate(row, "completedOn", latest),
    languageOfInstruction: row.perhaps("languageOfInstruction", () => readLanguage(row)),
    engagementHours: row.perhaps("engagementHours", () => readHours(row)),
    ...readParticulars(row, kind),
  };
  const { value, faults } = checkInput(creditRecordSchema, withoutGaps(draft));
  if (value) return value;
  // What the readers above have not said already: texts that are empty or too long, and dates out of order.
  for (const fault of faults) {
    const key = columnOf(fault.field);
    // A title that stands for an absent English one: one fault is enough.
    if (key === "titleEn" && draft.achievement.titleEn === titleZh) continue;
    // Two dates cannot be compared where one of them is none.
    if ((key === "startedOn" || key === "validUntil") && row.isFaulty("completedOn")) continue;
    if (key && !row.isFaulty(key)) row.fault(key, fault.fault, limits(key, kind));
  }
  return withoutGaps(draft) as CreditRecord;
}

/** Canonical JSON knows nothing that is undefined. */
function withoutGaps<Draft extends { readonly achievement: object }>(draft: Draft): object {
  const filled = (value: object) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
  return { ...filled(draft), achievement: filled(draft.achievement) };
}

function requireKind(row: Row, kind: RecordKind): void {
  const text = row.code("kind");
  if (text === "" || kindOf(text) === kind) return;
  const words = recordKindWords[recordKinds.indexOf(kind)];
  row.fault("kind", "other-kind", {
    "zh-CN": `${words?.["zh-CN"] ?? kind}：一个批次只有一种类别`,
    en: `${words?.en ?? kind}: a batch has records of one kind`,
  });
}

/** Columns by the places of the record that they fill, where a reader leaves the judgement to the schema. */
const columnsByPlace: Readonly<Record<string, CreditColumn>> = {
  "/student/number": "studentNumber",
  "/student/name": "studentName",
  "/achievement/code": "code",
  "/achievement/titleZh": "titleZh",
  "/achievement/titleEn": "titleEn",
  "/startedOn": "startedOn",
  "/thesisTitle": "thesisTitle",
  "/supervisors": "supervisors",
  "/host/name": "host",
  "/organiser": "organiser",
  "/award": "award",
  "/role": "role",
  "/licenseNumber": "licenseNumber",
  "/validUntil": "validUntil",
};

function columnOf(place: string): CreditColumn | undefined {
  return columnsByPlace[place.replace(/^\/supervisors\/.*/, "/supervisors")];
}

function limits(key: CreditColumn, kind: RecordKind): Words {
  if (key === "code" && kind === "qualification") {
    return { "zh-CN": "1 至 32 个 ASCII 字符，无空格", en: "1 to 32 ASCII characters without spaces" };
  }
  if (key === "startedOn") return { "zh-CN": "不晚于完成日期的日期", en: "a date not after the date of completion" };
  if (key === "validUntil") return { "zh-CN": "晚于取得日期的日期", en: "a date after the date of issue" };
  if (key === "supervisors") {
    return {
      "zh-CN": "1 至 5 个姓名，以“；”分隔，各至多 120 个字符",
      en: "1 to 5 names of at most 120 characters, with “;” between",
    };
  }
  const most = longest[key] ?? 120;
  return { "zh-CN": `长度为 1 至 ${most} 个字符`, en: `1 to ${most} characters` };
}

const longest: Readonly<Partial<Record<CreditColumn, number>>> = {
  studentNumber: 32,
  code: 32,
  licenseNumber: 64,
  thesisTitle: 300,
};

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
