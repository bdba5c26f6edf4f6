/** Below a transcript's table: how the grades of each course and term are distributed (ECTS Users' Guide 2015). */

import { type GradeDistribution, gradeSchema } from "../../server/credits/grade-records.ts";
import type { Language } from "../../server/problem.ts";
import { formatGrade, formatTerm } from "../format.ts";
import { distributionAround } from "./distributions.ts";
import type { IssuedPart, Transcript } from "./transcript.ts";

/** A heading and a line for each distribution; nothing where none is known. */
export function distributionLines(
  { entries }: IssuedPart,
  { distributions = [] }: Pick<Transcript, "distributions">,
  language: Language,
): readonly string[] {
  const around = entries.flatMap(({ presentation }) => distributionAround(distributions, presentation.record) ?? []);
  const lines = [...new Set(around)].filter(({ shown }) => shown > 0).map((one) => lineOf(one, language));
  return lines.length === 0 ? [] : [headings[language], ...lines];
}

const headings: Readonly<Record<Language, string>> = {
  "zh-CN": "成绩分布（该课程该学期的有效成绩；不足 5 人的组不列、不计）",
  en: "Grade distributions (grades in force of that course and term; groups under five are neither shown nor counted)",
};

/** "CS101 · 2025 秋 · 90-100 25% · 80-89.9 75%（24 人）" */
function lineOf({ code, term, scale, groups, shown }: GradeDistribution, language: Language): string {
  const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const shares = groups.flatMap(({ value, count }) => {
    if (count === null) return [];
    const grade = gradeSchema.safeParse({ scale, value }).data;
    return [`${grade ? formatGrade(grade, language) : value} ${share.format(count / shown)}`];
  });
  const sum = language === "en" ? ` (${shown} students)` : `（${shown} 人）`;
  return `${[code, formatTerm(term, language), ...shares].join(" · ")}${sum}`;
}
