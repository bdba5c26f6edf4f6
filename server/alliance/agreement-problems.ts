/** What is said of the errors of Agreements. */
import type { ContractErrorName } from "viem";
import { clockTime, endTime, oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { agreementsAbi } from "./abi.ts";
import { agreementKindWords } from "./words.ts";

type OwnErrors = Extract<ContractErrorName<typeof agreementsAbi>, `Agreements_${string}`>;

export const agreementProblems = {
  Agreements_Unknown: {
    status: 404,
    title: { "zh-CN": "没有这份协议", en: "Unknown agreement" },
    detail: { "zh-CN": "没有编号为 {agreement} 的协议。", en: "There is no agreement {agreement}." },
    advice: { "zh-CN": "请在协议列表中核对编号。", en: "Look it up among the agreements." },
  },
  Agreements_NotComplete: {
    status: 409,
    title: { "zh-CN": "尚未签齐", en: "Not signed by all" },
    detail: {
      "zh-CN": "协议 {agreement} 的 {parties} 方中已有 {signatures} 方签署。",
      en: "Of the {parties} parties of agreement {agreement}, {signatures} have signed.",
    },
    advice: { "zh-CN": "请等其余各方签署。", en: "Wait until the others have signed." },
  },
  Agreements_Complete: {
    status: 409,
    title: { "zh-CN": "协议已签齐", en: "Signed by all" },
    detail: {
      "zh-CN": "协议 {agreement} 各方均已签署，不能再签署或撤回签署。",
      en: "Every party has signed agreement {agreement}: nothing can be signed or taken back.",
    },
    advice: {
      "zh-CN": "如需更改，请提出修订协议，或通知退出。",
      en: "To change it propose an amendment; to leave it withdraw.",
    },
  },
  Agreements_NotInForce: {
    status: 409,
    title: { "zh-CN": "协议不在有效期内", en: "Not in force" },
    detail: {
      "zh-CN": "协议 {agreement} 的有效期为 {startsAt} 至 {endsAt}。",
      en: "Agreement {agreement} is in force from {startsAt} to {endsAt}.",
    },
    advice: { "zh-CN": "请选择有效的协议。", en: "Choose an agreement that is in force." },
    present: presenting({ startsAt: clockTime, endsAt: endTime }),
  },
  Agreements_WrongKind: {
    status: 422,
    title: { "zh-CN": "协议不含此项", en: "Not about that" },
    detail: { "zh-CN": "协议 {agreement} 不涵盖“{kind}”。", en: "Agreement {agreement} does not cover {kind}." },
    advice: { "zh-CN": "请选择涵盖该项的协议。", en: "Choose an agreement that covers it." },
    present: presenting({ kind: oneOf(agreementKindWords) }),
  },
  Agreements_NotParty: {
    status: 422,
    title: { "zh-CN": "不是协议一方", en: "Not a party" },
    detail: {
      "zh-CN": "成员 {member} 不是协议 {agreement} 的一方。",
      en: "Member {member} is no party to agreement {agreement}.",
    },
    advice: { "zh-CN": "请选择双方都参加的协议。", en: "Choose an agreement that binds both." },
  },
  Agreements_HasLeft: {
    status: 409,
    title: { "zh-CN": "已经退出", en: "Has left" },
    detail: {
      "zh-CN": "成员 {member} 已退出协议 {agreement}，受约束至 {leavesAt}。",
      en: "Member {member} has left agreement {agreement}; it is bound until {leavesAt}.",
    },
    advice: { "zh-CN": "要再参加，请签署新的协议。", en: "To come back it signs a new one." },
    present: presenting({ leavesAt: clockTime }),
  },
  Agreements_PartyCount: {
    status: 422,
    title: { "zh-CN": "当事方数目不符", en: "Number of parties" },
    detail: {
      "zh-CN": "给出 {given} 方，须为 {least} 至 {most} 方。",
      en: "{given} parties are given; an agreement has from {least} to {most}.",
    },
    advice: { "zh-CN": "请更正当事方。", en: "Correct the parties." },
  },
  Agreements_PartiesNotAscending: {
    status: 422,
    title: { "zh-CN": "当事方次序有误", en: "Parties not ascending" },
    detail: {
      "zh-CN": "第 {position} 个当事方（从 0 数起）重复，或编号没有递增。",
      en: "Party {position}, counted from 0, is named twice or not above the one before it.",
    },
    advice: { "zh-CN": "请按成员编号递增排列，每个只列一次。", en: "List each member once, by ascending number." },
  },
  Agreements_ProposerNotParty: {
    status: 422,
    title: { "zh-CN": "提出者不是一方", en: "Proposer is no party" },
    detail: { "zh-CN": "成员 {member} 不在当事方之列。", en: "Member {member} is none of the parties." },
    advice: { "zh-CN": "请把本单位列入当事方。", en: "Name your own member among the parties." },
  },
  Agreements_TextMissing: {
    status: 422,
    title: { "zh-CN": "缺少协议文本", en: "Text missing" },
    detail: { "zh-CN": "没有给出协议文本的哈希。", en: "The hash of the text is missing." },
    advice: { "zh-CN": "请选择协议文本文件。", en: "Choose the file of the agreement." },
  },
  Agreements_BadKinds: {
    status: 422,
    title: { "zh-CN": "协议种类无效", en: "Invalid kinds" },
    detail: {
      "zh-CN": "种类集合 {kinds} 为空，或含有不存在的种类。",
      en: "The set of kinds {kinds} is empty or names one that does not exist.",
    },
    advice: { "zh-CN": "请从列出的种类中选择。", en: "Choose from the kinds listed." },
  },
  Agreements_BadPeriod: {
    status: 422,
    title: { "zh-CN": "期限有误", en: "Invalid period" },
    detail: {
      "zh-CN": "{startsAt} 至 {endsAt} 不是将来的期限：终止须晚于开始和现在。",
      en: "From {startsAt} to {endsAt} is no period to come: the end lies after the start and after now.",
    },
    advice: { "zh-CN": "请更正起止时间。", en: "Correct start and end." },
    present: presenting({ startsAt: clockTime, endsAt: endTime }),
  },
  Agreements_DecisionPeriodMissing: {
    status: 422,
    title: { "zh-CN": "缺少答复期限", en: "Decision period missing" },
    detail: {
      "zh-CN": "涵盖学分互认的协议须规定答复期限。",
      en: "An agreement on the recognition of credits says within what time is decided.",
    },
    advice: { "zh-CN": "请给出答复期限；逾期未答复视为同意。", en: "Give the time; silence after it is approval." },
  },
  Agreements_ArbiterIsParty: {
    status: 422,
    title: { "zh-CN": "仲裁方不能是当事方", en: "Arbiter is a party" },
    detail: { "zh-CN": "仲裁方 {arbiter} 是协议的一方。", en: "The arbiter, member {arbiter}, is one of the parties." },
    advice: { "zh-CN": "请另选仲裁方。", en: "Choose another arbiter." },
  },
  Agreements_BadFee: {
    status: 422,
    title: { "zh-CN": "费用有误", en: "Invalid fee" },
    detail: {
      "zh-CN": "第 {position} 项费用（从 0 数起）为零，或计费单位重复、未按次序。",
      en: "Fee {position}, counted from 0, is zero, or its unit is repeated or out of order.",
    },
    advice: {
      "zh-CN": "每个计费单位最多列一次；免费则不列。",
      en: "List each unit once at most; what is free is left out.",
    },
  },
  Agreements_AlreadyAmended: {
    status: 409,
    title: { "zh-CN": "已有修订", en: "Already amended" },
    detail: {
      "zh-CN": "协议 {agreement} 已由协议 {amendedBy} 修订。",
      en: "Agreement {agreement} is amended by agreement {amendedBy}.",
    },
    advice: { "zh-CN": "请修订较新的那一份。", en: "Amend the newer one." },
  },
  Agreements_PartiesLeftOut: {
    status: 422,
    title: { "zh-CN": "修订遗漏了当事方", en: "Parties left out" },
    detail: {
      "zh-CN": "协议 {amends} 尚有 {remaining} 方，修订只包含其中 {included} 方。",
      en: "Agreement {amends} has {remaining} parties left; the amendment includes {included} of them.",
    },
    advice: { "zh-CN": "请把全部现有各方列入。", en: "Include every party that remains." },
  },
  Agreements_DeparturesPending: {
    status: 422,
    title: { "zh-CN": "尚有当事方未退出", en: "Departures pending" },
    detail: {
      "zh-CN": "修订自 {startsAt} 开始，早于正在退出的各方离开的时间 {lastLeavesAt}。",
      en: "The amendment begins at {startsAt}, before those that are leaving have left at {lastLeavesAt}.",
    },
    advice: { "zh-CN": "请把开始时间定在 {lastLeavesAt} 或以后。", en: "Let it begin at {lastLeavesAt} or later." },
    present: presenting({ startsAt: clockTime, lastLeavesAt: clockTime }),
  },
  Agreements_Lapsed: {
    status: 409,
    title: { "zh-CN": "签署期已过", en: "Lapsed" },
    detail: {
      "zh-CN": "协议 {agreement} 须在 {lapsesAt} 前签署。",
      en: "Agreement {agreement} could be signed until {lapsesAt}.",
    },
    advice: { "zh-CN": "请重新提出。", en: "Propose it anew." },
    present: presenting({ lapsesAt: clockTime }),
  },
  Agreements_AlreadySigned: {
    status: 409,
    title: { "zh-CN": "已经签署", en: "Already signed" },
    detail: {
      "zh-CN": "成员 {member} 已签署协议 {agreement}。",
      en: "Member {member} has signed agreement {agreement}.",
    },
    advice: {
      "zh-CN": "无须再签；签齐之前可以撤回。",
      en: "Nothing is left to do; until all have signed it can be taken back.",
    },
  },
  Agreements_NotSigned: {
    status: 409,
    title: { "zh-CN": "尚未签署", en: "Not signed" },
    detail: {
      "zh-CN": "成员 {member} 没有签署协议 {agreement}。",
      en: "Member {member} has not signed agreement {agreement}.",
    },
    advice: { "zh-CN": "没有可撤回的签署。", en: "There is no signature to take back." },
  },
  Agreements_BadSignature: {
    status: 403,
    title: { "zh-CN": "签名无效", en: "Invalid signature" },
    detail: {
      "zh-CN": "签名不是账户 {signer} 代表成员 {member} 对协议 {agreement} 本轮条款作出的。",
      en: "The signature is not that of account {signer} for member {member} on the terms of agreement {agreement} in this round.",
    },
    advice: {
      "zh-CN": "请核对条款后重新签名；撤回过签署的须重新签。",
      en: "Check the terms and sign again; a signature from before a retraction is void.",
    },
  },
  Agreements_EndsBefore: {
    status: 409,
    title: { "zh-CN": "协议先于通知期满", en: "Ends before the notice" },
    detail: {
      "zh-CN": "协议 {agreement} 于 {endsAt} 终止，早于通知期满的 {leavesAt}。",
      en: "Agreement {agreement} ends at {endsAt}, before the notice does at {leavesAt}.",
    },
    advice: { "zh-CN": "无须退出，等其终止即可。", en: "Let it end; there is nothing to withdraw from." },
    present: presenting({ endsAt: endTime, leavesAt: clockTime }),
  },
  Agreements_NotExpelled: {
    status: 409,
    title: { "zh-CN": "成员未被除名", en: "Not expelled" },
    detail: { "zh-CN": "成员 {member} 没有被除名。", en: "Member {member} was not expelled." },
    advice: {
      "zh-CN": "只有被除名的成员才能由他人移出；成员自己可以退出。",
      en: "Only an expelled member is removed by others; a member can withdraw itself.",
    },
  },
  Agreements_TermsDiffer: {
    status: 409,
    title: { "zh-CN": "条款与合约不符", en: "Terms differ" },
    detail: {
      "zh-CN": "网关给出的协议 {agreement} 条款与合约所记的哈希不符。",
      en: "The terms of agreement {agreement} that the gateway gives do not have the hash that the contract keeps.",
    },
    advice: { "zh-CN": "不要签署；请换一个网关核对。", en: "Do not sign; check with another gateway." },
  },
} satisfies Catalogue<OwnErrors | "Agreements_TermsDiffer">;
