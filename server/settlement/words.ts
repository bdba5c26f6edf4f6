/** What people call the codes of this domain. */
import type { Words } from "../problem.ts";

/** By the number of the status in the contract; the first stands for none. */
export const cycleStatusWords: readonly Words[] = [
  { "zh-CN": "不存在", en: "unknown" },
  { "zh-CN": "记账中", en: "open" },
  { "zh-CN": "已截止", en: "cut off" },
  { "zh-CN": "已轧差", en: "netted" },
  { "zh-CN": "已付清", en: "paid" },
  { "zh-CN": "已关账", en: "closed" },
];

/** By the number of the status in the contract; the first stands for none. */
export const lineStatusWords: readonly Words[] = [
  { "zh-CN": "不存在", en: "unknown" },
  { "zh-CN": "已入账", en: "posted" },
  { "zh-CN": "有异议", en: "disputed" },
  { "zh-CN": "已结转", en: "carried" },
  { "zh-CN": "已撤销", en: "cancelled" },
];

export const paymentStandingWords = {
  proposed: { "zh-CN": "待付款", en: "not reported yet" },
  reported: { "zh-CN": "已登记付款", en: "reported" },
  confirmed: { "zh-CN": "已确认到账", en: "confirmed" },
} as const satisfies Record<string, Words>;

export const causeWords = {
  booking: { "zh-CN": "设备使用", en: "Use of an instrument" },
  adjustment: { "zh-CN": "结转", en: "Carried over" },
} as const satisfies Record<string, Words>;
