/** What people call status lists and credentials. */
import type { Words } from "../problem.ts";
import type { StatusListState, StatusPurpose } from "./credential-records.ts";

export const purposeWords: Readonly<Record<StatusPurpose, Words>> = {
  revocation: { "zh-CN": "撤销", en: "revocation" },
  suspension: { "zh-CN": "中止", en: "suspension" },
};

export const listStateWords: Readonly<Record<StatusListState["state"], Words>> = {
  absent: { "zh-CN": "未公布", en: "not published" },
  fresh: { "zh-CN": "一致", en: "up to date" },
  stale: { "zh-CN": "需重新公布", en: "to be published anew" },
};
