/** What the store holds and the API serves of accreditations, types of qualification and compromised keys. */
import { z } from "zod";
import { scopeShape } from "./credit-records.ts";

const number = z.number().int();
const time = z.iso.datetime();
const address = z.string();

/** The newest accreditation of a member for a kind and level, or for a type of qualification. */
export const accreditationSchema = z
  .object({
    issuer: number,
    ...scopeShape,
    /** The contract that granted it: one that succeeds it knows nothing of it. */
    contract: address,
    startsAt: time,
    /** As it is now; null: no end. Where it lies before the start, it never comes into force. */
    endsAt: time.nullable(),
    grantedAt: time,
    grantedBy: address,
    /** Why it ends earlier than it was granted for. */
    withdrawn: z.object({ at: time, by: address, reason: z.string() }).nullable(),
    block: number,
  })
  .meta({ id: "Accreditation" });

/** A type of professional qualification. */
export const qualificationTypeSchema = z
  .object({
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    /** Null: one does not expire. When one really does stands in its private record. */
    validMonths: number.nullable(),
    /** Codes of the types that are accepted for it, and it for them. */
    equated: z.array(z.string()),
    contract: address,
    definedAt: time,
    definedBy: address,
    block: number,
  })
  .meta({ id: "QualificationType" });

/** An issuer's report that a key was not in its officer's hands alone. */
export const compromiseSchema = z
  .object({
    issuer: number,
    /** The officer's account. */
    account: address,
    /** From which block on it is not trusted. */
    fromBlock: number,
    /** The issuer's batches that are void since. */
    sequences: z.array(number),
    reportedAt: time,
    reportedBy: address,
    block: number,
    transaction: z.string(),
  })
  .meta({ id: "Compromise" });

export type AccreditationRecord = z.infer<typeof accreditationSchema>;
export type QualificationTypeRecord = z.infer<typeof qualificationTypeSchema>;
export type CompromiseRecord = z.infer<typeof compromiseSchema>;
