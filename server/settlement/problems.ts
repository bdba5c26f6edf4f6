/** What is said of the errors of obligations and settlement cycles. */
import type { ContractErrorName } from "viem";
import { clockTime, oneOf, presenting, yuan } from "../present.ts";
import type { Catalogue, Present } from "../problem.ts";
import type { settlementAbi } from "./abi.ts";
import { cycleStatusWords, lineStatusWords, paymentStandingWords } from "./words.ts";

/** The contract counts the payments of a cycle from 0, people from 1. */
const fromOne: Present = ({ payment, ...others }) => ({ ...others, payment: Number(payment) + 1 });

/** A payment's two flags as one word. */
const paymentStanding: Present = ({ reported, confirmed, ...others }, language) => ({
  ...fromOne(others, language),
  standing: paymentStandingWords[confirmed ? "confirmed" : reported ? "reported" : "proposed"][language],
});

export const settlementProblems = {
  Obligations_AmountOutOfRange: {
    status: 422,
    title: { "zh-CN": "金额超出范围", en: "Amount out of range" },
    detail: {
      "zh-CN": "金额 {amountMinor} 元不在允许范围内：须大于 0，且不超过 {mostMinor} 元。",
      en: "¥{amountMinor} is out of range: more than 0 and at most ¥{mostMinor}.",
    },
    advice: { "zh-CN": "请更正金额。", en: "Correct the amount." },
    present: presenting({ amountMinor: yuan, mostMinor: yuan }),
  },
  Obligations_SameMember: {
    status: 422,
    title: { "zh-CN": "债务双方相同", en: "Debtor and creditor are the same" },
    detail: { "zh-CN": "成员 {member} 不能对自己记账。", en: "Member {member} cannot owe itself." },
    advice: { "zh-CN": "请选择两个不同的成员。", en: "Choose two different members." },
  },
  Obligations_BadCause: {
    status: 422,
    title: { "zh-CN": "记账缺少事由", en: "A line without its cause" },
    detail: {
      "zh-CN": "事由代码 {cause} 不能用于新记账：须指明它来自哪项业务，结转只能由裁定产生。",
      en: "Cause {cause} cannot be posted: a line names the fact it came from, and only a decision carries one on.",
    },
    advice: { "zh-CN": "请由产生该费用的合约记账。", en: "Let the contract post it in which the charge arose." },
  },
  Obligations_UnknownMember: {
    status: 422,
    title: { "zh-CN": "没有这个成员", en: "Unknown member" },
    detail: {
      "zh-CN": "联盟中没有编号为 {member} 的成员，不能记账。",
      en: "There is no member {member} to owe or be owed.",
    },
    advice: { "zh-CN": "请在成员名录中核对编号。", en: "Look the number up in the list of members." },
  },
  Obligations_AlreadyDecided: {
    status: 409,
    title: { "zh-CN": "秘书处已作裁定", en: "Already decided" },
    detail: {
      "zh-CN": "明细 {line} 由秘书处裁定成立后结转而来，不能再次提出异议。",
      en: "Line {line} carries on one that the secretariat decided to stand; it cannot be disputed again.",
    },
    advice: {
      "zh-CN": "请与对方和秘书处协商，在以后的结算期更正。",
      en: "Agree with the other member and the secretariat on a correction in a later cycle.",
    },
  },
  Obligations_UnknownLine: {
    status: 404,
    title: { "zh-CN": "没有这笔账", en: "Unknown line" },
    detail: { "zh-CN": "账上没有编号为 {line} 的明细。", en: "There is no line {line}." },
    advice: { "zh-CN": "请在账单中核对编号。", en: "Look the number up in the statement." },
  },
  Obligations_StatusForbids: {
    status: 409,
    title: { "zh-CN": "明细状态不允许这一步", en: "Line's status does not allow this" },
    detail: {
      "zh-CN": "明细 {line} 目前为“{status}”，不能进行这一步。",
      en: "Line {line} is {status}; this step is not possible.",
    },
    advice: { "zh-CN": "请查看这笔明细的最新状态。", en: "Look at where the line stands now." },
    present: presenting({ status: oneOf(lineStatusWords) }),
  },
  Settlement_UnknownCycle: {
    status: 404,
    title: { "zh-CN": "没有这个结算期", en: "Unknown cycle" },
    detail: { "zh-CN": "没有第 {cycle} 结算期。", en: "There is no settlement cycle {cycle}." },
    advice: { "zh-CN": "请在结算期列表中核对。", en: "Look it up in the list of cycles." },
  },
  Settlement_StatusForbids: {
    status: 409,
    title: { "zh-CN": "结算期状态不允许这一步", en: "Cycle's status does not allow this" },
    detail: {
      "zh-CN": "第 {cycle} 结算期目前为“{status}”，不能进行这一步。",
      en: "Cycle {cycle} is {status}; this step is not possible.",
    },
    advice: { "zh-CN": "请查看结算期的最新进度。", en: "Look at where the cycle stands now." },
    present: presenting({ status: oneOf(cycleStatusWords) }),
  },
  Settlement_StillDisputable: {
    status: 409,
    title: { "zh-CN": "仍在异议期内", en: "Still disputable" },
    detail: {
      "zh-CN": "第 {cycle} 结算期的明细在 {disputableUntil} 之前仍可提出异议。",
      en: "Lines of cycle {cycle} can be disputed until {disputableUntil}.",
    },
    advice: { "zh-CN": "请在异议期满后再轧差。", en: "Net the cycle after that time." },
    present: presenting({ disputableUntil: clockTime }),
  },
  Settlement_EvidenceMissing: {
    status: 422,
    title: { "zh-CN": "没有写明理由", en: "No reasons" },
    detail: {
      "zh-CN": "对第 {line} 笔明细提出异议须附理由的哈希。",
      en: "Who disputes line {line} gives the hash of the reasons.",
    },
    advice: { "zh-CN": "请写明理由后重新提交。", en: "Write the reasons and submit again." },
  },
  Settlement_DisputeTooLate: {
    status: 409,
    title: { "zh-CN": "异议期已过", en: "Too late to dispute" },
    detail: {
      "zh-CN": "第 {cycle} 结算期的异议期已于 {disputableUntil} 结束。",
      en: "Lines of cycle {cycle} could be disputed until {disputableUntil}.",
    },
    advice: {
      "zh-CN": "请与对方和秘书处协商，在以后的结算期更正。",
      en: "Agree with the other member and the secretariat on a correction in a later cycle.",
    },
    present: presenting({ disputableUntil: clockTime }),
  },
  Settlement_NotAParty: {
    status: 403,
    title: { "zh-CN": "不是这笔账的当事方", en: "Not a party to the line" },
    detail: {
      "zh-CN": "成员 {member} 既不是明细 {line} 的应付方，也不是应收方。",
      en: "Member {member} is neither debtor nor creditor of line {line}.",
    },
    advice: {
      "zh-CN": "只有当事双方的财务处可以提出异议。",
      en: "Only the bursars of its debtor and creditor can dispute it.",
    },
  },
  Settlement_DisputesUndecided: {
    status: 409,
    title: { "zh-CN": "异议尚未裁定", en: "Disputes are undecided" },
    detail: {
      "zh-CN": "第 {cycle} 结算期还有 {disputed} 笔异议未裁定。",
      en: "{disputed} disputes of cycle {cycle} are undecided.",
    },
    advice: { "zh-CN": "请秘书处先逐笔裁定。", en: "The secretariat has to decide them first." },
  },
  Settlement_TooManyPayments: {
    status: 422,
    title: { "zh-CN": "付款笔数过多", en: "Too many payments" },
    detail: {
      "zh-CN": "付款方案有 {given} 笔，最多只能有 {most} 笔。",
      en: "{given} payments were proposed; {most} are enough.",
    },
    advice: { "zh-CN": "请采用系统给出的付款方案。", en: "Use the payments that the gateway proposes." },
  },
  Settlement_Overshoot: {
    status: 422,
    title: { "zh-CN": "付款超过净额", en: "Payment overshoots" },
    detail: {
      "zh-CN":
        "第 {payment} 笔付款（成员 {payer} 付给成员 {payee} {amountMinor} 元）超过付款方的应付净额或收款方的应收净额。",
      en: "Payment {payment}, ¥{amountMinor} from member {payer} to member {payee}, is more than the one owes or the other is owed.",
    },
    advice: {
      "zh-CN": "净额可能已变化，请重新生成付款方案。",
      en: "Positions may have changed: propose the payments anew.",
    },
    present: (given, language) => presenting({ amountMinor: yuan })(fromOne(given, language), language),
  },
  Settlement_EmptyPayment: {
    status: 422,
    title: { "zh-CN": "空的付款", en: "Empty payment" },
    detail: {
      "zh-CN": "第 {payment} 笔付款金额为零，或付款方与收款方相同。",
      en: "Payment {payment} is zero, or from a member to itself.",
    },
    advice: { "zh-CN": "请去掉这笔付款。", en: "Leave the payment out." },
    present: fromOne,
  },
  Settlement_Incomplete: {
    status: 422,
    title: { "zh-CN": "净额未结清", en: "Positions stay open" },
    detail: {
      "zh-CN": "方案共付 {paidMinor} 元，而应付净额合计 {totalMinor} 元。",
      en: "The payments come to ¥{paidMinor} of ¥{totalMinor} that have to be paid.",
    },
    advice: {
      "zh-CN": "净额可能已变化，请重新生成付款方案。",
      en: "Positions may have changed: propose the payments anew.",
    },
    present: presenting({ paidMinor: yuan, totalMinor: yuan }),
  },
  Settlement_OtherPayments: {
    status: 409,
    title: { "zh-CN": "与核定的付款方案不符", en: "Not the netted payments" },
    detail: {
      "zh-CN": "所附的付款清单不是第 {cycle} 结算期核定的清单。",
      en: "The list of payments is not the one that was netted for cycle {cycle}.",
    },
    advice: { "zh-CN": "请重新读取该期的付款清单后再试。", en: "Read the cycle's payments again, then try again." },
  },
  Settlement_UnknownPayment: {
    status: 404,
    title: { "zh-CN": "没有这笔付款", en: "Unknown payment" },
    detail: { "zh-CN": "第 {cycle} 结算期没有第 {payment} 笔付款。", en: "Cycle {cycle} has no payment {payment}." },
    advice: { "zh-CN": "请在付款清单中核对。", en: "Look it up in the list of payments." },
    present: fromOne,
  },
  Settlement_PaymentStatusForbids: {
    status: 409,
    title: { "zh-CN": "付款状态不允许这一步", en: "Payment's status does not allow this" },
    detail: {
      "zh-CN": "第 {cycle} 结算期第 {payment} 笔付款目前为“{standing}”，不能进行这一步。",
      en: "Payment {payment} of cycle {cycle} is {standing}; this step is not possible.",
    },
    advice: {
      "zh-CN": "请查看付款的最新进度：先由付款方登记付款，再由收款方确认到账。",
      en: "Look at where it stands now: the payer reports a payment first, then the payee confirms it.",
    },
    present: paymentStanding,
  },
  Settlement_BadReference: {
    status: 422,
    title: { "zh-CN": "银行流水号不合规", en: "Bad bank reference" },
    detail: {
      "zh-CN": "银行流水号须为 1 至 64 个字节，现为 {length} 个。",
      en: "A bank reference has 1 to 64 bytes; this has {length}.",
    },
    advice: { "zh-CN": "请填写银行回单上的流水号。", en: "Give the reference printed on the bank's receipt." },
  },
  Settlement_PreviousNotClosed: {
    status: 409,
    title: { "zh-CN": "上一结算期未关账", en: "Previous cycle is not closed" },
    detail: { "zh-CN": "第 {cycle} 结算期尚未关账。", en: "Cycle {cycle} is not closed yet." },
    advice: { "zh-CN": "请先为它关账。", en: "Close that cycle first." },
  },
} satisfies Catalogue<Exclude<ContractErrorName<typeof settlementAbi>, `AccessManaged${string}`>>;
