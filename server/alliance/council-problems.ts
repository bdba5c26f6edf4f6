/** What is said of the errors of Council and Timelock. */
import type { ContractErrorName } from "viem";
import { clockTime, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { councilAbi, timelockAbi } from "./abi.ts";

type OwnErrors =
  | Extract<ContractErrorName<typeof councilAbi>, `Council_${string}`>
  | Extract<ContractErrorName<typeof timelockAbi>, `Timelock_${string}`>;

export const councilProblems = {
  Alliance_NoCouncil: {
    status: 404,
    title: { "zh-CN": "尚无理事会", en: "No council yet" },
    detail: { "zh-CN": "联盟目录中没有登记理事会。", en: "The directory of the alliance names no council." },
    advice: { "zh-CN": "请由创始账户先登记理事会合约。", en: "The founder registers the council first." },
  },
  Council_ProposalDiffers: {
    status: 409,
    title: { "zh-CN": "提案与编号不符", en: "Proposal differs" },
    detail: {
      "zh-CN": "网关给出的提案内容与编号 {proposal} 不符。",
      en: "What the gateway shows is not the proposal {proposal}.",
    },
    advice: { "zh-CN": "不要表决；请换一个网关核对。", en: "Do not vote; check with another gateway." },
  },
  Council_NoVote: {
    status: 403,
    title: { "zh-CN": "没有表决权", en: "No vote" },
    detail: {
      "zh-CN": "账户 {account} 目前不代表任何有表决权的成员，或该成员的表决权晚于本次表决开始。",
      en: "Account {account} represents no member that has a vote, or has had it since before the ballot opened.",
    },
    advice: {
      "zh-CN": "请由成员管理员指定代表，或换用代表账户；观察成员没有表决权。",
      en: "Have the member's administrator appoint a representative, or sign as the representative; associates have no vote.",
    },
  },
  Council_TooManyCalls: {
    status: 422,
    title: { "zh-CN": "提案内容过多", en: "Too many calls" },
    detail: {
      "zh-CN": "提案含 {calls} 项操作，最多 {most} 项。",
      en: "The proposal bundles {calls} calls; {most} is the most.",
    },
    advice: { "zh-CN": "请拆成几份提案。", en: "Split it into several proposals." },
  },
  Council_AlreadyVoted: {
    status: 409,
    title: { "zh-CN": "已经表决", en: "Already voted" },
    detail: {
      "zh-CN": "成员 {member} 已对提案 {proposalId} 表决。",
      en: "Member {member} has voted on proposal {proposalId}.",
    },
    advice: { "zh-CN": "表决不可更改；可在提案页查看。", en: "A ballot is final; the proposal's page shows it." },
  },
  Council_BadRule: {
    status: 422,
    title: { "zh-CN": "表决规则无效", en: "Invalid rule" },
    detail: {
      "zh-CN": "比例没有分母或大于一，法定人数为零，或参数序号不是 1 或 2。",
      en: "A share has no denominator or is more than one, the quorum is nothing, or the argument is neither 1 nor 2.",
    },
    advice: { "zh-CN": "请更正比例后重新提案。", en: "Correct the shares and propose it again." },
  },
  Council_BadTiming: {
    status: 422,
    title: { "zh-CN": "时限超出范围", en: "Timing out of bounds" },
    detail: {
      "zh-CN":
        "等候 {votingDelaySeconds} 秒、表决 {votingPeriodSeconds} 秒超出范围：等候最多 30 天，表决 60 秒至 60 天。",
      en: "A delay of {votingDelaySeconds} s and a period of {votingPeriodSeconds} s are out of bounds: up to 30 days, and 60 seconds to 60 days.",
    },
    advice: { "zh-CN": "请给出范围内的时限。", en: "Give times within the bounds." },
  },
  Council_TooLateToObject: {
    status: 409,
    title: { "zh-CN": "不能再提异议", en: "Too late to object" },
    detail: {
      "zh-CN": "提案 {proposalId} 不在执行前的等候期内（可执行时间 {etaSeconds}）。",
      en: "Proposal {proposalId} is not waiting for its execution (due {etaSeconds}).",
    },
    advice: {
      "zh-CN": "异议只能在排入执行之后、可执行之前提出。",
      en: "An objection is made after a proposal is queued and before it is due.",
    },
    present: presenting({ etaSeconds: dueTime }),
  },
  Council_Overridden: {
    status: 409,
    title: { "zh-CN": "异议已被推翻", en: "Objection overridden" },
    detail: {
      "zh-CN": "提案 {proposalId} 已以三分之二多数推翻对同一内容的异议。",
      en: "Proposal {proposalId} overrides an objection to the same actions with two thirds of the seats.",
    },
    advice: { "zh-CN": "不能再次提出异议。", en: "It cannot be objected to again." },
  },
  Council_Objected: {
    status: 409,
    title: { "zh-CN": "已有异议", en: "Objected to" },
    detail: {
      "zh-CN": "统筹协调员已对与提案 {proposalId} 相同的内容提出异议。",
      en: "The coordinator objected to the same actions as those of proposal {proposalId}.",
    },
    advice: {
      "zh-CN": "请以相同内容重新提案，须三分之二席位赞成。",
      en: "Propose the same actions anew; they then take two thirds of the seats.",
    },
  },
  Council_ReasonMissing: {
    status: 422,
    title: { "zh-CN": "没有理由", en: "Reason missing" },
    detail: { "zh-CN": "提出异议须说明理由。", en: "An objection states its reason." },
    advice: { "zh-CN": "请写明理由。", en: "Give the reason." },
  },
  Council_NotRelayed: {
    status: 422,
    title: { "zh-CN": "理事会不转发调用", en: "Not relayed" },
    detail: { "zh-CN": "理事会不直接调用 {target}。", en: "The council does not call {target} itself." },
    advice: {
      "zh-CN": "请把该操作列入提案，由执行合约办理。",
      en: "Put the call into a proposal; the timelock carries it out.",
    },
  },
  Timelock_DelayTooLong: {
    status: 422,
    title: { "zh-CN": "等候期过长", en: "Delay too long" },
    detail: {
      "zh-CN": "等候期 {delaySeconds} 秒超过上限 {mostSeconds} 秒。",
      en: "A delay of {delaySeconds} s is more than the most, {mostSeconds} s.",
    },
    advice: { "zh-CN": "请给出较短的等候期。", en: "Give a shorter delay." },
  },
} satisfies Catalogue<OwnErrors | "Alliance_NoCouncil" | "Council_ProposalDiffers">;

/** Zero for what was never queued. */
function dueTime(value: string | number | boolean): string {
  return Number(value) === 0 ? "—" : clockTime(value);
}
