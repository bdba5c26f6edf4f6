/**
 * Who may issue what: what an accreditor decides, and what everybody may read; and an issuer's report of a compromised
 * key. What the council decides of it is in {@link acts}.
 */
import type { Address } from "viem";
import type { Receipt } from "../server/api/records.ts";
import {
  type AccreditationRecord,
  accreditationSchema,
  type CompromiseRecord,
  compromiseSchema,
  type QualificationTypeRecord,
  qualificationTypeSchema,
} from "../server/credits/accreditation-records.ts";
import { type RecordScope, recordKinds } from "../server/credits/credit-records.ts";
import { abis } from "../server/modules.ts";
import { codeWord } from "./code-word.ts";
import type { Ledger } from "./ledger.ts";
import { everyItem, queryOf } from "./pages.ts";
import { forever, secondsOf } from "./seconds.ts";
import { submit } from "./transaction.ts";

/** RFC 3339; half open. */
export type AccreditationPeriod = { readonly startsAt: string; readonly endsAt: string | null };

/** Accredits a member for records of a kind and level, or of a type of qualification. The signer is an accreditor. */
export function accredit(
  ledger: Ledger,
  issuer: number,
  { kind, level, qualification }: RecordScope,
  { startsAt, endsAt }: AccreditationPeriod,
): Promise<Receipt> {
  const period = [secondsOf(startsAt), endsAt === null ? forever : secondsOf(endsAt)] as const;
  if (qualification !== null) {
    const args = [issuer, codeWord(qualification), ...period] as const;
    return submit(ledger, "Credits", abis.Credits, "accreditForQualification", args);
  }
  return submit(ledger, "Credits", abis.Credits, "accredit", [issuer, recordKinds.indexOf(kind) + 1, level, ...period]);
}

/** Ends an accreditation. The signer is an accreditor. @param endsAt RFC 3339; at once where it lies in the past. */
export function withdrawAccreditation(
  ledger: Ledger,
  issuer: number,
  { kind, level, qualification }: RecordScope,
  endsAt: string,
  reason: string,
): Promise<Receipt> {
  const end = secondsOf(endsAt);
  if (qualification !== null) {
    const args = [issuer, codeWord(qualification), end, reason] as const;
    return submit(ledger, "Credits", abis.Credits, "withdrawAccreditationForQualification", args);
  }
  const args = [issuer, recordKinds.indexOf(kind) + 1, level, end, reason] as const;
  return submit(ledger, "Credits", abis.Credits, "withdrawAccreditation", args);
}

/** Defines a type of qualification, for good. The signer is an accreditor. */
export function defineQualification(
  ledger: Ledger,
  { code, nameZh, nameEn, validMonths }: Pick<QualificationTypeRecord, "code" | "nameZh" | "nameEn" | "validMonths">,
): Promise<Receipt> {
  const args = [codeWord(code), nameZh, nameEn, validMonths ?? 0] as const;
  return submit(ledger, "Credits", abis.Credits, "defineQualification", args);
}

/** Has each of two types accepted for the other. The signer is an accreditor. */
export function equateQualifications(ledger: Ledger, one: string, other: string): Promise<Receipt> {
  return submit(ledger, "Credits", abis.Credits, "equateQualifications", [codeWord(one), codeWord(other)]);
}

/** Takes that back. */
export function separateQualifications(ledger: Ledger, one: string, other: string): Promise<Receipt> {
  return submit(ledger, "Credits", abis.Credits, "separateQualifications", [codeWord(one), codeWord(other)]);
}

/** Batches that are made void by one report. */
export const mostInReport = 200;

/**
 * Reports that an officer's key was not in its hands alone: the batches named are void for good. It takes no office away.
 * The signer is the issuer's administrator. Reports of more than {@link mostInReport} batches are several transactions.
 * @param fromBlock From which block on the key is not trusted.
 */
export async function reportCompromise(
  ledger: Ledger,
  issuer: number,
  account: Address,
  fromBlock: number,
  sequences: readonly number[],
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (let from = 0; from === 0 || from < sequences.length; from += mostInReport) {
    const args = [issuer, account, BigInt(fromBlock), sequences.slice(from, from + mostInReport)] as const;
    receipts.push(await submit(ledger, "Credits", abis.Credits, "reportCompromise", args));
  }
  return receipts;
}

/** Accreditations of a member, or of all. */
export function listAccreditations(ledger: Ledger, issuer?: number): Promise<AccreditationRecord[]> {
  return everyItem(ledger.gateway, `/v1/accreditations${queryOf({ issuer })}`, accreditationSchema);
}

/** Types of qualification, by code. */
export function listQualifications(ledger: Ledger): Promise<QualificationTypeRecord[]> {
  return everyItem(ledger.gateway, "/v1/qualifications", qualificationTypeSchema);
}

/** Reports of compromised keys, newest first. */
export function listCompromises(ledger: Ledger, issuer?: number): Promise<CompromiseRecord[]> {
  return everyItem(ledger.gateway, `/v1/compromises${queryOf({ issuer })}`, compromiseSchema);
}
