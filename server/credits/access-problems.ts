/** What is said of the links and passkeys by which students reach their own records. */
import { clockTime, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";

export const accessProblems = {
  Credits_UnknownAccess: {
    status: 404,
    title: { "zh-CN": "链接无效", en: "The link opens nothing" },
    detail: {
      "zh-CN": "它已被学校收回，或缺了一部分。",
      en: "Your university withdrew it, or a part of it is missing.",
    },
    advice: {
      "zh-CN": "请从学校发给您的信息中完整地打开链接；仍不行时，向学校教务部门要一个新链接。",
      en: "Open the whole link from your university's message; where that does not help, ask its registry for a new one.",
    },
  },
  Credits_AccessExpired: {
    status: 410,
    title: { "zh-CN": "链接已过期", en: "The link has expired" },
    detail: { "zh-CN": "它的有效期到 {expiresAt} 为止。", en: "It was good until {expiresAt}." },
    advice: {
      "zh-CN": "您的记录还在；请向学校教务部门要一个新链接，或用已设置的通行密钥登录。",
      en: "Your records are still there: ask your university's registry for a new link, or come in with a passkey you made.",
    },
    present: presenting({ expiresAt: clockTime }),
  },
  Credits_HolderSessionEnded: {
    status: 401,
    title: { "zh-CN": "请重新打开链接", en: "Open your link again" },
    detail: {
      "zh-CN": "这次打开已超过时限，或已被学校收回。",
      en: "The time since you opened it is over, or your university withdrew it.",
    },
    advice: {
      "zh-CN": "重新打开学校给您的链接，或用通行密钥登录。",
      en: "Open the link from your university again, or come in with your passkey.",
    },
  },
  Credits_StudentUnknown: {
    status: 404,
    title: { "zh-CN": "没有该学生的记录", en: "No records of such a student" },
    detail: {
      "zh-CN": "成员 {issuer} 的保险库中没有其中 {count} 名学生的记录，见下列各项。没有发出任何链接。",
      en: "Students of whom the vault of member {issuer} has no records: {count}; see the list. No link was given.",
    },
    advice: { "zh-CN": "请核对完整的学号。", en: "Check the whole number of the student." },
  },
  Credits_BadExpiry: {
    status: 422,
    title: { "zh-CN": "有效期不可用", en: "That end cannot be chosen" },
    detail: {
      "zh-CN": "须在现在之后、{days} 天之内。",
      en: "It has to be later than now and at most {days} days ahead.",
    },
    advice: { "zh-CN": "请另选一个日期。", en: "Choose another date." },
  },
  Credits_PasskeyRefused: {
    status: 401,
    title: { "zh-CN": "通行密钥未通过", en: "The passkey was not accepted" },
    detail: {
      "zh-CN": "它不属于这里，已被学校收回，或等待太久。",
      en: "It is none of this gateway's, your university withdrew it, or it took too long.",
    },
    advice: {
      "zh-CN": "再试一次；仍不行时，打开学校给您的链接。",
      en: "Try once more; where that does not help, open the link from your university.",
    },
  },
  Credits_PasskeyNotHere: {
    status: 409,
    title: { "zh-CN": "此处不能用通行密钥", en: "No passkeys here" },
    detail: {
      "zh-CN": "通行密钥须有域名和 HTTPS；本页地址的主机是 {host}。",
      en: "A passkey needs a host name and HTTPS; the host of this page is {host}.",
    },
    advice: {
      "zh-CN": "请保留学校给您的链接，以后仍用它打开。",
      en: "Keep the link from your university and open it again.",
    },
  },
  Credits_TooManyPasskeys: {
    status: 409,
    title: { "zh-CN": "通行密钥太多", en: "Too many passkeys" },
    detail: { "zh-CN": "一个链接最多可设 {most} 个通行密钥。", en: "At most {most} passkeys can be made by one link." },
    advice: { "zh-CN": "请使用已有的通行密钥。", en: "Use one that you have." },
  },
} satisfies Catalogue;
