/** Events of Agreements → agreements with their parties and signatures. */
import { getAddress } from "viem";
import type { Folds, Operation, Reader } from "../store/fold.ts";
import { known, put } from "../store/operations.ts";
import { codeOf, dateOf, endOf, timeOf } from "../units.ts";
import type { agreementsAbi } from "./abi.ts";
import { type AgreementRecord, agreementKinds, feeUnits, type PartyRecord } from "./agreement-records.ts";
import { agreementKey, agreementListKey } from "./keys.ts";

export const agreementsFolds: Folds<typeof agreementsAbi> = {
  AgreementProposed: ({ args, address, timestamp, blockNumber, transactionHash }) => {
    const { terms } = args;
    const agreement: AgreementRecord = {
      agreement: args.agreement,
      contract: getAddress(address),
      textHash: terms.textHash,
      termsHash: args.termsHash,
      kinds: agreementKinds.filter((_, bit) => (terms.kinds >> bit) & 1),
      parties: terms.parties.map((member) => ({ member, signedAt: null, signer: null, round: 0, leavesAt: null })),
      proposer: args.member,
      proposedAt: timeOf(timestamp),
      lapsesAt: dateOf(args.lapsesAt),
      startsAt: dateOf(terms.startsAt),
      endsAt: endOf(terms.endsAt),
      noticeSeconds: terms.noticeSeconds,
      decisionSeconds: terms.decisionSeconds,
      appealSeconds: terms.appealSeconds,
      arbiter: terms.arbiter || null,
      fees: terms.fees.map(({ unit, amountMinor }) => ({
        unit: codeOf(feeUnits, unit, 0),
        amountMinor: amountMinor.toString(),
      })),
      amends: terms.amends || null,
      amendedBy: null,
      status: "proposed",
      signedAt: null,
      inForceFrom: null,
      inForceUntil: null,
      block: blockNumber,
      transaction: transactionHash,
    };
    return [
      put(agreementKey(args.agreement), agreement),
      ...terms.parties.map((member) => put(agreementListKey(member, args.agreement), args.agreement)),
    ];
  },

  AgreementSigned: ({ args, timestamp }, read) =>
    changeParty(read, args.agreement, args.member, { signedAt: timeOf(timestamp), signer: args.signer }),

  SignatureRetracted: ({ args }, read) =>
    changeParty(read, args.agreement, args.member, { signedAt: null, signer: null, round: args.round }),

  AgreementCompleted: ({ args, timestamp }, read) =>
    changeAgreement(read, args.agreement, {
      status: "signed",
      signedAt: timeOf(timestamp),
      inForceFrom: dateOf(args.startsAt),
      inForceUntil: endOf(args.endsAt),
    }),

  AgreementAmended: ({ args }, read) => changeAgreement(read, args.agreement, { amendedBy: args.amendedBy }),

  EndBroughtForward: ({ args }, read) => changeAgreement(read, args.agreement, { inForceUntil: endOf(args.endsAt) }),

  PartyLeft: ({ args }, read) => changeParty(read, args.agreement, args.member, { leavesAt: dateOf(args.leavesAt) }),

  EIP712DomainChanged: () => [],
};

function changeAgreement(read: Reader, number: number, change: Partial<AgreementRecord>): readonly Operation[] {
  const key = agreementKey(number);
  return [put(key, { ...known<AgreementRecord>(read, key), ...change })];
}

function changeParty(read: Reader, number: number, member: number, change: Partial<PartyRecord>): readonly Operation[] {
  const { parties } = known<AgreementRecord>(read, agreementKey(number));
  return changeAgreement(read, number, {
    parties: parties.map((party) => (party.member === member ? { ...party, ...change } : party)),
  });
}
