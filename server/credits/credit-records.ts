/**
 * A credit record. Private: it never leaves the vault of its issuer but by the hand of its holder or an officer.
 *
 * Seven kinds in one shape. Names of fields after Open Badges 3.0 (achievement, creditsEarned, role, licenseNumber,
 * term), ELMO (iscedCode and level of the achievement, languageOfInstruction, engagementHours, credit with its scheme)
 * and Verifiable Credentials (validUntil).
 */
import { z } from "zod";
import { gradeSchema } from "./grade-records.ts";

/** In the order of the contract, from 1 on. */
export const recordKinds = [
  "course",
  "thesis",
  "internship",
  "competition",
  "training",
  "teaching",
  "qualification",
] as const;

/** "local" is the issuer's own credit; "ects" the credit of the European Credit Transfer System, 60 a year. */
export const creditSchemes = ["local", "ects"] as const;

/** A number of the contracts: member, batch. */
const number = z.number().int().min(1).max(4_294_967_295);

/** 0.01 to 100 credits with at most two decimals, as a string: "3.5". */
export const creditsSchema = creditsFrom(0.01).meta({
  id: "Credits",
  description: 'Decimal string, "3.5"; more than 0, at most 100, at most two decimals',
});
/** As above, or "0": an award, a training, a teaching or a qualification need not be worth credits. */
export const creditsOrNoneSchema = creditsFrom(0).meta({
  id: "CreditsOrNone",
  description: 'Decimal string, "3.5"; from 0 to 100, at most two decimals',
});

const nameText = plainText(120);

const partySchema = z.strictObject({
  name: nameText,
  /** Its number, where it is a member of the alliance. */
  member: number.optional(),
});

const achievementSchema = z.strictObject({
  code: plainText(32),
  titleZh: nameText,
  titleEn: nameText,
  /** ISCED-F 2013, a detailed field: "0613". */
  field: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  /** Of the European Qualifications Framework; absent where it has none. */
  level: z.number().int().min(1).max(8).optional(),
});

/** "2026-autumn" */
const term = z.string().regex(/^\d{4}-(?:spring|summer|autumn)$/);
/** ELMO's engagementHours, whole ones. */
const hours = z.number().int().min(1).max(20_000);

const every = {
  recordId: z.uuid(),
  /** Number of the issuing member. */
  issuer: number,
  student: z.strictObject({ number: plainText(32), name: nameText }),
  achievement: achievementSchema,
  creditScheme: z.enum(creditSchemes),
  term: term.optional(),
  startedOn: z.iso.date().optional(),
  completedOn: z.iso.date(),
  /** BCP 47: "zh", "en", "zh-Hans". */
  languageOfInstruction: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/)
    .optional(),
  engagementHours: hours.optional(),
};
const graded = { ...every, credits: creditsSchema, grade: gradeSchema };
const perhapsGraded = { ...every, credits: creditsOrNoneSchema, grade: gradeSchema.optional() };

const courseSchema = z.strictObject({ ...graded, kind: z.literal("course"), term });

const thesisSchema = z.strictObject({
  ...graded,
  kind: z.literal("thesis"),
  term,
  /** In the language in which it was written; the achievement's titles are those of the thesis as a part of studies. */
  thesisTitle: plainText(300),
  supervisors: z.array(partySchema).min(1).max(5),
});

/** Internships and practice. From when to when, and for how many hours, belongs to what it is. */
const internshipSchema = z.strictObject({
  ...graded,
  kind: z.literal("internship"),
  startedOn: z.iso.date(),
  engagementHours: hours,
  host: partySchema,
});

const competitionSchema = z.strictObject({
  ...perhapsGraded,
  kind: z.literal("competition"),
  organiser: nameText,
  /** "全国一等奖" */
  award: nameText,
  /** The student's place among the members of the team. */
  team: z
    .strictObject({ place: z.number().int().min(1).max(100), size: z.number().int().min(2).max(100) })
    .refine(({ place, size }) => place <= size, { message: "place in the team", params: { words: placeWords() } })
    .optional(),
});

const trainingSchema = z.strictObject({ ...perhapsGraded, kind: z.literal("training"), engagementHours: hours });

/** What the student taught. */
const teachingSchema = z.strictObject({
  ...perhapsGraded,
  kind: z.literal("teaching"),
  role: nameText,
  engagementHours: hours,
});

/** A professional qualification; its achievement's code is the one of its type, which several members may issue. */
const qualificationSchema = z.strictObject({
  ...perhapsGraded,
  kind: z.literal("qualification"),
  achievement: achievementSchema.extend({ code: z.string().regex(/^[!-~]{1,32}$/) }),
  /** Number under which it is registered. */
  licenseNumber: plainText(64),
  /** Last day on which it is valid; absent where it does not expire. */
  validUntil: z.iso.date().optional(),
  /** Number of the record, of whatever issuer, that it renews. */
  renews: z.uuid().optional(),
});

export const creditRecordSchema = z
  .discriminatedUnion("kind", [
    courseSchema,
    thesisSchema,
    internshipSchema,
    competitionSchema,
    trainingSchema,
    teachingSchema,
    qualificationSchema,
  ])
  .refine(({ startedOn, completedOn }) => startedOn === undefined || startedOn <= completedOn, {
    path: ["startedOn"],
    message: "not after completedOn",
    params: { words: { "zh-CN": "不得晚于完成日期", en: "must not be after the date of completion" } },
  })
  .refine((record) => !("validUntil" in record) || !record.validUntil || record.validUntil > record.completedOn, {
    path: ["validUntil"],
    message: "after completedOn",
    params: { words: { "zh-CN": "须晚于取得日期", en: "must be after the date of completion" } },
  })
  .meta({ id: "CreditRecord" });

export type CreditRecord = z.infer<typeof creditRecordSchema>;
export type CreditScheme = (typeof creditSchemes)[number];
export type RecordKind = CreditRecord["kind"];
/** The records of one kind. */
export type RecordOf<Kind extends RecordKind> = Extract<CreditRecord, { kind: Kind }>;

export const scopeShape = {
  kind: z.enum(recordKinds),
  /** Of the European Qualifications Framework; 0 where its records have none, and for qualifications. */
  level: z.number().int().min(0).max(8),
  /** The type of qualification; null for every other kind. */
  qualification: z.string().nullable(),
};
/** What all records of a batch have in common: for what its issuer has to be accredited. */
export type RecordScope = z.infer<z.ZodObject<typeof scopeShape>>;

export function scopeOf({ kind, achievement }: CreditRecord): RecordScope {
  if (kind === "qualification") return { kind, level: 0, qualification: achievement.code };
  return { kind, level: achievement.level ?? 0, qualification: null };
}

/** What makes two records rows about the same: student, kind and achievement, and the term or else the day. */
export function rowOf({ student, kind, achievement, term, completedOn }: CreditRecord): string {
  return JSON.stringify([student.number, kind, achievement.code, term ?? completedOn]);
}

function creditsFrom(least: number) {
  const words =
    least === 0
      ? { "zh-CN": "0 至 100", en: "from 0 to 100" }
      : { "zh-CN": "须大于 0，至多 100", en: "more than 0, at most 100" };
  return z
    .string()
    .regex(/^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/)
    .refine((text) => (text === "0" || Number(text) > 0) && Number(text) >= least && Number(text) <= 100, {
      message: words.en,
      params: { words },
    });
}

/**
 * What a person can read and a machine can hash: no half characters, no control characters, none that turn the
 * direction of writing so that a text shows otherwise than it is.
 */
function plainText(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text), {
      message: "no control characters",
      params: {
        words: {
          "zh-CN": "不得含有控制字符或残缺字符",
          en: "must have no control characters and no incomplete ones",
        },
      },
    });
}

function placeWords() {
  return { "zh-CN": "排名不得大于团队人数", en: "a place within the size of the team" };
}
