/** What people call purposes, states and verdicts of deliveries. */
import { recordStatuses } from "../credits/records.ts";
import { recordStatusWords } from "../credits/words.ts";
import type { Words } from "../problem.ts";
import type { ArrivedStatus, DeliveryPurpose, DeliveryState } from "./records.ts";

export const purposeWords: Readonly<Record<DeliveryPurpose, Words>> = {
  recognition: { "zh-CN": "学分认定", en: "recognition" },
  "joint-supervision": { "zh-CN": "联合培养", en: "joint supervision" },
  "home-university": { "zh-CN": "送交学籍学校", en: "for the home university" },
  admission: { "zh-CN": "录取审核", en: "admission" },
  other: { "zh-CN": "其他", en: "other" },
};

export const stateWords: Readonly<Record<DeliveryState, Words>> = {
  waiting: { "zh-CN": "等待送达", en: "waiting" },
  delivered: { "zh-CN": "已送达", en: "delivered" },
  refused: { "zh-CN": "被拒收", en: "refused" },
  cancelled: { "zh-CN": "已取消", en: "cancelled" },
  expired: { "zh-CN": "逾期未送达", en: "given up" },
  erased: { "zh-CN": "内容已删除", en: "content erased" },
};

/** As of any record, and of one in a batch that was declared void. */
export function arrivedWords(status: ArrivedStatus): Words {
  if (status === "void") return { "zh-CN": "批次已作废", en: "batch void" };
  const words = recordStatusWords[recordStatuses.indexOf(status)];
  return words ?? { "zh-CN": status, en: status };
}
