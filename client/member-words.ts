/** What people call the kinds of members. */
import type { MemberRecord } from "../server/alliance/records.ts";
import type { Words } from "../server/problem.ts";

export const memberKindWords: Readonly<Record<MemberRecord["kind"], Words>> = {
  university: { "zh-CN": "高校", en: "university" },
  institute: { "zh-CN": "科研院所", en: "institute" },
  enterprise: { "zh-CN": "企业", en: "enterprise" },
  government: { "zh-CN": "政府部门", en: "government" },
};
