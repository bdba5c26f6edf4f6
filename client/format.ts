/** Money, credits and times as people read them, in both languages. Exact: no amount passes through a float. */
import type { Grade } from "../server/credits/grade-records.ts";
import type { Language, Words } from "../server/problem.ts";

export const zone = "Asia/Shanghai";

/** Making one takes longer than a whole row of the week board, so each language has one. */
const moneyFormats = new Map<Language, Intl.NumberFormat>();

/** Fen as money: "1234567" → "¥12,345.67". */
export function formatMoney(amountMinor: string | bigint, language: Language): string {
  const format = moneyFormats.get(language) ?? moneyFormatOf(language);
  moneyFormats.set(language, format);
  return format.format(decimalOf(amountMinor));
}

function moneyFormatOf(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: "CNY",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
  });
}

/** Fen as a plain decimal number of yuan: "1234567" → "12345.67". */
export function decimalOf(amountMinor: string | bigint): `${number}` {
  const amount = BigInt(amountMinor);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
}

/** Yuan to fen: "1,234.5" → "123450"; undefined where it is not an amount of at most two decimals. */
export function minorOf(yuan: string): string | undefined {
  const plain = yuan
    .trim()
    .replace(/^[¥￥]/, "")
    .replaceAll(",", "")
    .trim();
  const parts = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(plain);
  return parts ? BigInt((parts[1] ?? "") + (parts[2] ?? "").padEnd(2, "0")).toString() : undefined;
}

/** "2026年11月18日", "18 Nov 2026". */
export function formatDate(time: Date | string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: zone, dateStyle: mediumOf(language) }).format(
    new Date(time),
  );
}

/** "2026年11月18日 14:00", "18 Nov 2026, 14:00". */
export function formatTime(time: Date | string, language: Language): string {
  const options = { timeZone: zone, dateStyle: mediumOf(language), timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(new Date(time));
}

/** "14:00" */
export function formatClock(time: Date | string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(new Date(time));
}

/** "2026-11-18 14:00", for tables and files; the same in both languages. */
export function formatSortable(time: Date | string): string {
  const options = { timeZone: zone, dateStyle: "short", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat("sv-SE", options).format(new Date(time));
}

/** "2026-autumn" → "2026 年秋季学期", "Autumn 2026". */
export function formatTerm(term: string, language: Language): string {
  const [year = "", season = ""] = term.split("-");
  const zh = { spring: "春季", summer: "夏季", autumn: "秋季" }[season] ?? season;
  return language === "zh-CN" ? `${year} 年${zh}学期` : `${season.charAt(0).toUpperCase()}${season.slice(1)} ${year}`;
}

/** "0x1234…cdef" */
export function shorten(hex: string): string {
  return hex.length > 12 ? `${hex.slice(0, 6)}…${hex.slice(-4)}` : hex;
}

/** British English: day before month, 24 hours. */
function locale(language: Language): string {
  return language === "en" ? "en-GB" : language;
}

function mediumOf(language: Language): "long" | "medium" {
  return language === "zh-CN" ? "long" : "medium";
}

const gradeWords: Readonly<Record<string, Words>> = {
  "five-level/excellent": { "zh-CN": "优", en: "excellent" },
  "five-level/good": { "zh-CN": "良", en: "good" },
  "five-level/fair": { "zh-CN": "中", en: "fair" },
  "five-level/pass": { "zh-CN": "及格", en: "pass (five-level)" },
  "five-level/fail": { "zh-CN": "不及格", en: "fail (five-level)" },
  "pass-fail/pass": { "zh-CN": "合格", en: "pass" },
  "pass-fail/fail": { "zh-CN": "不合格", en: "fail" },
};

/** "92", "优", "excellent" */
export function formatGrade({ scale, value }: Grade, language: Language): string {
  return gradeWords[`${scale}/${value}`]?.[language] ?? value;
}
