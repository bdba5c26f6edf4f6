/** What gateways hand one another, what of it a member keeps, and what its registrars see. */
import { z } from "zod";
import { hashSchema, memberIdSchema, timeSchema } from "../alliance/records.ts";
import { erasureReasons } from "../credits/erasure-records.ts";
import { presentationSchema, recordStatuses } from "../credits/records.ts";

/** For what the recipient gets the records: a code from a short list, never prose. */
export const deliveryPurposes = ["recognition", "joint-supervision", "home-university", "admission", "other"] as const;

/** A transcript has some fifty records. */
export const mostRecordsInDelivery = 100;

const member = z.number().int().min(1).max(4_294_967_295);
const number = z.number().int().min(0);

/** What is signed, then encrypted. `deliveryId` is random and names the delivery on both sides. */
export const messageSchema = z.strictObject({
  version: z.literal(1),
  deliveryId: z.uuidv4(),
  /** The alliance for which it was made, by its chain and directory. */
  chainId: number,
  directory: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  from: member,
  to: member,
  sentAt: z.iso.datetime(),
  purpose: z.enum(deliveryPurposes),
  presentations: z.array(presentationSchema).min(1).max(mostRecordsInDelivery),
});

/** How a record stood on the chain when it arrived. "void": its batch was issued with a compromised key. */
export const arrivedStatuses = [...recordStatuses, "void"] as const;

export const recordVerdictSchema = z
  .strictObject({ sequence: z.number().int().min(1), status: z.enum(arrivedStatuses) })
  .meta({ id: "DeliveredRecordVerdict" });

/** What the recipient's gateway signs: nothing in it is private. */
export const receiptSchema = z
  .strictObject({
    version: z.literal(1),
    deliveryId: z.uuidv4(),
    chainId: number,
    directory: z.string(),
    from: member,
    to: member,
    purpose: z.enum(deliveryPurposes),
    sentAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    count: z.number().int().min(1),
    /** SHA-256 of the message that was signed: the same however often it was encrypted. */
    contentSha256: hashSchema,
    /** The block at which the records were checked. */
    block: z.strictObject({ number, hash: hashSchema }),
    /** In the order of the records. */
    verdicts: z.array(recordVerdictSchema).min(1).max(mostRecordsInDelivery),
  })
  .meta({ id: "DeliveryReceipt" });

/** A receipt as it travels: JWS, compact, EdDSA; its header names the key of the recipient's gateway. */
export const signedReceiptSchema = z
  .string()
  .max(100_000)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

export const sealedMessageSchema = z.strictObject({ jwe: z.string().min(1) }).meta({
  id: "SealedMessage",
  description: "A signed message, encrypted to a member's registered key (JWE, compact)",
});

export const acceptanceSchema = z.object({ receipt: signedReceiptSchema }).meta({ id: "DeliveryAcceptance" });

export const deliveryStates = ["waiting", "delivered", "refused", "cancelled", "expired", "erased"] as const;

/** One delivery as its sender or its recipient has it. It says nothing of the students. */
export const deliverySchema = z
  .object({
    deliveryId: z.uuidv4(),
    direction: z.enum(["sent", "received"]),
    from: memberIdSchema,
    to: memberIdSchema,
    purpose: z.enum(deliveryPurposes),
    count: z.number().int(),
    sentAt: timeSchema,
    /** "erased": the recipient destroyed what it had received; the receipt stays. */
    state: z.enum(deliveryStates),
    receipt: receiptSchema.nullable(),
    signedReceipt: signedReceiptSchema.nullable(),
    /** Type of the problem that ended it, or that the last attempt met; and at which record, counting from 1. */
    problem: z.object({ type: z.string(), position: z.number().int().nullable() }).nullable(),
    /** When it is tried again; null where it is not waiting. */
    nextAttemptAt: timeSchema.nullable(),
    erasedAt: timeSchema.nullable(),
  })
  .meta({ id: "Delivery" });

/** A received record with how it stood on arrival and how it stands now. */
export const receivedRecordSchema = z
  .object({
    presentation: presentationSchema,
    leaf: hashSchema,
    onArrival: z.enum(arrivedStatuses),
    now: z.enum(arrivedStatuses),
  })
  .meta({ id: "ReceivedRecord" });

export const openedDeliverySchema = z
  .object({
    delivery: deliverySchema,
    /** What was received; null where it was sent, or was erased. */
    records: z.array(receivedRecordSchema).nullable(),
    /** Numbers of the sender's own records; null where it was received. */
    recordIds: z.array(z.uuid()).nullable(),
  })
  .meta({ id: "OpenedDelivery" });

export const outgoingInputSchema = z
  .strictObject({
    issuer: member,
    recordIds: z
      .array(z.uuid())
      .min(1)
      .max(mostRecordsInDelivery)
      .refine((ids) => new Set(ids).size === ids.length, {
        params: { words: { "zh-CN": "同一条记录只能出现一次", en: "each record once" } },
      }),
    to: member,
    purpose: z.enum(deliveryPurposes),
  })
  .refine(({ issuer, to }) => issuer !== to, {
    path: ["to"],
    params: { words: { "zh-CN": "须是另一个成员", en: "another member" } },
  })
  .meta({ id: "OutgoingDelivery" });

export const deliveryErasureSchema = z
  .strictObject({ member, deliveryId: z.uuidv4(), reason: z.enum(erasureReasons) })
  .meta({ id: "DeliveryErasure" });

/** The public parts of a pair of keys, as the registry takes them. */
export const deliveryKeySchema = z
  .object({
    x25519: hashSchema,
    ed25519: hashSchema,
    madeAt: timeSchema,
    /** Whether the member's entry in the registry names it now. */
    isRegistered: z.boolean(),
  })
  .meta({ id: "DeliveryKey" });

export type Message = z.infer<typeof messageSchema>;
export type RecordVerdict = z.infer<typeof recordVerdictSchema>;
export type ArrivedStatus = (typeof arrivedStatuses)[number];
export type DeliveryReceipt = z.infer<typeof receiptSchema>;
export type DeliveryRecord = z.infer<typeof deliverySchema>;
export type DeliveryState = (typeof deliveryStates)[number];
export type DeliveryPurpose = (typeof deliveryPurposes)[number];
export type OpenedDelivery = z.infer<typeof openedDeliverySchema>;
export type ReceivedRecord = z.infer<typeof receivedRecordSchema>;
export type OutgoingInput = z.infer<typeof outgoingInputSchema>;
export type DeliveryErasure = z.infer<typeof deliveryErasureSchema>;
export type DeliveryKey = z.infer<typeof deliveryKeySchema>;
