/** What the vault, the store and the API hold of credit records, batches and statuses. */
import { z } from "zod";

/** 0.01 to 100 credits with at most two decimals, as a string: "3.5". */
export const creditsSchema = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/)
  .refine((text) => Number(text) > 0 && Number(text) <= 100, {
    message: "more than 0, at most 100",
    params: { words: { "zh-CN": "须大于 0，至多 100", en: "more than 0, at most 100" } },
  })
  .meta({ id: "Credits", description: 'Decimal string, "3.5"; more than 0, at most 100, at most two decimals' });

export const gradeScales = ["percentage", "five-level", "pass-fail"] as const;
/** The values of each scale but the percentage, which is a number from 0 to 100 with at most one decimal. */
export const gradeValues = {
  "five-level": ["excellent", "good", "fair", "pass", "fail"],
  "pass-fail": ["pass", "fail"],
} as const;

export const gradeSchema = z
  .discriminatedUnion("scale", [
    z.strictObject({
      scale: z.literal("percentage"),
      value: z.string().regex(/^(?:100(?:\.0)?|\d{1,2}(?:\.\d)?)$/),
    }),
    z.strictObject({ scale: z.literal("five-level"), value: z.enum(gradeValues["five-level"]) }),
    z.strictObject({ scale: z.literal("pass-fail"), value: z.enum(gradeValues["pass-fail"]) }),
  ])
  .meta({ id: "Grade" });

const largestNumber = 4_294_967_295;

/**
 * What a person can read and a machine can hash: no half characters, no control characters, none that turn the
 * direction of writing so that a text shows otherwise than it is.
 */
const plainText = (most: number) =>
  z
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
const nameText = plainText(120);

/**
 * A credit record. Private: it never leaves the vault of its issuer but by the hand of its holder or an officer.
 * Field names after ELMO and Open Badges.
 */
export const creditRecordSchema = z
  .strictObject({
    recordId: z.uuid(),
    kind: z.literal("course"),
    /** Number of the issuing member. */
    issuer: z.number().int().min(1).max(largestNumber),
    student: z.strictObject({ number: plainText(32), name: nameText }),
    course: z.strictObject({
      code: plainText(32),
      titleZh: nameText,
      titleEn: nameText,
    }),
    credits: creditsSchema,
    grade: gradeSchema,
    /** "2026-autumn" */
    term: z.string().regex(/^\d{4}-(?:spring|summer|autumn)$/),
    completedOn: z.iso.date(),
  })
  .meta({ id: "CreditRecord" });

export const saltSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .meta({ id: "Salt", description: "32 random bytes that hide a record behind its commitment" });

/** A record with its salt: all that is needed to compute its leaf. */
export const saltedRecordSchema = z
  .strictObject({ record: creditRecordSchema, salt: saltSchema })
  .meta({ id: "SaltedRecord" });

/** In the order of the contract. */
export const recordStatuses = ["in-force", "suspended", "revoked", "superseded"] as const;
/** In the order of the contract; the first stands for no reason. */
export const statusReasons = [
  "none",
  "issued-in-error",
  "grade-corrected",
  "academic-misconduct",
  "under-review",
  "review-ended",
  "other",
] as const;

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

export const batchSchema = z
  .object({
    issuer: z.number().int(),
    sequence: z.number().int(),
    root: hash,
    count: z.number().int(),
    registrar: z.string(),
    issuedAt: z.iso.datetime(),
    block: z.number().int(),
    transaction: hash,
    /** How many of its leaves have each status but in force. */
    changed: z.object({ suspended: z.number().int(), revoked: z.number().int(), superseded: z.number().int() }),
  })
  .meta({ id: "Batch" });

/** Public: the status of a leaf, and what replaced it. */
export const leafStatusSchema = z
  .object({
    issuer: z.number().int(),
    sequence: z.number().int(),
    leaf: hash,
    status: z.enum(recordStatuses),
    reason: z.enum(statusReasons),
    successor: hash.nullable(),
    successorSequence: z.number().int().nullable(),
    changedAt: z.iso.datetime().nullable(),
    block: z.number().int().nullable(),
  })
  .meta({ id: "LeafStatus" });

/** What an officer of the issuer sees of a record. `sequence` is null while its batch is not on the chain. */
export const vaultRecordSchema = z
  .object({
    record: creditRecordSchema,
    salt: saltSchema,
    leaf: hash,
    root: hash,
    sequence: z.number().int().nullable(),
    status: z.enum(["draft", ...recordStatuses]),
    reason: z.enum(statusReasons),
    block: z.number().int().nullable(),
    issuedAt: z.iso.datetime().nullable(),
    /** Record that replaces this one, where it is in the same vault. */
    successorId: z.string().nullable(),
  })
  .meta({ id: "VaultRecord" });

/** What a holder hands over and a verifier checks: the record, its salt and the way to the chain. */
export const presentationSchema = z
  .strictObject({
    version: z.literal(1),
    record: creditRecordSchema,
    salt: saltSchema,
    sequence: z.number().int().min(1).max(largestNumber),
    proof: z.array(hash).max(14),
  })
  .meta({ id: "Presentation" });

export const mostRecordsInBatch = 10_000;

/** What a registrar hands to the vault before publishing its root. */
export const draftInputSchema = z
  .strictObject({
    issuer: z.number().int().min(1),
    records: z.array(saltedRecordSchema).min(1).max(mostRecordsInBatch),
    /** Number of the record that the one in this batch is to replace: it alone may repeat that record's row. */
    replaces: z.uuid().optional(),
  })
  .meta({ id: "DraftInput" });

export const draftReceiptSchema = z.object({ root: hash, count: z.number().int() }).meta({ id: "DraftReceipt" });

/** A batch in the vault whose root is not on the chain. */
export const draftSchema = z
  .object({ root: hash, count: z.number().int(), createdAt: z.iso.datetime() })
  .meta({ id: "Draft" });

/** A search among an issuer's records; in a body, because a URL with a name in it would stand in logs. */
export const recordSearchSchema = z
  .strictObject({
    issuer: z.number().int().min(1),
    /** Part of a student's number or name, or of a course's code or titles. */
    query: z.string().trim().max(120).optional(),
    status: z.enum(["draft", ...recordStatuses]).optional(),
    sequence: z.number().int().min(1).optional(),
  })
  .meta({ id: "RecordSearch" });

/** What the vault keeps of a record: sealed, with its leaf, so that opening the vault hashes nothing. */
export const vaultEntrySchema = z.strictObject({ record: creditRecordSchema, salt: saltSchema, leaf: hash });

export type CreditRecord = z.infer<typeof creditRecordSchema>;
export type SaltedRecord = z.infer<typeof saltedRecordSchema>;
export type BatchRecord = z.infer<typeof batchSchema>;
export type LeafStatusRecord = z.infer<typeof leafStatusSchema>;
export type VaultRecord = z.infer<typeof vaultRecordSchema>;
export type Presentation = z.infer<typeof presentationSchema>;
export type DraftInput = z.infer<typeof draftInputSchema>;
export type DraftReceipt = z.infer<typeof draftReceiptSchema>;
export type DraftRecord = z.infer<typeof draftSchema>;
export type VaultEntry = z.infer<typeof vaultEntrySchema>;
export type RecordSearch = z.infer<typeof recordSearchSchema>;
export type RecordStatus = (typeof recordStatuses)[number];
export type StatusReason = (typeof statusReasons)[number];
