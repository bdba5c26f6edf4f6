/** What stays of a record that was erased, and how one asks for it. */
import { z } from "zod";
import { scopeShape } from "./credit-records.ts";

/** Why a record was erased: a code from a short list, never prose. */
export const erasureReasons = ["holder-request", "retention-ended", "unlawful", "legal-order", "other"] as const;

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const number = z.number().int().min(1).max(4_294_967_295);

/**
 * Stands at the place of an erased record. Nothing in it tells of the student: the leaf is known to the chain, but
 * nobody can try a record out against it, or against the commitment, without the salt that is gone. What makes the leaf
 * stays, so that the record can still be revoked.
 */
export const tombstoneSchema = z.strictObject({
  issuer: number,
  recordId: z.uuid(),
  leaf: hash,
  commitment: hash,
  centiCredits: z.number().int().min(0),
  /** Root of the batch in which it stood last. */
  root: hash,
  ...scopeShape,
  erasedAt: z.iso.datetime(),
  reason: z.enum(erasureReasons),
  /** Account of the officer. */
  erasedBy: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
});

/** As it is served; the number of the batch is null where it never got onto the chain. */
export const erasedRecordSchema = tombstoneSchema
  .extend({ sequence: z.number().int().nullable() })
  .meta({ id: "ErasedRecord" });

/** What a decision on an erased record has to prove: that its leaf stands in the batch. */
export const erasedLeafSchema = erasedRecordSchema
  .pick({ issuer: true, commitment: true, centiCredits: true })
  .extend({ sequence: z.number().int(), proof: z.array(hash) })
  .meta({ id: "ErasedLeaf" });

/** What of a batch the vault still has: `count` is what the chain says of it, and what the other two add up to. */
export const batchHoldingSchema = z
  .object({
    root: hash,
    sequence: z.number().int().nullable(),
    count: z.number().int(),
    kept: z.number().int(),
    erased: z.number().int(),
  })
  .meta({ id: "BatchHolding" });

/** Some records, or all of one student. In a body, because a URL with a student's number in it would stand in logs. */
export const erasureInputSchema = z
  .strictObject({
    issuer: number,
    recordIds: z.array(z.uuid()).min(1).max(1_000).optional(),
    /** The student's whole number. */
    student: z.string().trim().min(1).max(32).optional(),
    reason: z.enum(erasureReasons),
  })
  .refine(({ recordIds, student }) => (recordIds === undefined) !== (student === undefined), {
    message: "either recordIds or student",
    params: {
      words: { "zh-CN": "须给出记录编号或学号，二者择一", en: "give either numbers of records or a student's number" },
    },
  })
  .meta({ id: "ErasureInput" });

export const erasureReceiptSchema = z
  .object({
    erased: z.array(erasedRecordSchema),
    /** How many of those asked for were erased before. */
    before: z.number().int(),
    /** The batches that lost records now. */
    batches: z.array(batchHoldingSchema),
  })
  .meta({ id: "ErasureReceipt" });

export type ErasureReason = (typeof erasureReasons)[number];
export type Tombstone = z.infer<typeof tombstoneSchema>;
export type ErasedRecord = z.infer<typeof erasedRecordSchema>;
export type ErasedLeaf = z.infer<typeof erasedLeafSchema>;
export type BatchHolding = z.infer<typeof batchHoldingSchema>;
export type ErasureInput = z.infer<typeof erasureInputSchema>;
export type ErasureReceipt = z.infer<typeof erasureReceiptSchema>;
