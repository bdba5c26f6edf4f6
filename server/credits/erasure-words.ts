/** What people call the reasons of an erasure. */
import type { Words } from "../problem.ts";
import type { ErasureReason } from "./erasure-records.ts";

export const erasureReasonWords: Readonly<Record<ErasureReason, Words>> = {
  "holder-request": { "zh-CN": "本人要求", en: "asked for by the person" },
  "retention-ended": { "zh-CN": "保存期限届满", en: "kept as long as it had to be" },
  unlawful: { "zh-CN": "不应处理", en: "should not have been kept" },
  "legal-order": { "zh-CN": "依法责令删除", en: "ordered by law" },
  other: { "zh-CN": "其他", en: "other" },
};
