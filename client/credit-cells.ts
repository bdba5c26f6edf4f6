/** A credit record as the cells of a row, such that reading the row gives the record again. */
import { type CreditRecord, type RecordOf, recordKinds } from "../server/credits/credit-records.ts";
import { levelWords, recordKindWords } from "../server/credits/words.ts";
import type { Language } from "../server/problem.ts";
import type { CreditField } from "./credit-fields.ts";
import { formatGrade } from "./format.ts";

type Cells = Partial<Record<CreditField, string>>;

/** What the columns of the record's kind say of it; what it does not have is absent. */
export function cellsOf(record: CreditRecord, language: Language): Cells {
  const { student, achievement, grade, engagementHours } = record;
  const level = achievement.level === undefined ? undefined : levelWords[achievement.level]?.[language];
  const cells: Record<string, string | undefined> = {
    kind: recordKindWords[recordKinds.indexOf(record.kind)]?.[language],
    level,
    studentNumber: student.number,
    studentName: student.name,
    code: achievement.code,
    titleZh: achievement.titleZh,
    titleEn: achievement.titleEn,
    field: achievement.field,
    credits: record.credits,
    creditScheme: record.creditScheme,
    grade: grade && formatGrade(grade, "zh-CN"),
    scale: grade?.scale,
    term: record.term,
    startedOn: record.startedOn,
    completedOn: record.completedOn,
    languageOfInstruction: record.languageOfInstruction,
    engagementHours: engagementHours?.toString(),
    ...particularsOf(record),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined));
}

function particularsOf(record: CreditRecord): Cells {
  switch (record.kind) {
    case "thesis":
      return { thesisTitle: record.thesisTitle, supervisors: record.supervisors.map(partyText).join("；") };
    case "internship":
      return { host: partyText(record.host) };
    case "competition":
      return {
        organiser: record.organiser,
        award: record.award,
        ...(record.team && { team: `${record.team.place}/${record.team.size}` }),
      };
    case "teaching":
      return { role: record.role };
    case "qualification": {
      const { licenseNumber, validUntil, renews } = record;
      return { licenseNumber, ...(validUntil && { validUntil }), ...(renews && { renews }) };
    }
    default:
      return {};
  }
}

/** "示例企业 #12" */
export function partyText({ name, member }: RecordOf<"internship">["host"]): string {
  return member === undefined ? name : `${name} #${member}`;
}
