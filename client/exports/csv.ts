/** A transcript as a sheet that spreadsheet programs open right and safely. */
import papaparse from "papaparse";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { recordKinds } from "../../server/credits/credit-records.ts";
import { creditSchemeWords, gradeScaleWords, recordKindWords } from "../../server/credits/words.ts";
import type { Language, Words } from "../../server/problem.ts";
import { gradeWords, statusWords } from "./entry-words.ts";
import type { IssuedPart, Transcript, TranscriptEntry } from "./transcript.ts";
import { leafOfEntry, partsOf } from "./transcript.ts";

type Cell = (entry: TranscriptEntry, part: IssuedPart, language: Language) => string;

const columns: readonly (readonly [Words, Cell])[] = [
  [
    { "zh-CN": "学校", en: "University" },
    (_, { issuer }, language) => (language === "en" ? issuer.nameEn : issuer.nameZh),
  ],
  [{ "zh-CN": "学号", en: "Student number" }, ({ presentation }) => presentation.record.student.number],
  [{ "zh-CN": "姓名", en: "Name" }, ({ presentation }) => presentation.record.student.name],
  [{ "zh-CN": "类别", en: "Kind" }, ({ presentation }, _, language) => kindOf(presentation.record, language)],
  [{ "zh-CN": "代码", en: "Code" }, ({ presentation }) => presentation.record.achievement.code],
  [{ "zh-CN": "名称", en: "Title" }, ({ presentation }) => presentation.record.achievement.titleZh],
  [{ "zh-CN": "英文名称", en: "Title (English)" }, ({ presentation }) => presentation.record.achievement.titleEn],
  [{ "zh-CN": "学分", en: "Credits" }, ({ presentation }) => presentation.record.credits],
  [
    { "zh-CN": "学分制", en: "Credit scheme" },
    ({ presentation }, _, language) => creditSchemeWords[presentation.record.creditScheme][language],
  ],
  [
    { "zh-CN": "成绩", en: "Grade" },
    ({ presentation }, _, language) => gradeWords(presentation.record.grade, language),
  ],
  [
    { "zh-CN": "成绩制", en: "Scale" },
    ({ presentation: { record } }, _, language) => (record.grade ? gradeScaleWords[record.grade.scale][language] : ""),
  ],
  [{ "zh-CN": "学期", en: "Term" }, ({ presentation }) => presentation.record.term ?? ""],
  [{ "zh-CN": "完成日期", en: "Completed on" }, ({ presentation }) => presentation.record.completedOn],
  [{ "zh-CN": "状态", en: "Status" }, ({ status }, _, language) => statusWords(status, language)],
  [{ "zh-CN": "批次", en: "Batch" }, ({ presentation }) => String(presentation.sequence)],
  [{ "zh-CN": "记录编号", en: "Record" }, ({ presentation }) => presentation.record.recordId],
  [{ "zh-CN": "链上叶", en: "Leaf" }, leafOfEntry],
];

/**
 * Writes CSV: a byte order mark so that Excel takes it for UTF-8, and an apostrophe before what a spreadsheet program
 * would run as a formula.
 * @throws What `partsOf` throws
 */
export function writeTranscriptCsv(transcript: Transcript, language: Language): string {
  const heading = columns.map(([name]) => name[language]);
  const rows = partsOf(transcript).flatMap((part) =>
    part.entries.map((entry) => columns.map(([, cell]) => cell(entry, part, language))),
  );
  return `\ufeff${papaparse.unparse([heading, ...rows], { escapeFormulae: true, newline: "\r\n" })}\r\n`;
}

export function kindOf({ kind }: CreditRecord, language: Language): string {
  return recordKindWords[recordKinds.indexOf(kind)]?.[language] ?? kind;
}
