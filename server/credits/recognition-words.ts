/** What people call the codes of recognition, in the order of the contract, and how they read its numbers. */
import type { Words } from "../problem.ts";
import { creditsOf, type recognitionActs } from "./recognition-records.ts";

/** By the number of the form; the first stands for none. */
export const ruleFormWords: readonly Words[] = [
  { "zh-CN": "无", en: "none" },
  { "zh-CN": "课程对课程", en: "course to course" },
  { "zh-CN": "按学科与层次", en: "field and level" },
  { "zh-CN": "自动认定", en: "automatic" },
  { "zh-CN": "附条件", en: "conditional" },
];

/** By the number of the status; the first stands for none. */
export const recognitionStatusWords: readonly Words[] = [
  { "zh-CN": "未申请", en: "not requested" },
  { "zh-CN": "待决定", en: "requested" },
  { "zh-CN": "全部认定", en: "granted" },
  { "zh-CN": "部分认定", en: "granted in part" },
  { "zh-CN": "不予认定", en: "refused" },
  { "zh-CN": "申诉中", en: "appealed" },
  { "zh-CN": "已撤回", en: "withdrawn" },
];

/** By the number of the way. */
export const decisionWayWords: readonly Words[] = [
  { "zh-CN": "由教务人员决定", en: "by a registrar" },
  { "zh-CN": "由评议组决定", en: "by the panel" },
  { "zh-CN": "逾期未决视为同意", en: "by silence" },
  { "zh-CN": "经申诉决定", en: "on appeal" },
];

/** By the number of the ground; the first stands for none. */
export const decisionGroundWords: readonly Words[] = [
  { "zh-CN": "无", en: "none" },
  { "zh-CN": "内容不同", en: "content differs" },
  { "zh-CN": "层次不同", en: "level differs" },
  { "zh-CN": "学时不同", en: "workload differs" },
  { "zh-CN": "已由其他课程覆盖", en: "already covered" },
  { "zh-CN": "条件未满足", en: "condition not met" },
  { "zh-CN": "其他", en: "other" },
];

export const recognitionActWords: Readonly<Record<(typeof recognitionActs)[number], Words>> = {
  recognised: { "zh-CN": "直接认定", en: "recognised" },
  requested: { "zh-CN": "申请认定", en: "requested" },
  voted: { "zh-CN": "评议", en: "voted" },
  decided: { "zh-CN": "作出决定", en: "decided" },
  appealed: { "zh-CN": "提出申诉", en: "appealed" },
  "appeal-withdrawn": { "zh-CN": "撤回申诉", en: "appeal withdrawn" },
  released: { "zh-CN": "释放学分", en: "released" },
  withdrawn: { "zh-CN": "撤回", en: "withdrawn" },
};

/** Hundredths of a credit as credits. */
export function creditSum(value: string | number | boolean): string {
  return creditsOf(Number(value));
}
