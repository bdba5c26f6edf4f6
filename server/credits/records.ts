/** What the vault, the store and the API hold of credit records, batches and statuses. */
import { z } from "zod";
import { creditRecordSchema, recordKinds, scopeShape } from "./credit-records.ts";

const largestNumber = 4_294_967_295;

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
    ...scopeShape,
    /** Issued with a compromised key: it proves nothing any more. */
    isVoid: z.boolean(),
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
/** As JSON: a batch of theses with titles of 300 characters and five supervisors each has 20 MB. */
export const mostBytesInDraft = 24_000_000;

/** What a registrar hands to the vault before publishing its root: records of one kind and level. */
export const draftInputSchema = z
  .strictObject({
    issuer: z.number().int().min(1),
    records: z.array(saltedRecordSchema).min(1).max(mostRecordsInBatch),
    /** Number of the record that the one in this batch is to replace: it alone may repeat that record's row. */
    replaces: z.uuid().optional(),
  })
  .meta({ id: "DraftInput" });

/** What publishing the batch takes. */
const draftShape = { root: hash, count: z.number().int(), ...scopeShape };

export const draftReceiptSchema = z.object(draftShape).meta({ id: "DraftReceipt" });

/** A batch in the vault whose root is not on the chain. */
export const draftSchema = z.object({ ...draftShape, createdAt: z.iso.datetime() }).meta({ id: "Draft" });

/** A search among an issuer's records; in a body, because a URL with a name in it would stand in logs. */
export const recordSearchSchema = z
  .strictObject({
    issuer: z.number().int().min(1),
    /** Part of a student's number or name, of an achievement's code or titles, or of what else names it. */
    query: z.string().trim().max(120).optional(),
    kind: z.enum(recordKinds).optional(),
    status: z.enum(["draft", ...recordStatuses]).optional(),
    sequence: z.number().int().min(1).optional(),
  })
  .meta({ id: "RecordSearch" });

/** What the vault keeps of a record: sealed, with its leaf, so that opening the vault hashes nothing. */
export const vaultEntrySchema = z.strictObject({ record: creditRecordSchema, salt: saltSchema, leaf: hash });

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
