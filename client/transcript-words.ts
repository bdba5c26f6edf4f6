/** What the check of a programme says, in both languages; console and CLI print the same. */
import type { Words } from "../server/problem.ts";
import type { CountReason, RuleCheck } from "./transcript.ts";

export const countReasonWords: Readonly<Record<CountReason, Words>> = {
  counts: { "zh-CN": "计入", en: "Counts" },
  "counts-in-part": {
    "zh-CN": "部分计入：超出该类别上限的部分不计",
    en: "Counts in part: the rest is above the category's maximum",
  },
  corrected: { "zh-CN": "不计：已被更正后的记录取代", en: "Does not count: a corrected record replaced it" },
  revoked: { "zh-CN": "不计：签发学校已撤销", en: "Does not count: its university revoked it" },
  void: {
    "zh-CN": "不计：所在批次因密钥失窃作废",
    en: "Does not count: its batch is void, since a key was compromised",
  },
  suspended: { "zh-CN": "暂不计：签发学校正在复核", en: "Does not count while its university reviews it" },
  expired: { "zh-CN": "不计：已过有效期", en: "Does not count: it has expired" },
  altered: {
    "zh-CN": "不计：内容与链上公布的批次不符",
    en: "Does not count: it is not what was published on the chain",
  },
  "cannot-check": { "zh-CN": "暂不计：目前无法核验", en: "Does not count: it cannot be checked now" },
  repeated: { "zh-CN": "不计：同一条记录已计入", en: "Does not count: the same record is counted already" },
  failed: { "zh-CN": "不计：未通过", en: "Does not count: not passed" },
  "no-credits": { "zh-CN": "不计：没有学分", en: "Does not count: it has no credits" },
  "other-scheme": { "zh-CN": "不计：学分制度不同", en: "Does not count: its credits are of another scheme" },
  "held-elsewhere": {
    "zh-CN": "不计：学分已全部用于其他学校的认定",
    en: "Does not count: recognitions elsewhere hold all of its credits",
  },
  "held-above-credits": {
    "zh-CN": "不计：占用的学分多于记录本身，数据有误",
    en: "Does not count: more is held of it than it has, which cannot be",
  },
  "not-recognised": { "zh-CN": "不计：本专业未认定", en: "Does not count: not recognised for this programme" },
  "recognition-open": { "zh-CN": "暂不计：认定申请待决定", en: "Does not count yet: its recognition is undecided" },
  "recognition-refused": { "zh-CN": "不计：不予认定", en: "Does not count: its recognition was refused" },
  "no-category": { "zh-CN": "不计：不属于任何类别", en: "Does not count: no category accepts it" },
  "categories-full": {
    "zh-CN": "不计：可计入的类别均已满",
    en: "Does not count: the categories that accept it are full",
  },
};

/** Before what is needed and what counts. */
export const programmeRuleWords: Readonly<Record<RuleCheck["rule"], Words>> = {
  category: { "zh-CN": "类别最低学分", en: "Least of the category" },
  total: { "zh-CN": "总学分", en: "Total" },
  "at-home": { "zh-CN": "本校最低学分", en: "Least earned at home" },
  "most-recognised": { "zh-CN": "认定学分上限", en: "Most that counts of other universities" },
};

export const severalStudentsWords: Words = {
  "zh-CN": "成员 {member} 的记录属于不同的学生。",
  en: "The records of member {member} are of different students.",
};
