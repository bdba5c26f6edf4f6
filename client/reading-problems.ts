/** The words of errors that also a stranger meets who only reads: apart, so that the page that verifies stays small. */
import type { Catalogue } from "../server/problem.ts";

export const readingProblems = {
  Client_GatewayUnreachable: {
    status: 503,
    title: { "zh-CN": "连接不上网关", en: "The gateway cannot be reached" },
    detail: { "zh-CN": "{url} 没有应答。", en: "Nothing answers at {url}." },
    advice: {
      "zh-CN": "确认网关已启动（npm start）、地址无误，然后重试；未确认的操作可以安全地再提交一次。",
      en: "Check that the gateway runs (npm start) and that the address is right, then try again; it is safe to repeat what was not confirmed.",
    },
  },
  Client_UnexpectedAnswer: {
    status: 502,
    title: { "zh-CN": "网关的应答不合格式", en: "The gateway's answer has an unexpected form" },
    detail: { "zh-CN": "{path} 的应答在 {place} 处不合格式。", en: "The answer to {path} is malformed at {place}." },
    advice: {
      "zh-CN": "该地址可能不是本账本的网关，或版本不同；请核对地址与版本。",
      en: "The address may not be a gateway of this ledger, or its version differs; check both.",
    },
  },
  Client_BadLink: {
    status: 400,
    title: { "zh-CN": "链接残缺或被改动", en: "The link is damaged" },
    detail: {
      "zh-CN": "链接缺了一部分，或被改动过，读不出学分记录。",
      en: "A part of it is missing or was changed: no credit record can be read from it.",
    },
    advice: {
      "zh-CN": "不要采信。请向出示人要完整的链接或文件。",
      en: "Do not rely on it. Ask its holder for the whole link, or for the file.",
    },
  },
  Client_NoRecordInFile: {
    status: 400,
    title: { "zh-CN": "文件里没有学分记录", en: "The file holds no credit record" },
    detail: {
      "zh-CN": "它既不是证明文件，也不是附有证明的 PDF。",
      en: "It is neither a file of records nor a PDF that has them attached.",
    },
    advice: {
      "zh-CN": "请选择 .json 证明文件、由本账本生成的 PDF，或粘贴核验链接。",
      en: "Choose a .json file of records, a PDF made by this ledger, or paste the link.",
    },
  },
  Client_VerificationLink: {
    status: 400,
    title: { "zh-CN": "这是核验链接", en: "This is a link to verify" },
    detail: {
      "zh-CN": "它给出别人分享的记录，不能打开您自己的记录。",
      en: "It shows what somebody shared, and does not open records of your own.",
    },
    advice: {
      "zh-CN": "直接打开它即可核验；要查看自己的记录，请打开学校发给您的链接。",
      en: "Open it as it is to verify it. For your own records, open the link your university sent you.",
    },
  },
  Client_StudentLink: {
    status: 400,
    title: { "zh-CN": "这是学生本人的链接", en: "This is a student's own link" },
    detail: {
      "zh-CN": "凭它可以打开该学生的全部记录，不是用来核验的。",
      en: "It opens all of a student's records, and is not for verifying.",
    },
    advice: {
      "zh-CN": "请勿转发。请持有人打开它，选择课程，再把生成的分享链接交给您。",
      en: "Do not pass it on. Its holder opens it, chooses courses, and hands you the link that is made there.",
    },
  },
  Client_Unexpected: {
    status: 500,
    title: { "zh-CN": "意外的错误", en: "Unexpected error" },
    detail: { "zh-CN": "{message}", en: "{message}" },
    advice: {
      "zh-CN": "请重试；若再次出现，请报告给平台维护人员。",
      en: "Try again; if it happens again, report it to the maintainers.",
    },
  },
} satisfies Catalogue;
