/** What is said of records that were erased. */
import { clockTime, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";

export const erasureProblems = {
  Credits_RecordErased: {
    status: 410,
    title: { "zh-CN": "记录已删除", en: "Record erased" },
    detail: {
      "zh-CN": "成员 {issuer} 的记录 {recordId} 已于 {at} 从保险库中永久删除；它的内容、盐值和密钥都不复存在。",
      en: "Record {recordId} of member {issuer} was erased from the vault at {at}; its content, salt and key are gone.",
    },
    advice: {
      "zh-CN": "它不能再出示，也不能恢复；若仍需要，请由签发单位另行签发一条新记录。",
      en: "It cannot be shown or brought back; where it is needed after all, its issuer issues a new record.",
    },
    present: presenting({ at: clockTime }),
  },
} satisfies Catalogue;
