/**
 * What a council can decide, as calls that a proposal bundles.
 *
 * @example
 * await propose(ledger, [acts.setStanding(4, "suspended", "Fees unpaid")], "Suspend member 4");
 */
import type { Abi, Address, ContractFunctionArgs, ContractFunctionName, Hex } from "viem";
import { encodeFunctionData, toFunctionSelector, zeroAddress, zeroHash } from "viem";
import type { CouncilRule } from "../server/alliance/council-records.ts";
import {
  type AllianceRole,
  allianceRoles,
  type MemberRecord,
  memberKinds,
  memberStandings,
} from "../server/alliance/records.ts";
import { recordKinds } from "../server/credits/credit-records.ts";
import { abis, type Module } from "../server/modules.ts";
import type { NewMember } from "./alliance.ts";
import { codeWord } from "./code-word.ts";
import { forever, secondsOf } from "./seconds.ts";

/** A call to a module, or to a contract that is none. */
export type PlannedAct = { readonly to: Module | Address; readonly data: Hex };

/** Which calls a rule of the council is for. */
export type RuleSubject = {
  /** Absent: every contract that has no rule. */
  readonly target?: Address;
  /** Such as "setStanding(uint32,uint8,string)"; absent: every function of the contract. */
  readonly signature?: string;
  /** 1 or 2: only calls whose first or second argument is `word`. */
  readonly argument?: 1 | 2;
  readonly word?: Hex;
};

/** Any call; what is below are the well-known ones. */
export function callTo<const A extends Abi, const N extends ContractFunctionName<A, "nonpayable">>(
  to: Module,
  abi: A,
  functionName: N,
  args: ContractFunctionArgs<A, "nonpayable", N>,
): PlannedAct {
  const parameters: { abi: Abi; functionName: string; args: readonly unknown[] } = {
    abi,
    functionName,
    args: args as readonly unknown[],
  };
  return { to, data: encodeFunctionData(parameters) };
}

const { Members, Authority, Directory, Council, Timelock, Meetings, Credits } = abis;

const onMembers = {
  admit: ({ kind, full, province, nameZh, nameEn, administrator }: NewMember) =>
    callTo("Members", Members, "admit", [memberKinds.indexOf(kind) + 1, full, province, nameZh, nameEn, administrator]),

  /** Suspends, expels or reinstates. */
  setStanding: (member: number, standing: MemberRecord["standing"], reason: string) =>
    callTo("Members", Members, "setStanding", [member, memberStandings.indexOf(standing) + 1, reason]),

  /** Gives an associate a seat, or takes a full member's away. */
  setSeat: (member: number, full: boolean) => callTo("Members", Members, "setSeat", [member, full]),

  /** For a member whose administrator's key is lost. */
  appointAdministrator: (member: number, account: Address) =>
    callTo("Members", Members, "appointAdministrator", [member, account]),

  /** @param until RFC 3339; null ends it. */
  appointLeadingUnit: (member: number, field: string, until: string | null) =>
    callTo("Members", Members, "appointLeadingUnit", [member, field, until === null ? 0 : secondsOf(until)]),

  pause: (location: Address, until: string) => callTo("Members", Members, "pause", [location, secondsOf(until)]),

  /** Pauses for good; for a contract that a successor replaced. */
  retire: (location: Address) => callTo("Members", Members, "pause", [location, forever]),

  liftPause: (location: Address) => callTo("Members", Members, "pause", [location, 0]),
};

const onAlliance = {
  grantRole: (role: AllianceRole, account: Address) =>
    callTo("Authority", Authority, "grantRole", [BigInt(allianceRoles[role]), account, 0]),

  revokeRole: (role: AllianceRole, account: Address) =>
    callTo("Authority", Authority, "revokeRole", [BigInt(allianceRoles[role]), account]),

  /** Registers a new module, or the successor of a module's contract. */
  registerModule: (module: string, location: Address) =>
    callTo("Directory", Directory, "register", [codeWord(module), location]),

  adoptCharter: (textHash: Hex, titleZh: string, titleEn: string) =>
    callTo("Meetings", Meetings, "adoptCharter", [textHash, titleZh, titleEn]),
};

const onCouncil = {
  setRule: ({ target, signature, argument, word }: RuleSubject, rule: CouncilRule) =>
    callTo("Council", Council, "setRule", [
      {
        target: target ?? zeroAddress,
        selector: signature === undefined ? "0x00000000" : toFunctionSelector(signature),
        argument: argument ?? 0,
        word: word ?? zeroHash,
      },
      rule,
    ]),

  setTiming: (votingDelaySeconds: number, votingPeriodSeconds: number) =>
    callTo("Council", Council, "setTiming", [votingDelaySeconds, votingPeriodSeconds]),

  /** How long the coordinator may object to what was decided. */
  setExecutionDelay: (seconds: number) => callTo("Timelock", Timelock, "updateDelay", [BigInt(seconds)]),
};

const onCredits = {
  /** @param until RFC 3339; null: no end. */
  accredit: (issuer: number, kind: (typeof recordKinds)[number], level: number, from: string, until: string | null) =>
    callTo("Credits", Credits, "accredit", [issuer, kindNumber(kind), level, secondsOf(from), endOf(until)]),

  accreditForQualification: (issuer: number, code: string, from: string, until: string | null) =>
    callTo("Credits", Credits, "accreditForQualification", [issuer, codeWord(code), secondsOf(from), endOf(until)]),

  withdrawAccreditation: (
    issuer: number,
    kind: (typeof recordKinds)[number],
    level: number,
    end: string,
    reason: string,
  ) => callTo("Credits", Credits, "withdrawAccreditation", [issuer, kindNumber(kind), level, secondsOf(end), reason]),

  withdrawAccreditationForQualification: (issuer: number, code: string, end: string, reason: string) =>
    callTo("Credits", Credits, "withdrawAccreditationForQualification", [
      issuer,
      codeWord(code),
      secondsOf(end),
      reason,
    ]),

  defineQualification: (code: string, nameZh: string, nameEn: string, validMonths: number) =>
    callTo("Credits", Credits, "defineQualification", [codeWord(code), nameZh, nameEn, validMonths]),

  equateQualifications: (one: string, other: string) =>
    callTo("Credits", Credits, "equateQualifications", [codeWord(one), codeWord(other)]),
};

export const acts = { ...onMembers, ...onAlliance, ...onCouncil, ...onCredits };

function kindNumber(kind: (typeof recordKinds)[number]): number {
  return recordKinds.indexOf(kind) + 1;
}

function endOf(until: string | null): number {
  return until === null ? forever : secondsOf(until);
}
