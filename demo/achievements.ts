/** What the demo's universities certify besides courses. Everything here is fictional. */
import type { RecordKind } from "../server/credits/credit-records.ts";
import type { MemberKey } from "./members.ts";

export type AchievementFact = {
  readonly kind: Exclude<RecordKind, "course">;
  readonly issuer: MemberKey;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** ISCED-F 2013 detailed field. */
  readonly field: string;
  /** Level of the European Qualifications Framework; 0 for none. */
  readonly level: number;
  readonly credits: string;
  /** Records of its batch. */
  readonly count: number;
  /** Week of the history in which the batch is issued, from 1 on. */
  readonly week: number;
  /** Where the interns are. */
  readonly host?: MemberKey;
  /** Whole hours. */
  readonly hours?: number;
  /** Code of the qualifications that it renews, of any issuer. */
  readonly renews?: string;
};

type Common = readonly [code: string, titleZh: string, titleEn: string, field: string, level: number, credits: string];
type Rest = Pick<AchievementFact, "count" | "week" | "host" | "hours" | "renews">;

function fact(kind: AchievementFact["kind"], issuer: MemberKey, common: Common, rest: Rest): AchievementFact {
  const [code, titleZh, titleEn, field, level, credits] = common;
  return { kind, issuer, code, titleZh, titleEn, field, level, credits, ...rest };
}

const nurse = ["JJJ-NURSE", "护士执业资格", "Registered Nurse", "0913", 0, "0"] as const;
const machinist = ["JJJ-CNC", "数控车工（高级）", "CNC Machinist, Advanced", "0715", 0, "0"] as const;

/** Each of them is a batch. */
export const achievements: readonly AchievementFact[] = [
  fact("thesis", "jinghua", ["JH-TH490", "本科毕业论文", "Bachelor's Thesis", "0533", 6, "8"], { count: 14, week: 4 }),
  fact("thesis", "jizhong", ["JZ-TH490", "本科毕业设计", "Bachelor's Project", "0613", 6, "8"], { count: 12, week: 6 }),
  fact("thesis", "haijin", ["HJ-TH790", "硕士学位论文", "Master's Thesis", "0711", 7, "12"], { count: 8, week: 9 }),
  fact("internship", "beichen", ["BC-PR380", "生产实习", "Industrial Placement", "0722", 6, "4"], {
    ...{ count: 12, week: 5 },
    ...{ host: "yanling", hours: 160 },
  }),
  fact("internship", "jingu", ["JG-PR290", "顶岗实习", "Work Placement", "0714", 5, "6"], {
    ...{ count: 16, week: 8 },
    ...{ host: "gushang", hours: 240 },
  }),
  fact("internship", "haijin", ["HJ-PR300", "专业实践", "Professional Practice", "0531", 6, "3"], {
    ...{ count: 10, week: 12 },
    ...{ host: "gushang", hours: 120 },
  }),
  fact("competition", "jinghua", ["JJJ-PHYS", "三地大学生物理竞赛", "Three-Province Physics Contest", "0533", 6, "2"], {
    ...{ count: 9, week: 10 },
  }),
  fact("competition", "hutuo", ["JJJ-AGRI", "三地农业创新大赛", "Three-Province Farming Contest", "0811", 6, "0"], {
    ...{ count: 8, week: 11 },
  }),
  fact("training", "dianbo", ["DB-SAFE", "野外作业安全培训", "Safety in the Field", "1022", 0, "0.5"], {
    ...{ count: 15, week: 3, hours: 16 },
  }),
  fact("teaching", "jinmen", ["JM-ED390", "教育实习授课", "Practice Teaching", "0114", 6, "4"], {
    ...{ count: 14, week: 7, hours: 64 },
  }),
  fact("teaching", "bashang", ["BS-TA100", "课程助教", "Teaching Assistantship", "0114", 6, "0"], {
    ...{ count: 8, week: 13, hours: 32 },
  }),
  fact("qualification", "tonghui", nurse, { count: 18, week: 4 }),
  fact("qualification", "haijin", nurse, { count: 6, week: 14, renews: nurse[0] }),
  fact("qualification", "jingu", machinist, { count: 12, week: 5 }),
  fact("qualification", "hutuo", ["HB-CNC", "数控加工职业技能", "CNC Machining Skills", "0715", 0, "0"], {
    ...{ count: 10, week: 9 },
  }),
];

export type QualificationFact = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly validMonths: number;
  /** Whom the alliance accredits for it. */
  readonly issuers: readonly MemberKey[];
};

/** The types of professional qualifications that the alliance knows. */
export const qualifications: readonly QualificationFact[] = [
  { code: nurse[0], nameZh: nurse[1], nameEn: nurse[2], validMonths: 60, issuers: ["tonghui", "haijin"] },
  { code: machinist[0], nameZh: machinist[1], nameEn: machinist[2], validMonths: 36, issuers: ["jingu", "beichen"] },
  {
    code: "HB-CNC",
    nameZh: "数控加工职业技能",
    nameEn: "CNC Machining Skills",
    validMonths: 36,
    issuers: ["hutuo"],
  },
];

/** Types of which each is accepted for the other. */
export const equatedQualifications: readonly (readonly [string, string])[] = [["HB-CNC", machinist[0]]];
