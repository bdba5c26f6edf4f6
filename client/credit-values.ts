/** Credits, grades, terms and dates in the forms in which registrars write them. */

import { creditsSchema } from "../server/credits/credit-records.ts";
import { type Grade, type GradeScale, gradeSchema, gradeValues } from "../server/credits/grade-records.ts";
import type { RowReader } from "./columns.ts";
import type { CreditColumn } from "./credit-columns.ts";

type Row = RowReader<CreditColumn>;
type DateColumn = Extract<CreditColumn, "startedOn" | "completedOn" | "validUntil">;

/** "3.50" → "3.5" */
export function readCredits(row: Row): string {
  const credits = trimDecimals(row.code("credits"));
  if (!creditsSchema.safeParse(credits).success) {
    row.fault("credits", "credits-out-of-range", {
      "zh-CN": "大于 0、至多 100 的数，最多两位小数",
      en: "a number above 0, at most 100, with at most two decimals",
    });
  }
  return credits;
}

/** As above; nothing, or a zero, stands for none. */
export function readCreditsOrNone(row: Row): string {
  const credits = trimDecimals(row.code("credits"));
  return credits === "" || /^0+(?:\.0*)?$/.test(credits) ? "0" : readCredits(row);
}

/** "2026-autumn", "2026年秋季", "2025-2026-2" (the second term of a year that begins in autumn) → "2026-spring". */
export function readTerm(row: Row): string {
  const text = row.code("term").toLowerCase();
  const term = seasonTerm(text) ?? academicTerm(text);
  if (term) return term;
  row.fault("term", "term-unknown", {
    "zh-CN": "学期，如 2026-autumn、2026年秋季 或 2026-2027-1",
    en: "a term such as 2026-autumn, 2026年秋季 or 2026-2027-1",
  });
  return text;
}

/**
 * "2026-11-13", "2026/11/13", "2026年11月13日", "20261113"
 * @param latest Last day that it may be.
 */
export function readDate(
  row: Row,
  key: DateColumn,
  latest: { readonly day: string; readonly isToday: boolean },
): string {
  const text = row.code(key);
  const parts =
    /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ t]00:00(?::00)?)?$/i.exec(text) ?? compact(text);
  const date = parts && [parts[1], parts[2]?.padStart(2, "0"), parts[3]?.padStart(2, "0")].join("-");
  if (!date || !isDay(date)) {
    row.fault(key, "date-unknown", { "zh-CN": "日期，如 2026-11-13", en: "a date such as 2026-11-13" });
  } else if (date > latest.day || date < "1950-01-01") {
    const last = latest.isToday ? { "zh-CN": `今天（${latest.day}）`, en: `today (${latest.day})` } : undefined;
    row.fault(key, "date-out-of-range", {
      "zh-CN": `日期，在 1950-01-01 至${last?.["zh-CN"] ?? ` ${latest.day} `}之间`,
      en: `a date from 1950-01-01 to ${last?.en ?? latest.day}`,
    });
  }
  return date ?? text;
}

/** A number is a percentage; words say their own scale unless the column of scales does. */
export function readGrade(row: Row): Grade {
  const text = row.code("grade").toLowerCase();
  const scale = readScale(row) ?? scaleOf(text);
  const value = scale === "percentage" ? trimDecimals(text.replace(/(?:分|%)$/, "")) : gradeWord(text, scale);
  const grade = gradeSchema.safeParse({ scale, value });
  if (grade.success) return grade.data;
  row.fault("grade", "grade-unknown", expectedGrades[scale]);
  return { scale: "percentage", value: "0" };
}

const scaleWords: Readonly<Record<string, GradeScale>> = {
  百分制: "percentage",
  百分: "percentage",
  percentage: "percentage",
  五级制: "five-level",
  五级: "five-level",
  "five-level": "five-level",
  "five level": "five-level",
  letter: "letter",
  字母制: "letter",
  字母等级: "letter",
  等级制: "letter",
  两级制: "pass-fail",
  二级制: "pass-fail",
  合格制: "pass-fail",
  通过制: "pass-fail",
  "pass-fail": "pass-fail",
  "pass/fail": "pass-fail",
  "pass fail": "pass-fail",
};

const fiveLevels: Readonly<Record<string, string>> = {
  优秀: "excellent",
  优: "excellent",
  excellent: "excellent",
  良好: "good",
  良: "good",
  good: "good",
  中等: "fair",
  中: "fair",
  fair: "fair",
  average: "fair",
  及格: "pass",
  pass: "pass",
  不及格: "fail",
  fail: "fail",
};

const passFail: Readonly<Record<string, string>> = {
  合格: "pass",
  通过: "pass",
  及格: "pass",
  pass: "pass",
  passed: "pass",
  p: "pass",
  不合格: "fail",
  不通过: "fail",
  未通过: "fail",
  不及格: "fail",
  fail: "fail",
  failed: "fail",
  f: "fail",
};

const expectedGrades = {
  percentage: { "zh-CN": "百分制成绩，0 至 100，最多一位小数", en: "a number from 0 to 100 with at most one decimal" },
  "five-level": { "zh-CN": "优、良、中、及格或不及格", en: "excellent, good, fair, pass or fail" },
  letter: { "zh-CN": "A+ 至 D 或 F", en: "a letter from A+ to D, or F" },
  "pass-fail": { "zh-CN": "合格或不合格", en: "pass or fail" },
} as const;

function readScale(row: Row): GradeScale | undefined {
  const text = row.code("scale").toLowerCase();
  if (text === "") return undefined;
  const scale = scaleWords[text];
  if (!scale)
    row.fault("scale", "scale-unknown", {
      "zh-CN": "百分制、五级制、字母等级或两级制",
      en: "percentage, five-level, letter or pass-fail",
    });
  return scale;
}

/** 及格 belongs to the five levels, "pass" and F to the two, where nothing else is said. */
function scaleOf(grade: string): GradeScale {
  if (grade in fiveLevels && grade !== "pass" && grade !== "fail") return "five-level";
  if (grade in passFail) return "pass-fail";
  return isLetter(grade) ? "letter" : "percentage";
}

function isLetter(grade: string): boolean {
  return gradeValues.letter.some((value) => value === grade.toUpperCase());
}

function gradeWord(grade: string, scale: GradeScale): string {
  if (scale === "letter") return grade.toUpperCase();
  const words = scale === "five-level" ? fiveLevels : passFail;
  return words[grade] ?? grade;
}

/** "3.50" → "3.5", "3.0" → "3", ".5" → "0.5" */
function trimDecimals(number: string): string {
  if (!/^\d*\.\d*$/.test(number) || number === ".") return number;
  return number.replace(/0+$/, "").replace(/\.$/, "").replace(/^\./, "0.") || "0";
}

function compact(text: string): RegExpExecArray | null {
  return /^(\d{4})(\d{2})(\d{2})$/.exec(text);
}

function isDay(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

const seasons: Readonly<Record<string, string>> = {
  spring: "spring",
  春: "spring",
  summer: "summer",
  夏: "summer",
  autumn: "autumn",
  fall: "autumn",
  秋: "autumn",
};

function seasonTerm(text: string): string | undefined {
  const parts = /^(\d{4})\s*[-年/]?\s*(spring|summer|autumn|fall|春|夏|秋)季?(?:学期)?$/.exec(text);
  const reversed = parts ? null : /^(spring|summer|autumn|fall)\s+(\d{4})$/.exec(text);
  const year = parts?.[1] ?? reversed?.[2];
  const season = seasons[parts?.[2] ?? reversed?.[1] ?? ""];
  return year && season && `${year}-${season}`;
}

/** A Chinese academic year begins in autumn: its first term is that autumn, the second and third are next year's. */
function academicTerm(text: string): string | undefined {
  const parts = /^(\d{4})\s*[-—–~]\s*(\d{4})\s*(?:学年)?\s*[-—–]?\s*第?\s*([123一二三])\s*(?:学期)?$/.exec(text);
  if (!parts || Number(parts[2]) !== Number(parts[1]) + 1) return undefined;
  const number = "一二三".indexOf(parts[3] ?? "") + 1 || Number(parts[3]);
  return [`${parts[1]}-autumn`, `${parts[2]}-spring`, `${parts[2]}-summer`][number - 1];
}
