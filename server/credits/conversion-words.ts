/** How conversion tables are spoken of, in both languages; console and CLI print the same. */
import type { Words } from "../problem.ts";
import type { ConversionTable, GradeTable } from "./conversion-records.ts";

export const conversionKindWords: Readonly<Record<ConversionTable["kind"], Words>> = {
  grades: { "zh-CN": "成绩", en: "grades" },
  credits: { "zh-CN": "学分", en: "credits" },
};

/** The method, as a sentence. */
export const conversionMethodWords: Readonly<Record<ConversionTable["kind"], Words>> = {
  grades: {
    "zh-CN": "等百分位：及格者中排位相同的成绩相当",
    en: "equal percentiles: grades of the same rank among those who passed are worth the same",
  },
  credits: {
    "zh-CN": "按全日制一年的学分数换算，舍去百分之一以下",
    en: "in proportion to what a full-time year is worth, rounded down to a hundredth",
  },
};

export const overlapWords: Readonly<Record<GradeTable["overlap"], Words>> = {
  lowest: { "zh-CN": "跨几档时取最低", en: "the lowest where several fit" },
  middle: { "zh-CN": "跨几档时取居中", en: "the middle one where several fit" },
  highest: { "zh-CN": "跨几档时取最高", en: "the highest where several fit" },
};
