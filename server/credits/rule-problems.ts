/** What is said of the errors of rules of recognition. */
import type { ContractErrorName } from "viem";
import { clockTime, endTime, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { recognitionsAbi } from "./abi.ts";

type RuleErrors = Extract<ContractErrorName<typeof recognitionsAbi>, `RecognitionRules_${string}`>;

/** People count from 1, the contract from 0. */
const fromOne = (value: string | number | boolean) => String(Number(value) + 1);

export const ruleProblems = {
  RecognitionRules_UnknownRule: {
    status: 404,
    title: { "zh-CN": "没有这条规则", en: "Unknown rule" },
    detail: { "zh-CN": "没有编号为 {rule} 的互认规则。", en: "There is no rule of recognition {rule}." },
    advice: { "zh-CN": "请在互认规则列表中核对编号。", en: "Look it up among the rules of recognition." },
  },
  RecognitionRules_NotInForce: {
    status: 409,
    title: { "zh-CN": "规则不在有效期内", en: "Rule is not in force" },
    detail: {
      "zh-CN": "互认规则 {rule} 的有效期为 {startsAt} 至 {endsAt}；已停用：{retired}。",
      en: "Rule {rule} is in force from {startsAt} to {endsAt}; retired: {retired}.",
    },
    advice: { "zh-CN": "请选择有效的规则，或新增一条。", en: "Choose a rule that is in force, or add one." },
    present: presenting({
      startsAt: clockTime,
      endsAt: endTime,
      retired: (value, language) => (language === "en" ? (value ? "yes" : "no") : value ? "是" : "否"),
    }),
  },
  RecognitionRules_OtherMembers: {
    status: 422,
    title: { "zh-CN": "规则不适用于双方", en: "Rule of other members" },
    detail: {
      "zh-CN": "互认规则 {rule} 不适用于成员 {home} 认定成员 {issuer} 的记录。",
      en: "Rule {rule} is not about records of member {issuer} at member {home}.",
    },
    advice: { "zh-CN": "请选择适用于双方的规则。", en: "Choose a rule of that university for that issuer." },
  },
  RecognitionRules_OtherAgreement: {
    status: 422,
    title: { "zh-CN": "规则属于另一协议", en: "Rule under another agreement" },
    detail: {
      "zh-CN": "互认规则 {rule} 不属于申请所依据的协议 {agreement}。",
      en: "Rule {rule} does not stand under agreement {agreement}, under which the recognition was requested.",
    },
    advice: { "zh-CN": "请选择同一协议下的规则。", en: "Choose a rule under that agreement." },
  },
  RecognitionRules_SameMember: {
    status: 422,
    title: { "zh-CN": "不能认定本校记录", en: "Own records" },
    detail: {
      "zh-CN": "成员 {member} 不认定自己签发的记录。",
      en: "Member {member} does not recognise its own records.",
    },
    advice: { "zh-CN": "本校记录无须认定，直接计入。", en: "They count there without being recognised." },
  },
  RecognitionRules_Incomplete: {
    status: 422,
    title: { "zh-CN": "规则不完整", en: "Incomplete" },
    detail: {
      "zh-CN": "缺少形式、来源或目标；或只有附条件的规则才有且须有条件文本。",
      en: "A form, a source or a target is missing, or conditions, which a conditional rule has and no other one.",
    },
    advice: { "zh-CN": "请补全后重新提交。", en: "Fill in what is missing and submit again." },
  },
  RecognitionRules_BadLevel: {
    status: 422,
    title: { "zh-CN": "层次无效", en: "Invalid level" },
    detail: { "zh-CN": "层次须为 0 至 8，给出的是 {level}。", en: "A level is from 0 to 8, not {level}." },
    advice: { "zh-CN": "请选择列出的层次；0 表示不限。", en: "Choose one of those listed; 0 is for any." },
  },
  RecognitionRules_BadRate: {
    status: 422,
    title: { "zh-CN": "折算率无效", en: "Invalid rate" },
    detail: {
      "zh-CN": "折算率须为千分之 1 至 1000，给出的是 {ratePermille}。",
      en: "A rate is from 1 to 1000 permille, not {ratePermille}.",
    },
    advice: { "zh-CN": "1000 表示全部计入。", en: "1000 lets all of it count." },
  },
  RecognitionRules_BadPeriod: {
    status: 422,
    title: { "zh-CN": "期限有误", en: "Invalid period" },
    detail: {
      "zh-CN": "{startsAt} 至 {endsAt} 不是将来的期限：终止须晚于开始和现在。",
      en: "From {startsAt} to {endsAt} is no period to come: the end lies after the start and after now.",
    },
    advice: { "zh-CN": "请更正起止时间。", en: "Correct start and end." },
    present: presenting({ startsAt: clockTime, endsAt: endTime }),
  },
  RecognitionRules_BadPanel: {
    status: 422,
    title: { "zh-CN": "评议组有误", en: "Invalid panel" },
    detail: {
      "zh-CN":
        "评议组有 {members} 个成员，须 {threshold} 个同意：至多 16 个成员，同意数为 1 至成员数；自动认定没有评议组。",
      en: "{threshold} of {members} members: a panel has at most 16, and a threshold from 1 to their number; an automatic rule has none.",
    },
    advice: { "zh-CN": "请更正成员或须同意的数目。", en: "Correct the members or the threshold." },
  },
  RecognitionRules_ArbiterInPanel: {
    status: 422,
    title: { "zh-CN": "裁决方不能参加评议组", en: "Arbiter in the panel" },
    detail: {
      "zh-CN": "成员 {arbiter} 是该协议的申诉裁决方，不能同时参加评议组。",
      en: "Member {arbiter} decides appeals under the agreement, and so cannot be in a panel.",
    },
    advice: { "zh-CN": "请另选评议组成员。", en: "Choose another member for the panel." },
  },
  RecognitionRules_PanelNotAscending: {
    status: 422,
    title: { "zh-CN": "评议组次序有误", en: "Panel not ascending" },
    detail: {
      "zh-CN": "评议组第 {position} 个成员重复，或编号没有递增。",
      en: "Member {position} of the panel is named twice or not above the one before it.",
    },
    advice: { "zh-CN": "请按成员编号递增排列，每个只列一次。", en: "List each member once, by ascending number." },
    present: presenting({ position: fromOne }),
  },
} satisfies Catalogue<RuleErrors>;
