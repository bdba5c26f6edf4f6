/** Events of Accreditations, and reports of compromised keys → who may issue what, and which batches are void. */
import { getAddress, zeroHash } from "viem";
import type { Folds, Operation, Reader } from "../store/fold.ts";
import { known, put } from "../store/operations.ts";
import { codeOf, dateOf, endOf, timeOf } from "../units.ts";
import type { creditsAbi } from "./abi.ts";
import type { AccreditationRecord, CompromiseRecord, QualificationTypeRecord } from "./accreditation-records.ts";
import { codeText } from "./accreditation-words.ts";
import { type RecordScope, recordKinds } from "./credit-records.ts";
import { accreditationKey, batchKey, compromiseKey, qualificationKey } from "./keys.ts";
import type { BatchRecord } from "./records.ts";

type AccreditationEvents =
  | "AccreditationGranted"
  | "AccreditationWithdrawn"
  | "QualificationDefined"
  | "QualificationsEquated"
  | "QualificationsSeparated"
  | "KeyCompromised";

export const accreditationFolds: Pick<Folds<typeof creditsAbi>, AccreditationEvents> = {
  AccreditationGranted: ({ args, address, timestamp, blockNumber }) => {
    const { issuer, kind, level, qualification } = args;
    const accreditation: AccreditationRecord = {
      issuer,
      ...scopeFrom(args),
      contract: getAddress(address),
      startsAt: dateOf(args.startsAt),
      endsAt: endOf(args.endsAt),
      grantedAt: timeOf(timestamp),
      grantedBy: args.by,
      withdrawn: null,
      block: blockNumber,
    };
    return [put(accreditationKey(issuer, kind, level, qualification), accreditation)];
  },

  AccreditationWithdrawn: ({ args, address, timestamp }, read) => {
    const key = accreditationKey(args.issuer, args.kind, args.level, args.qualification);
    const before = known<AccreditationRecord>(read, key);
    // What a replaced contract takes back is not what the one in force granted.
    if (before.contract !== getAddress(address)) return [];
    const withdrawn = { at: timeOf(timestamp), by: args.by, reason: args.reason };
    return [put(key, { ...before, endsAt: endOf(args.endsAt), withdrawn })];
  },

  QualificationDefined: ({ args, address, timestamp, blockNumber }) => {
    const { code, nameZh, nameEn, validMonths, by } = args;
    const defined: QualificationTypeRecord = {
      code: codeText(code),
      nameZh,
      nameEn,
      validMonths: validMonths || null,
      // A contract that succeeds another one is told anew what its qualifications are; which are equal stays to be said.
      equated: [],
      contract: getAddress(address),
      definedAt: timeOf(timestamp),
      definedBy: by,
      block: blockNumber,
    };
    return [put(qualificationKey(code), defined)];
  },

  QualificationsEquated: ({ args: { one, other } }, read) => [
    ...changeEquated(read, one, (codes) => [...codes, codeText(other)].sort()),
    ...changeEquated(read, other, (codes) => [...codes, codeText(one)].sort()),
  ],

  QualificationsSeparated: ({ args: { one, other } }, read) => [
    ...changeEquated(read, one, (codes) => codes.filter((code) => code !== codeText(other))),
    ...changeEquated(read, other, (codes) => codes.filter((code) => code !== codeText(one))),
  ],

  KeyCompromised: ({ args, timestamp, blockNumber, logIndex, transactionHash }, read) => {
    const { issuer, account, fromBlock, administrator } = args;
    const compromise: CompromiseRecord = {
      issuer,
      account,
      fromBlock: Number(fromBlock),
      sequences: [...args.sequences],
      reportedAt: timeOf(timestamp),
      reportedBy: administrator,
      block: blockNumber,
      transaction: transactionHash,
    };
    return [
      put(compromiseKey(blockNumber, logIndex), compromise),
      ...args.sequences.map((sequence) => {
        const key = batchKey(issuer, sequence);
        return put(key, { ...known<BatchRecord>(read, key), isVoid: true });
      }),
    ];
  },
};

/** What records are, as the chain says it of a batch or an accreditation. */
export function scopeFrom(args: { kind: number; level: number; qualification: string }): RecordScope {
  const { kind, level, qualification } = args;
  return {
    kind: codeOf(recordKinds, kind),
    level,
    qualification: qualification === zeroHash ? null : codeText(qualification),
  };
}

function changeEquated(
  read: Reader,
  code: string,
  change: (codes: readonly string[]) => string[],
): readonly Operation[] {
  const key = qualificationKey(code);
  const before = known<QualificationTypeRecord>(read, key);
  return [put(key, { ...before, equated: change(before.equated) })];
}
