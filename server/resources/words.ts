/** What people call the codes of this domain, in the order of the contract. */
import type { Words } from "../problem.ts";

/** By the number of the status; the first stands for none. */
export const bookingStatusWords: readonly Words[] = [
  { "zh-CN": "不存在", en: "unknown" },
  { "zh-CN": "待审批", en: "requested" },
  { "zh-CN": "已批准", en: "approved" },
  { "zh-CN": "未获批准", en: "declined" },
  { "zh-CN": "已取消", en: "cancelled" },
  { "zh-CN": "待确认用时", en: "metered" },
  { "zh-CN": "用时有异议", en: "contested" },
  { "zh-CN": "已计费", en: "charged" },
];
