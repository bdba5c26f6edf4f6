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

/** By the number of the status of a credential key. */
export const keyStatusWords: readonly Words[] = [
  { "zh-CN": "未登记", en: "not registered" },
  { "zh-CN": "有效", en: "in force" },
  { "zh-CN": "已撤销", en: "revoked" },
];

/** By the number of the role in the Authority. */
export const roleWords: Readonly<Record<string, Words>> = {
  "0": { "zh-CN": "联盟管理（创始账户或理事会）", en: "administrator (the founder, or the council)" },
  "1": { "zh-CN": "秘书处", en: "secretariat" },
  "2": { "zh-CN": "统筹协调员", en: "coordinator" },
  "3": { "zh-CN": "审计员", en: "auditor" },
  "4": { "zh-CN": "见证人", en: "witness" },
  "5": { "zh-CN": "资质核准", en: "accreditor" },
  "10": { "zh-CN": "记账模块", en: "posting module" },
};

/** By the number of the kind of agreement. */
export const agreementKindWords: readonly Words[] = [
  { "zh-CN": "学分互认", en: "recognition of credits" },
  { "zh-CN": "资源共享", en: "sharing of resources" },
  { "zh-CN": "跨校选课", en: "cross-enrolment" },
  { "zh-CN": "联合指导", en: "joint supervision" },
  { "zh-CN": "交换交流", en: "exchange" },
  { "zh-CN": "图书馆", en: "library" },
  { "zh-CN": "成本分担", en: "sharing of costs" },
  { "zh-CN": "框架协议", en: "framework" },
];

/** By the number of the unit of a fee. */
export const feeUnitWords: readonly Words[] = [
  { "zh-CN": "每学分", en: "a credit" },
  { "zh-CN": "每小时", en: "an hour" },
  { "zh-CN": "每人次选课", en: "an enrolment" },
  { "zh-CN": "每次借阅", en: "a loan" },
  { "zh-CN": "每人月", en: "a person-month" },
];

/** By the number of the kind of meeting; the first stands for none. */
export const meetingKindWords: readonly Words[] = [
  { "zh-CN": "无", en: "none" },
  { "zh-CN": "联席会议", en: "joint meeting" },
  { "zh-CN": "理事会会议", en: "council meeting" },
  { "zh-CN": "协调会议", en: "coordination meeting" },
  { "zh-CN": "工作会议", en: "working meeting" },
];

/** By the number of what a ballot says. */
export const supportWords: readonly Words[] = [
  { "zh-CN": "反对", en: "against" },
  { "zh-CN": "赞成", en: "in favour" },
  { "zh-CN": "弃权", en: "abstained" },
];

/** By the number of the state in the Governor. */
export const proposalStateWords: readonly Words[] = [
  { "zh-CN": "待表决", en: "not open yet" },
  { "zh-CN": "表决中", en: "being voted on" },
  { "zh-CN": "已撤回", en: "cancelled" },
  { "zh-CN": "未通过", en: "defeated" },
  { "zh-CN": "已通过", en: "carried" },
  { "zh-CN": "等候执行", en: "queued" },
  { "zh-CN": "已失效", en: "expired" },
  { "zh-CN": "已执行", en: "executed" },
];
