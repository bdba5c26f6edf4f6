/** What is said of the errors of Meetings. */
import type { ContractErrorName } from "viem";
import { clockTime, presenting } from "../present.ts";
import type { Catalogue, Language } from "../problem.ts";
import type { meetingsAbi } from "./abi.ts";

type OwnErrors = Extract<ContractErrorName<typeof meetingsAbi>, `Meetings_${string}`>;

export const meetingProblems = {
  Meetings_Unknown: {
    status: 404,
    title: { "zh-CN": "没有这次会议", en: "Unknown meeting" },
    detail: { "zh-CN": "没有编号为 {meeting} 的会议。", en: "There is no meeting {meeting}." },
    advice: { "zh-CN": "请在会议列表中核对编号。", en: "Look it up among the meetings." },
  },
  Meetings_Incomplete: {
    status: 422,
    title: { "zh-CN": "信息不完整", en: "Incomplete" },
    detail: {
      "zh-CN": "缺少会议种类、文件、中英文文字或到会成员。",
      en: "A kind, a document, a text in both languages or the attendance is missing.",
    },
    advice: { "zh-CN": "请补全后重新提交。", en: "Fill in what is missing and submit again." },
  },
  Meetings_MayNotConvene: {
    status: 403,
    title: { "zh-CN": "无权召集或记录", en: "May not convene or record" },
    detail: {
      "zh-CN": "账户 {account} 不是秘书处或统筹协调员，也不代表{leadingUnit}。",
      en: "Account {account} is neither secretariat nor coordinator, nor does it represent {leadingUnit}.",
    },
    advice: {
      "zh-CN": "请换用秘书处、统筹协调员或牵头单位代表的账户。",
      en: "Sign as secretariat, coordinator or the leading unit's representative.",
    },
    present: presenting({ leadingUnit: unitName }),
  },
  Meetings_NoticeTooShort: {
    status: 422,
    title: { "zh-CN": "通知时间不足", en: "Notice too short" },
    detail: {
      "zh-CN": "会议定于 {startsAt}，最早须为 {earliest}。",
      en: "The meeting is set for {startsAt}; {earliest} is the earliest.",
    },
    advice: { "zh-CN": "请至少提前三天召集。", en: "Give at least three days' notice." },
    present: presenting({ startsAt: clockTime, earliest: clockTime }),
  },
  Meetings_Cancelled: {
    status: 409,
    title: { "zh-CN": "会议已取消", en: "Cancelled" },
    detail: { "zh-CN": "会议 {meeting} 已取消。", en: "Meeting {meeting} was cancelled." },
    advice: { "zh-CN": "如需改期，请另行召集。", en: "To hold it after all, convene another." },
  },
  Meetings_AlreadyBegun: {
    status: 409,
    title: { "zh-CN": "会议已开始", en: "Already begun" },
    detail: { "zh-CN": "会议 {meeting} 已于 {startsAt} 开始。", en: "Meeting {meeting} began at {startsAt}." },
    advice: {
      "zh-CN": "议程和取消须在开始之前办理。",
      en: "Its agenda is changed, and it is cancelled, before it begins.",
    },
    present: presenting({ startsAt: clockTime }),
  },
  Meetings_NotYetBegun: {
    status: 409,
    title: { "zh-CN": "会议尚未开始", en: "Not yet begun" },
    detail: { "zh-CN": "会议 {meeting} 于 {startsAt} 开始。", en: "Meeting {meeting} begins at {startsAt}." },
    advice: { "zh-CN": "纪要和决议在开始之后记录。", en: "Minutes and resolutions are recorded after it has begun." },
    present: presenting({ startsAt: clockTime }),
  },
  Meetings_BadAttendance: {
    status: 422,
    title: { "zh-CN": "到会成员有误", en: "Invalid attendance" },
    detail: {
      "zh-CN": "第 {position} 个到会成员（从 0 数起）重复、未按编号递增，或不是联盟成员。",
      en: "The member at position {position} of the attendance, counted from 0, is repeated, out of order, or none of the alliance's.",
    },
    advice: { "zh-CN": "请按成员编号递增列出，每个只列一次。", en: "List each member once, by ascending number." },
  },
} satisfies Catalogue<OwnErrors>;

function unitName(value: string | number | boolean, language: Language): string {
  if (Number(value) === 0) return language === "en" ? "a leading unit" : "牵头单位";
  return language === "en" ? `member ${value} as a leading unit` : `牵头单位 ${value}`;
}
