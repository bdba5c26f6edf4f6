/** What people call the codes of this domain, in the order of the contract. */
import type { Words } from "../problem.ts";

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
