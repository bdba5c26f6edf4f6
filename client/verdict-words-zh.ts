/** What a verdict says, in Chinese; see verdict-words.ts. */
import type { VerdictWords } from "./verdict-words.ts";

export const verdictWords: VerdictWords = {
  outcomes: {
    valid: "有效",
    corrected: "已更正",
    revoked: "已撤销",
    suspended: "暂停效力",
    expired: "已过有效期",
    altered: "内容被改动",
    "cannot-check": "目前无法核验",
  },
  integrity: {
    "root-matches": "内容与学校在链上公布的批次一致。",
    "root-differs": "内容与学校在链上公布的批次不一致：它不是学校公布的记录。",
    "batch-unknown": "该校没有公布过这个批次。",
    "not-checked": "未能核对内容。",
  },
  status: {
    "in-force": "学校没有撤销或更正它。",
    suspended: "学校正在复核，暂停其效力。",
    revoked: "学校已撤销它。",
    superseded: "学校已用更正后的记录取代它。",
    "batch-void": "整个批次已作废：学校报告签发它的密钥被他人使用。",
    expired: "它的有效期已过。",
    "not-checked": "未能查询状态。",
  },
  issuer: {
    "active-member": "签发学校是联盟的正式成员。",
    "member-suspended": "签发学校的成员资格目前已暂停；此前签发的记录不受影响。",
    "member-expelled": "签发学校已不是联盟成员；此前签发的记录不受影响。",
    "member-unknown": "联盟没有这个成员。",
    "not-checked": "未能核对签发学校。",
  },
  obstacles: {
    unreachable: "连接不上账本。",
    "gateways-disagree": "几个网关的回答不一致。",
    "gateway-behind": "只有一个网关知道它有效，其他网关尚未读到那个区块。",
    "other-chain": "几个网关不在同一条链上。",
    "wrong-chain": "网关背后的链不是它所声称的链。",
    "unexpected-answer": "网关的应答不合格式。",
  },
  advice: {
    valid: "可以采信。",
    corrected: "请向持有人索取更正后的记录。",
    revoked: "不要采信；如有疑问请联系签发学校。",
    suspended: "请等待学校复核结束后再核验。",
    expired: "请向持有人索取换发后的记录。",
    altered: "不要采信；请向签发学校核实。",
    "cannot-check": "这不说明记录有问题；请稍后重试。",
  },
};
