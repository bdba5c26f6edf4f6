/** What the store holds and the API serves of agreements between members. */
import { z } from "zod";
import { addressSchema, amountMinorSchema, hashSchema, memberIdSchema, timeSchema } from "./records.ts";

/** In the order of their bits in the contract. */
export const agreementKinds = [
  "credit-recognition",
  "resource-sharing",
  "cross-enrolment",
  "joint-supervision",
  "exchange",
  "library",
  "cost-sharing",
  "framework",
] as const;
/** In the order of the contract, from 0 on. */
export const feeUnits = ["per-credit", "per-hour", "per-enrolment", "per-loan", "per-person-month"] as const;
/** As far as events tell: whether a proposed one has lapsed, or a signed one is over, says the clock. */
export const agreementStatuses = ["proposed", "signed"] as const;

const seconds = z.number().int().min(0).max(4_294_967_295);
export const agreementIdSchema = z.coerce.number().int().min(1).max(4_294_967_295).meta({ id: "AgreementId" });

export const feeSchema = z
  .object({ unit: z.enum(feeUnits), amountMinor: amountMinorSchema })
  .meta({ id: "Fee", description: "What the member that uses a service pays to the one that provides it" });

export const partySchema = z
  .object({
    member: memberIdSchema,
    signedAt: timeSchema.nullable(),
    signer: addressSchema.nullable(),
    /** How often it took a signature back; its next one names it. */
    round: z.number().int(),
    /** Until when it is bound; null while it stays. */
    leavesAt: timeSchema.nullable(),
  })
  .meta({ id: "AgreementParty" });

export const agreementSchema = z
  .object({
    agreement: agreementIdSchema,
    /** The contract that keeps it, and that its signatures name. */
    contract: addressSchema,
    textHash: hashSchema,
    /** EIP-712 hash of the terms. */
    termsHash: hashSchema,
    kinds: z.array(z.enum(agreementKinds)),
    parties: z.array(partySchema),
    proposer: memberIdSchema,
    proposedAt: timeSchema,
    /** Until when it can be signed. */
    lapsesAt: timeSchema,
    startsAt: timeSchema,
    /** As it was agreed; null: no end. */
    endsAt: timeSchema.nullable(),
    noticeSeconds: seconds,
    decisionSeconds: seconds,
    appealSeconds: seconds,
    arbiter: memberIdSchema.nullable(),
    fees: z.array(feeSchema),
    amends: agreementIdSchema.nullable(),
    amendedBy: agreementIdSchema.nullable(),
    status: z.enum(agreementStatuses),
    /** When the last party signed. */
    signedAt: timeSchema.nullable(),
    inForceFrom: timeSchema.nullable(),
    /** As agreed, or earlier by withdrawal or amendment; null while it is not signed, and where there is no end. */
    inForceUntil: timeSchema.nullable(),
    block: z.number().int(),
    transaction: hashSchema,
  })
  .meta({ id: "Agreement" });

export type AgreementRecord = z.infer<typeof agreementSchema>;
export type PartyRecord = z.infer<typeof partySchema>;
export type FeeRecord = z.infer<typeof feeSchema>;
export type AgreementKind = (typeof agreementKinds)[number];
export type AgreementStatus = AgreementRecord["status"];
