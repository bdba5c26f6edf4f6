/** What is said of the errors of Accreditations, and of batches that are void or not accredited. */
import type { ContractErrorName } from "viem";
import { clockTime, endTime, oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { creditsAbi } from "./abi.ts";
import { codeText } from "./accreditation-words.ts";
import { levelWords, recordKindWords } from "./words.ts";

type OwnErrors =
  | Extract<ContractErrorName<typeof creditsAbi>, `Accreditations_${string}`>
  | "Credits_NotAccredited"
  | "Credits_NotAccreditedForQualification"
  | "Credits_BatchVoid"
  | "Credits_BadReport";

const code = (value: string | number | boolean) => codeText(String(value));
const kind = oneOf({ 0: { "zh-CN": "无", en: "no kind" }, ...Object.fromEntries(recordKindWords.map(fromOne)) });
const scope = presenting({ kind, level: oneOf(levelWords), qualification: code });

export const accreditationProblems = {
  Accreditations_BadScope: {
    status: 422,
    title: { "zh-CN": "类别或层次无效", en: "Invalid kind or level" },
    detail: {
      "zh-CN": "类别“{kind}”、层次“{level}”不能核准：须是职业资格以外的类别，层次为 0 至 8。",
      en: "Nobody is accredited for the kind “{kind}” and the level “{level}”: a kind other than qualifications, and a level from 0 to 8.",
    },
    advice: {
      "zh-CN": "职业资格请按其种类核准。",
      en: "For professional qualifications accredit for their type.",
    },
    present: scope,
  },
  Accreditations_BadPeriod: {
    status: 422,
    title: { "zh-CN": "期限有误", en: "Invalid period" },
    detail: {
      "zh-CN": "{startsAt} 至 {endsAt} 不是将来的期限：终止须晚于开始和现在。",
      en: "From {startsAt} to {endsAt} is no period to come: the end lies after the start and after now.",
    },
    advice: { "zh-CN": "请更正起止时间。", en: "Correct start and end." },
    present: presenting({ startsAt: clockTime, endsAt: endTime }),
  },
  Accreditations_Interrupts: {
    status: 409,
    title: { "zh-CN": "资质会中断", en: "Would interrupt the accreditation" },
    detail: {
      "zh-CN": "现有资质有效至 {endsAt}；新的自 {startsAt} 起，其间将没有资质。",
      en: "It is accredited until {endsAt}; the new accreditation would begin on {startsAt}, with none in between.",
    },
    advice: {
      "zh-CN": "续期请以现在或更早为开始；若要中止，请先撤销并说明理由。",
      en: "To prolong it, begin now or earlier. To end it, withdraw it first, with a reason.",
    },
    present: presenting({ startsAt: clockTime, endsAt: endTime }),
  },
  Accreditations_NothingToWithdraw: {
    status: 409,
    title: { "zh-CN": "没有可撤销的资质", en: "Nothing to withdraw" },
    detail: {
      "zh-CN": "成员 {issuer} 没有在该时间之后仍有效的资质：{kind}、{level}。",
      en: "Member {issuer} has no accreditation that lasts beyond that time: {kind}, {level}.",
    },
    advice: {
      "zh-CN": "请查看该成员的资质及其终止时间。",
      en: "Look at the member's accreditations and when they end.",
    },
    present: scope,
  },
  Accreditations_ReasonMissing: {
    status: 422,
    title: { "zh-CN": "缺少理由", en: "Reason missing" },
    detail: { "zh-CN": "撤销资质须说明理由。", en: "An accreditation is not withdrawn without a reason." },
    advice: {
      "zh-CN": "请写明理由；它公开，不得含个人信息。",
      en: "Say why; it is public, so name no person.",
    },
  },
  Accreditations_UnknownQualification: {
    status: 404,
    title: { "zh-CN": "没有这种职业资格", en: "Unknown qualification" },
    detail: {
      "zh-CN": "没有代码为 {code} 的职业资格种类。",
      en: "No type of qualification has the code {code}.",
    },
    advice: { "zh-CN": "请先定义该种类，或核对代码。", en: "Define the type first, or check the code." },
    present: presenting({ code }),
  },
  Accreditations_AlreadyDefined: {
    status: 409,
    title: { "zh-CN": "代码已被使用", en: "Code is taken" },
    detail: {
      "zh-CN": "职业资格种类 {code} 已经定义，不能更改。",
      en: "The type of qualification {code} is defined already, for good.",
    },
    advice: { "zh-CN": "请为新的种类另选代码。", en: "Choose another code for the new type." },
    present: presenting({ code }),
  },
  Accreditations_Incomplete: {
    status: 422,
    title: { "zh-CN": "信息不完整", en: "Incomplete" },
    detail: { "zh-CN": "职业资格种类缺少代码或名称。", en: "A code or a name of the qualification is missing." },
    advice: { "zh-CN": "请给出代码和中英文名称。", en: "Give a code, and names in both languages." },
  },
  Accreditations_NoChange: {
    status: 409,
    title: { "zh-CN": "没有变化", en: "Nothing would change" },
    detail: {
      "zh-CN": "{one} 与 {other} 是同一种类，或其等同关系已是如此。",
      en: "{one} and {other} are one, or stand to one another as they would afterwards.",
    },
    advice: { "zh-CN": "请在职业资格种类列表中核对。", en: "Look at the list of types of qualification." },
    present: presenting({ one: code, other: code }),
  },
  Credits_NotAccredited: {
    status: 403,
    title: { "zh-CN": "没有签发资质", en: "Not accredited" },
    detail: {
      "zh-CN": "成员 {issuer} 目前没有签发“{kind}”（{level}）记录的资质。",
      en: "Member {issuer} is not accredited now for records of the kind “{kind}” ({level}).",
    },
    advice: {
      "zh-CN": "请向联盟申请该类别和层次的资质。",
      en: "Ask the alliance to accredit you for that kind and level.",
    },
    present: scope,
  },
  Credits_NotAccreditedForQualification: {
    status: 403,
    title: { "zh-CN": "没有签发资质", en: "Not accredited" },
    detail: {
      "zh-CN": "成员 {issuer} 目前没有签发职业资格 {code} 的资质。",
      en: "Member {issuer} is not accredited now for the qualification {code}.",
    },
    advice: { "zh-CN": "请向联盟申请该职业资格的资质。", en: "Ask the alliance to accredit you for it." },
    present: presenting({ code }),
  },
  Credits_BatchVoid: {
    status: 409,
    title: { "zh-CN": "批次已作废", en: "Batch is void" },
    detail: {
      "zh-CN": "成员 {issuer} 的第 {sequence} 批是用失窃的密钥签发的，已作废。",
      en: "Batch {sequence} of member {issuer} was issued with a compromised key and is void.",
    },
    advice: {
      "zh-CN": "真实的记录请由签发单位在新的批次中重新签发。",
      en: "Its issuer publishes the true records again, in a new batch.",
    },
  },
  Credits_BadReport: {
    status: 422,
    title: { "zh-CN": "报告有误", en: "Invalid report" },
    detail: {
      "zh-CN": "报告缺少账户，区块 {fromBlock} 尚未产生，或一次列出了 {batches} 个批次（至多 200 个）。",
      en: "An account is missing, block {fromBlock} is yet to come, or {batches} batches are named at once; 200 are the most.",
    },
    advice: {
      "zh-CN": "请更正；批次较多时分几次报告。",
      en: "Correct it; where there are more batches, report the others in a second report.",
    },
  },
} satisfies Catalogue<OwnErrors>;

function fromOne<Word>(word: Word, at: number) {
  return [at + 1, word] as const;
}
