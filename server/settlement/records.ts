/** What the store holds and the API serves of obligations, cycles and payments. */
import { z } from "zod";

const amount = z.string().regex(/^\d{1,39}$/);
const signedAmount = z.string().regex(/^-?\d{1,39}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** In the order of the contract, from 1 on. */
export const cycleStatuses = ["open", "cut-off", "netted", "paid", "closed"] as const;
export const lineStatuses = ["posted", "disputed", "carried", "cancelled"] as const;
export const causes = ["booking", "adjustment"] as const;
export const paymentStatuses = ["proposed", "reported", "confirmed"] as const;

export const obligationSchema = z
  .object({
    line: z.string(),
    cycle: z.number().int(),
    debtor: z.number().int(),
    creditor: z.number().int(),
    amountMinor: amount,
    status: z.enum(lineStatuses),
    cause: z.enum(causes),
    /** For a booking "<resource>-<number>", for an adjustment the line it carries on. */
    causeId: z.string(),
    postedAt: z.iso.datetime(),
    block: z.number().int(),
    transaction: hash,
  })
  .meta({ id: "Obligation" });

export const paymentSchema = z
  .object({
    payment: z.number().int(),
    payer: z.number().int(),
    payee: z.number().int(),
    amountMinor: amount,
    status: z.enum(paymentStatuses),
    bankReference: z.string().nullable(),
    reportedAt: z.iso.datetime().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Payment" });

export const positionSchema = z
  .object({
    member: z.number().int(),
    /** Fen; positive receives, negative pays. The positions of a cycle sum to zero. */
    positionMinor: signedAmount,
    owesMinor: amount,
    owedMinor: amount,
    lines: z.number().int(),
  })
  .meta({ id: "Position" });

export const cycleSchema = z
  .object({
    cycle: z.number().int(),
    status: z.enum(cycleStatuses),
    startsAt: z.iso.datetime(),
    cutOffAt: z.iso.datetime().nullable(),
    disputableUntil: z.iso.datetime().nullable(),
    nettedAt: z.iso.datetime().nullable(),
    paidAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
    lines: z.number().int(),
    disputed: z.number().int(),
    /** Sum of the lines that count. */
    grossMinor: amount,
    /** Sum of the positive positions: what is paid in all. */
    netMinor: amount,
    payments: z.array(paymentSchema),
    linesDigest: hash.nullable(),
    closeDigest: hash.nullable(),
  })
  .meta({ id: "Cycle" });

/** A cycle with what the secretariat needs to net it. */
export const cycleDetailSchema = cycleSchema
  .extend({
    positions: z.array(positionSchema),
    /** Payments that would bring every position to zero now; the contract judges them. Empty unless cut off. */
    proposal: z.array(z.object({ payer: z.number().int(), payee: z.number().int(), amountMinor: amount })),
  })
  .meta({ id: "CycleDetail" });

/** One member's account of one cycle. Every total is the sum of the posted lines below it. */
export const statementSchema = z
  .object({
    cycle: cycleSchema,
    member: z.number().int(),
    nameZh: z.string(),
    nameEn: z.string(),
    position: positionSchema,
    /** By counterparty; what the member owes it and is owed by it. */
    counterparties: z.array(
      z.object({
        member: z.number().int(),
        nameZh: z.string(),
        nameEn: z.string(),
        owesMinor: amount,
        owedMinor: amount,
        lines: z.number().int(),
      }),
    ),
    /** Those that the member pays or is paid. */
    payments: z.array(paymentSchema),
    /** In the order of their posting. Only those that are posted count; disputed and decided ones are shown beside. */
    lines: z.array(obligationSchema),
  })
  .meta({ id: "Statement" });

export type ObligationRecord = z.infer<typeof obligationSchema>;
export type PaymentRecord = z.infer<typeof paymentSchema>;
export type PositionRecord = z.infer<typeof positionSchema>;
export type CycleRecord = z.infer<typeof cycleSchema>;
export type CycleDetail = z.infer<typeof cycleDetailSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type CycleStatus = (typeof cycleStatuses)[number];
