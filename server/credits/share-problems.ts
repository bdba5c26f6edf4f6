/** What is said of records that students share under a link. */
import { clockTime, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";

export const shareProblems = {
  Credits_UnknownShare: {
    status: 404,
    title: { "zh-CN": "没有这个分享", en: "Nothing is shared here" },
    detail: {
      "zh-CN": "这个网关上没有链接所指的分享。",
      en: "This gateway keeps nothing under that link.",
    },
    advice: {
      "zh-CN": "请核对链接是否完整、网关是否正确，或向出示人再要一次。",
      en: "Check that the link is whole and names the right gateway, or ask whoever shared it again.",
    },
  },
  Credits_ShareWithdrawn: {
    status: 410,
    title: { "zh-CN": "分享已撤回", en: "No longer shared" },
    detail: {
      "zh-CN": "已于 {withdrawnAt} 撤回（由持有人撤回，或所含记录已被学校删除），内容已销毁。这并不说明记录有问题。",
      en: "It ended at {withdrawnAt}: its holder withdrew it, or the university erased one of its records. Its content is destroyed. That says nothing against the records.",
    },
    advice: { "zh-CN": "如仍需要，请向出示人要一个新链接。", en: "Where you still need it, ask for a new link." },
    present: presenting({ withdrawnAt: clockTime }),
  },
  Credits_ShareExpired: {
    status: 410,
    title: { "zh-CN": "分享已到期", en: "The share has expired" },
    detail: {
      "zh-CN": "分享的期限到 {expiresAt} 为止，内容已销毁。这并不说明记录有问题。",
      en: "It was shared until {expiresAt}; its content is destroyed. That says nothing against the records.",
    },
    advice: { "zh-CN": "如仍需要，请向出示人要一个新链接。", en: "Where you still need it, ask for a new link." },
    present: presenting({ expiresAt: clockTime }),
  },
  Credits_TooManyShares: {
    status: 409,
    title: { "zh-CN": "分享太多", en: "Too many shares" },
    detail: { "zh-CN": "同时最多可以有 {most} 个分享。", en: "At most {most} shares can be open at a time." },
    advice: { "zh-CN": "请先撤回不再需要的分享。", en: "Withdraw those you no longer need." },
  },
  Credits_ShareTaken: {
    status: 409,
    title: { "zh-CN": "分享编号已被占用", en: "The share's id is taken" },
    detail: { "zh-CN": "编号 {shareId} 已经用过。", en: "The id {shareId} was used before." },
    advice: { "zh-CN": "请再分享一次，会用新的编号。", en: "Share once more; it draws another." },
  },
} satisfies Catalogue;
