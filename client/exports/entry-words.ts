/** Grades and statuses as people read them. */

import type { EntryStatus } from "../../server/credits/credential-records.ts";
import type { Grade } from "../../server/credits/grade-records.ts";
import { recordStatuses } from "../../server/credits/records.ts";
import { recordStatusWords } from "../../server/credits/words.ts";
import type { Language, Words } from "../../server/problem.ts";

const values: Readonly<Record<string, Words>> = {
  excellent: { "zh-CN": "优秀", en: "Excellent" },
  good: { "zh-CN": "良好", en: "Good" },
  fair: { "zh-CN": "中等", en: "Fair" },
  pass: { "zh-CN": "及格", en: "Pass" },
  fail: { "zh-CN": "不及格", en: "Fail" },
};

/** "92.5", "A-", "优秀"; of two levels "合格" and "不合格"; nothing where there is no grade. */
export function gradeWords(grade: Grade | undefined, language: Language): string {
  if (!grade) return "";
  if (grade.scale === "pass-fail" && language === "zh-CN") return grade.value === "pass" ? "合格" : "不合格";
  return values[grade.value]?.[language] ?? grade.value;
}

const voidWords: Words = { "zh-CN": "批次作废", en: "void batch" };

export function statusWords(status: EntryStatus, language: Language): string {
  if (status === "void") return voidWords[language];
  return recordStatusWords[recordStatuses.indexOf(status)]?.[language] ?? status;
}
