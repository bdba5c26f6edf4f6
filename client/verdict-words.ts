/** What a verdict says, in both languages; console and CLI print the same. */
import type { Words } from "../server/problem.ts";
import type { IntegrityReason, IssuerReason, Obstacle, Outcome, StatusReasonCode } from "./verify.ts";

export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  valid: { "zh-CN": "有效", en: "Valid" },
  corrected: { "zh-CN": "已更正", en: "Corrected" },
  revoked: { "zh-CN": "已撤销", en: "Revoked" },
  suspended: { "zh-CN": "暂停效力", en: "Suspended" },
  expired: { "zh-CN": "已过有效期", en: "Expired" },
  altered: { "zh-CN": "内容被改动", en: "Altered" },
  "cannot-check": { "zh-CN": "目前无法核验", en: "Cannot check now" },
};

export const integrityWords: Readonly<Record<IntegrityReason, Words>> = {
  "root-matches": {
    "zh-CN": "内容与学校在链上公布的批次一致。",
    en: "The content matches the batch that the university published on the chain.",
  },
  "root-differs": {
    "zh-CN": "内容与学校在链上公布的批次不一致：它不是学校公布的记录。",
    en: "The content does not match the batch that the university published: it is not a record that the university published.",
  },
  "batch-unknown": {
    "zh-CN": "该校没有公布过这个批次。",
    en: "That university never published this batch.",
  },
  "not-checked": { "zh-CN": "未能核对内容。", en: "The content could not be checked." },
};

export const statusReasonWords: Readonly<Record<StatusReasonCode, Words>> = {
  "in-force": { "zh-CN": "学校没有撤销或更正它。", en: "The university has neither revoked nor corrected it." },
  suspended: {
    "zh-CN": "学校正在复核，暂停其效力。",
    en: "The university is reviewing it and suspended it meanwhile.",
  },
  revoked: { "zh-CN": "学校已撤销它。", en: "The university revoked it." },
  superseded: { "zh-CN": "学校已用更正后的记录取代它。", en: "The university replaced it with a corrected record." },
  "batch-void": {
    "zh-CN": "整个批次已作废：学校报告签发它的密钥被他人使用。",
    en: "Its whole batch is void: the university reported that somebody else used the key that issued it.",
  },
  expired: { "zh-CN": "它的有效期已过。", en: "It was valid to a day that is past." },
  "not-checked": { "zh-CN": "未能查询状态。", en: "Its status could not be looked up." },
};

export const issuerWords: Readonly<Record<IssuerReason, Words>> = {
  "active-member": { "zh-CN": "签发学校是联盟的正式成员。", en: "The issuer is an active member of the alliance." },
  "member-suspended": {
    "zh-CN": "签发学校的成员资格目前已暂停；此前签发的记录不受影响。",
    en: "The issuer's membership is suspended at present; records issued before stand.",
  },
  "member-expelled": {
    "zh-CN": "签发学校已不是联盟成员；此前签发的记录不受影响。",
    en: "The issuer is no longer a member of the alliance; records issued before stand.",
  },
  "member-unknown": { "zh-CN": "联盟没有这个成员。", en: "The alliance has no such member." },
  "not-checked": { "zh-CN": "未能核对签发学校。", en: "The issuer could not be checked." },
};

export const obstacleWords: Readonly<Record<Obstacle, Words>> = {
  unreachable: { "zh-CN": "连接不上账本。", en: "The ledger cannot be reached." },
  "gateways-disagree": { "zh-CN": "几个网关的回答不一致。", en: "The gateways contradict each other." },
  "wrong-chain": { "zh-CN": "网关背后的链不是它所声称的链。", en: "The gateway's chain is not the one it says it is." },
  "unexpected-answer": { "zh-CN": "网关的应答不合格式。", en: "The gateway's answer has an unexpected form." },
};

/** One line on what the verifier can do next. */
export const outcomeAdvice: Readonly<Record<Outcome, Words>> = {
  valid: { "zh-CN": "可以采信。", en: "It can be relied on." },
  corrected: { "zh-CN": "请向持有人索取更正后的记录。", en: "Ask the holder for the corrected record." },
  revoked: { "zh-CN": "不要采信；如有疑问请联系签发学校。", en: "Do not rely on it; ask the university if in doubt." },
  suspended: { "zh-CN": "请等待学校复核结束后再核验。", en: "Verify it again when the university's review has ended." },
  expired: {
    "zh-CN": "请向持有人索取换发后的记录。",
    en: "Ask the holder for the record that renews it.",
  },
  altered: { "zh-CN": "不要采信；请向签发学校核实。", en: "Do not rely on it; ask the university." },
  "cannot-check": {
    "zh-CN": "这不说明记录有问题；请稍后重试。",
    en: "This says nothing about the record; try again later.",
  },
};
