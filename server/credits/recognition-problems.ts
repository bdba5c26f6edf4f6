/** What is said of the errors of Recognitions. */
import type { ContractErrorName } from "viem";
import { clockTime, oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { recognitionsAbi } from "./abi.ts";
import { creditSum, decisionGroundWords, recognitionStatusWords } from "./recognition-words.ts";
import { ruleProblems } from "./rule-problems.ts";

/** People count seats from 1, the contract from 0. */
const fromOne = (value: string | number | boolean) => String(Number(value) + 1);

const decisionProblems = {
  Recognitions_PanelDecides: {
    status: 409,
    title: { "zh-CN": "由评议组决定", en: "The panel decides" },
    detail: {
      "zh-CN": "互认规则 {rule} 由评议组决定，教务人员不能单独决定。",
      en: "Under rule {rule} a panel decides, not a registrar alone.",
    },
    advice: { "zh-CN": "请评议组成员的教务人员各自评议。", en: "The registrars of the panel's members vote." },
  },
  Recognitions_NoSuchSeat: {
    status: 422,
    title: { "zh-CN": "没有这个席位", en: "No such seat" },
    detail: {
      "zh-CN": "互认规则 {rule} 的评议组没有第 {seat} 席。",
      en: "The panel of rule {rule} has no seat {seat}.",
    },
    advice: { "zh-CN": "请在规则中核对评议组。", en: "Look at the rule's panel." },
    present: presenting({ seat: fromOne }),
  },
  Recognitions_NotOnPanel: {
    status: 403,
    title: { "zh-CN": "不是评议组成员", en: "Not on the panel" },
    detail: { "zh-CN": "成员 {member} 不在评议组中。", en: "Member {member} does not sit on the rule's panel." },
    advice: { "zh-CN": "请在规则中核对评议组。", en: "Look at the rule's panel." },
  },
  Recognitions_AlreadyVoted: {
    status: 409,
    title: { "zh-CN": "已经评议", en: "Already voted" },
    detail: {
      "zh-CN": "评议组第 {seat} 席已就记录 {leaf} 评议。",
      en: "Seat {seat} of the panel has voted on record {leaf}.",
    },
    advice: { "zh-CN": "评议不能更改，请等其余成员。", en: "A vote is final; wait for the others." },
    present: presenting({ seat: fromOne }),
  },
  Recognitions_GroundMismatch: {
    status: 422,
    title: { "zh-CN": "理由不符", en: "Ground does not fit" },
    detail: {
      "zh-CN": "给出的理由为“{ground}”：未全部认定须有理由，全部认定则没有。",
      en: "The ground given is “{ground}”: who does not grant everything says why, who does has nothing to say.",
    },
    advice: { "zh-CN": "请选择理由，或去掉理由。", en: "Choose a ground, or leave it out." },
    present: presenting({ ground: oneOf(decisionGroundWords) }),
  },
  Recognitions_DecidedTooLate: {
    status: 409,
    title: { "zh-CN": "答复期限已过", en: "Too late to decide" },
    detail: {
      "zh-CN": "记录 {leaf} 的认定须在 {deadline} 前决定；逾期未决视为同意。",
      en: "The recognition of record {leaf} could be decided until {deadline}; silence was approval.",
    },
    advice: { "zh-CN": "任何人现在都可以宣布其通过。", en: "Anyone may say now that it was granted." },
    present: presenting({ deadline: clockTime }),
  },
  Recognitions_NotYetOver: {
    status: 409,
    title: { "zh-CN": "期限未满", en: "There is still time" },
    detail: {
      "zh-CN": "记录 {leaf} 的认定在 {deadline} 前仍可决定或申诉。",
      en: "The recognition of record {leaf} can be decided or appealed against until {deadline}.",
    },
    advice: { "zh-CN": "请等期限届满。", en: "Wait until then." },
    present: presenting({ deadline: clockTime }),
  },
  Recognitions_AppealTooLate: {
    status: 409,
    title: { "zh-CN": "申诉期限已过", en: "Too late to appeal" },
    detail: {
      "zh-CN": "对记录 {leaf} 的决定须在 {deadline} 前申诉。",
      en: "The decision on record {leaf} could be appealed against until {deadline}.",
    },
    advice: { "zh-CN": "可在释放剩余学分后重新申请。", en: "Once its credits are released it can be requested anew." },
    present: presenting({ deadline: (value) => (Number(value) === 0 ? "—" : clockTime(value)) }),
  },
  Recognitions_AppealLowers: {
    status: 422,
    title: { "zh-CN": "申诉不得减少", en: "An appeal takes nothing away" },
    detail: {
      "zh-CN": "已认定 {applied} 学分，申诉决定只给 {given} 学分。",
      en: "{applied} credits were granted; a decision on appeal cannot grant {given}.",
    },
    advice: { "zh-CN": "请给出不少于原决定的学分。", en: "Grant at least as much as before." },
    present: presenting({ applied: creditSum, given: creditSum }),
  },
  Recognitions_SameDecider: {
    status: 403,
    title: { "zh-CN": "原决定人须回避", en: "Decided before" },
    detail: {
      "zh-CN": "账户 {account} 作过原决定，不能再决定申诉。",
      en: "Account {account} decided before, and does not decide the appeal.",
    },
    advice: { "zh-CN": "请由另一位成员管理员决定。", en: "Let another administrator decide." },
  },
} as const satisfies Catalogue;

const recordProblems = {
  Recognitions_Exceeds: {
    status: 409,
    title: { "zh-CN": "学分不足", en: "Not so many credits left" },
    detail: {
      "zh-CN": "记录 {leaf} 还有 {remaining} 学分可用，要用的是 {asked} 学分。",
      en: "Record {leaf} has {remaining} credits left; {asked} were asked for.",
    },
    advice: {
      "zh-CN": "其余学分已用于其他认定；请减少，或先撤回其他认定。",
      en: "The others are held by recognitions elsewhere; ask for less, or have one withdrawn.",
    },
    present: presenting({ remaining: creditSum, asked: creditSum }),
  },
  Recognitions_MoreThanRequested: {
    status: 422,
    title: { "zh-CN": "超过申请的学分", en: "More than was requested" },
    detail: {
      "zh-CN": "申请的是 {requested} 学分，给出的是 {granted} 学分。",
      en: "{requested} credits were requested; {granted} cannot be granted.",
    },
    advice: { "zh-CN": "请给出不超过申请的学分。", en: "Grant no more than was requested." },
    present: presenting({ requested: creditSum, granted: creditSum }),
  },
  Recognitions_AboveCap: {
    status: 422,
    title: { "zh-CN": "超过规则上限", en: "Above the rule's limit" },
    detail: {
      "zh-CN": "按互认规则 {rule} 一次至多计入 {cap} 学分，将计入的是 {applied} 学分。",
      en: "Under rule {rule} at most {cap} credits count at once, not {applied}.",
    },
    advice: { "zh-CN": "请减少使用的学分。", en: "Use fewer of the record's credits." },
    present: presenting({ cap: creditSum, applied: creditSum }),
  },
  Recognitions_Nothing: {
    status: 422,
    title: { "zh-CN": "没有可计入的学分", en: "Nothing would count" },
    detail: {
      "zh-CN": "按互认规则 {rule}，{centiCredits} 学分折算后为零。",
      en: "Under rule {rule}, {centiCredits} credits come to nothing.",
    },
    advice: { "zh-CN": "请使用更多学分，或不申请。", en: "Use more of them, or none." },
    present: presenting({ centiCredits: creditSum }),
  },
  Recognitions_StatusForbids: {
    status: 409,
    title: { "zh-CN": "当前状态不允许此操作", en: "The recognition's status forbids it" },
    detail: {
      "zh-CN": "记录 {leaf} 的认定目前为“{status}”。",
      en: "The recognition of record {leaf} is at present: {status}.",
    },
    advice: { "zh-CN": "请刷新后查看认定的当前状态。", en: "Refresh and look at its present status." },
    present: presenting({ status: oneOf(recognitionStatusWords) }),
  },
  Recognitions_ProgrammeMissing: {
    status: 422,
    title: { "zh-CN": "缺少专业代码", en: "Programme missing" },
    detail: { "zh-CN": "没有给出计入哪个专业。", en: "It is not said to which programme it counts." },
    advice: { "zh-CN": "请给出专业的公开代码。", en: "Give the programme's public code." },
  },
  Recognitions_NotInBatch: {
    status: 422,
    title: { "zh-CN": "记录不在该批次中", en: "Not in that batch" },
    detail: {
      "zh-CN": "这些记录不都在成员 {issuer} 的第 {sequence} 批中，或次序与证明不符。",
      en: "The records do not all stand in batch {sequence} of member {issuer}, or do not come in the proof's order.",
    },
    advice: {
      "zh-CN": "请从签发单位重新取得记录，或逐条认定。",
      en: "Get the records anew from their issuer, or recognise them one by one.",
    },
  },
  Recognitions_BadCount: {
    status: 422,
    title: { "zh-CN": "记录数目不符", en: "Number of records" },
    detail: {
      "zh-CN": "一次可认定 1 至 {most} 条记录，给出的是 {given} 条。",
      en: "From 1 to {most} records are recognised together, not {given}.",
    },
    advice: { "zh-CN": "请分几次认定。", en: "Recognise them in several turns." },
  },
  MerkleProofInvalidMultiproof: {
    status: 422,
    title: { "zh-CN": "证明格式有误", en: "Malformed proof" },
    detail: { "zh-CN": "给出的多条记录的证明不成立。", en: "The proof of the records together is malformed." },
    advice: { "zh-CN": "请从签发单位重新取得记录。", en: "Get the records anew from their issuer." },
  },
} as const satisfies Catalogue;

export const recognitionProblems = {
  ...ruleProblems,
  ...decisionProblems,
  ...recordProblems,
} satisfies Catalogue<ContractErrorName<typeof recognitionsAbi> | "Recognitions_NotOnPanel">;
