/** What people call the codes of this domain, in the order of the contract. */
import type { Words } from "../problem.ts";

/** By the number of the office. */
export const officeWords: readonly Words[] = [
  { "zh-CN": "成员管理员", en: "administrator" },
  { "zh-CN": "教务处经办人", en: "registrar" },
  { "zh-CN": "设备管理员", en: "steward" },
  { "zh-CN": "科研人员", en: "researcher" },
  { "zh-CN": "财务处经办人", en: "bursar" },
];

/** By the number of the standing; the first stands for none. */
export const standingWords: readonly Words[] = [
  { "zh-CN": "未加入", en: "not admitted" },
  { "zh-CN": "正常", en: "active" },
  { "zh-CN": "已暂停", en: "suspended" },
  { "zh-CN": "已除名", en: "expelled" },
];

/** By the number of the role in the AccessManager. */
export const roleWords: Readonly<Record<string, Words>> = {
  "0": { "zh-CN": "创始账户", en: "founder" },
  "1": { "zh-CN": "秘书处", en: "secretariat" },
  "2": { "zh-CN": "统筹协调员", en: "coordinator" },
  "3": { "zh-CN": "审计员", en: "auditor" },
  "4": { "zh-CN": "见证人", en: "witness" },
  "10": { "zh-CN": "记账模块", en: "posting module" },
};
