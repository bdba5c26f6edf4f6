/** What people call the codes of this domain, in the order of the contract. */
import type { Words } from "../problem.ts";
import type { CreditScheme } from "./credit-records.ts";
import type { GradeScale } from "./grade-records.ts";

/** By the number of the status. */
export const recordStatusWords: readonly Words[] = [
  { "zh-CN": "有效", en: "in force" },
  { "zh-CN": "中止", en: "suspended" },
  { "zh-CN": "撤销", en: "revoked" },
  { "zh-CN": "已更正", en: "superseded" },
];

/** By the number of the reason; the first stands for none. */
export const statusReasonWords: readonly Words[] = [
  { "zh-CN": "无", en: "none" },
  { "zh-CN": "签发有误", en: "issued in error" },
  { "zh-CN": "成绩更正", en: "grade corrected" },
  { "zh-CN": "学术不端", en: "academic misconduct" },
  { "zh-CN": "复核中", en: "under review" },
  { "zh-CN": "复核结束", en: "review ended" },
  { "zh-CN": "其他", en: "other" },
];

/** By the number of the kind less one. */
export const recordKindWords: readonly Words[] = [
  { "zh-CN": "课程", en: "course" },
  { "zh-CN": "毕业论文", en: "thesis" },
  { "zh-CN": "实习实践", en: "internship or practice" },
  { "zh-CN": "竞赛获奖", en: "competition award" },
  { "zh-CN": "培训", en: "training" },
  { "zh-CN": "教学", en: "teaching" },
  { "zh-CN": "职业资格", en: "professional qualification" },
];

/** By the level of the European Qualifications Framework; the first stands for none. */
export const levelWords: readonly Words[] = [
  { "zh-CN": "无层次", en: "no level" },
  { "zh-CN": "1 级", en: "EQF level 1" },
  { "zh-CN": "2 级", en: "EQF level 2" },
  { "zh-CN": "3 级", en: "EQF level 3" },
  { "zh-CN": "中等职业教育", en: "secondary vocational" },
  { "zh-CN": "专科", en: "associate" },
  { "zh-CN": "本科", en: "bachelor" },
  { "zh-CN": "硕士", en: "master" },
  { "zh-CN": "博士", en: "doctorate" },
];

export const creditSchemeWords: Readonly<Record<CreditScheme, Words>> = {
  local: { "zh-CN": "本校学分", en: "local credits" },
  ects: { "zh-CN": "ECTS 学分", en: "ECTS credits" },
};

export const gradeScaleWords: Readonly<Record<GradeScale, Words>> = {
  percentage: { "zh-CN": "百分制", en: "percentage" },
  "five-level": { "zh-CN": "五级制", en: "five-level" },
  letter: { "zh-CN": "字母等级", en: "letter" },
  "pass-fail": { "zh-CN": "两级制", en: "pass-fail" },
};
