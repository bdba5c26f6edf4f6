/** What a record of any kind says, as names and values that a person reads. */
import { cellsOf } from "../../../client/credit-cells.ts";
import { type CreditField, fieldsOf, nameOf } from "../../../client/credit-fields.ts";
import { formatDate, formatGrade, formatTerm } from "../../../client/format.ts";
import {
  type CreditRecord,
  type RecordKind,
  type RecordScope,
  recordKinds,
} from "../../../server/credits/credit-records.ts";
import { creditSchemeWords, gradeScaleWords, levelWords, recordKindWords } from "../../../server/credits/words.ts";
import type { Language } from "../../../server/problem.ts";

/** "Course", "Professional qualification" */
export function kindName(kind: RecordKind, language: Language): string {
  return upper(recordKindWords[recordKinds.indexOf(kind)]?.[language] ?? kind);
}

export function levelName(level: number, language: Language): string {
  return upper(levelWords[level]?.[language] ?? String(level));
}

/** For what its issuer has to be accredited: "Thesis · Bachelor", "Professional qualification · NURSE-CN". */
export function scopeName({ kind, level, qualification }: RecordScope, language: Language): string {
  return `${kindName(kind, language)} · ${qualification ?? levelName(level, language)}`;
}

export function achievementTitle(language: Language, { achievement }: CreditRecord): string {
  return language === "zh-CN" ? achievement.titleZh : achievement.titleEn;
}

/** The term, or the day of what belongs to no term. */
export function termOf(language: Language, { term, completedOn }: CreditRecord): string {
  return term === undefined ? formatDate(completedOn, language) : formatTerm(term, language);
}

export type RecordFact = { readonly column: CreditField; readonly name: string; readonly value: string };

/** In the order of the sheets, without what the record does not have. */
export function factsOf(record: CreditRecord, language: Language): RecordFact[] {
  const cells = cellsOf(record, language);
  const written = writtenOf(record, language);
  return fieldsOf(record.kind)
    .known.filter((column) => column === "kind" || cells[column] !== undefined)
    .filter((column) => column !== "credits" || record.credits !== "0")
    .map((column) => {
      const value = written[column] ?? cells[column] ?? "";
      return { column, name: nameOf(record.kind, column)[language], value: capital(column) ? upper(value) : value };
    });
}

/** What reads better than the cell of a sheet. */
function writtenOf(record: CreditRecord, language: Language): Partial<Record<CreditField, string>> {
  const { grade, term, startedOn, completedOn, languageOfInstruction } = record;
  const day = (date: string | undefined) => (date === undefined ? undefined : formatDate(date, language));
  const written = {
    grade: grade && formatGrade(grade, language),
    scale: grade && gradeScaleWords[grade.scale][language],
    creditScheme: creditSchemeWords[record.creditScheme][language],
    term: term && formatTerm(term, language),
    startedOn: day(startedOn),
    completedOn: day(completedOn),
    validUntil: record.kind === "qualification" ? day(record.validUntil) : undefined,
    languageOfInstruction:
      languageOfInstruction && new Intl.DisplayNames(language, { type: "language" }).of(languageOfInstruction),
  };
  return Object.fromEntries(Object.entries(written).filter(([, text]) => text !== undefined));
}

function capital(column: CreditField): boolean {
  return column === "kind" || column === "level" || column === "scale" || column === "creditScheme";
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
