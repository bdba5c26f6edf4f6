/** Where the alliance's records stand in the store. */
import { fixed, keyWidths } from "../store/keys.ts";

export const allianceKey = "alliance/alliance";

export const memberPrefix = "alliance/member/";

export function memberKey(member: number): string {
  return `${memberPrefix}${fixed(member, keyWidths.uint32)}`;
}

export function officersPrefix(member: number): string {
  return `alliance/officer/${fixed(member, keyWidths.uint32)}/`;
}

export function officerKey(member: number, account: string): string {
  return `${officersPrefix(member)}${account.toLowerCase()}`;
}

/** The offices of an account, by member. Holds the same record as the officer's key. */
export function officesPrefix(account: string): string {
  return `alliance/account/${account.toLowerCase()}/`;
}

export function officeKey(account: string, member: number): string {
  return `${officesPrefix(account)}${fixed(member, keyWidths.uint32)}`;
}

export function rolesPrefix(account: string): string {
  return `alliance/role/${account.toLowerCase()}/`;
}

export function roleKey(account: string, role: number | bigint): string {
  return `${rolesPrefix(account)}${fixed(role, keyWidths.uint64)}`;
}

/** Every role of every account, for people and contracts alike. */
export const roleHolderPrefix = "alliance/held/";

export function roleHolderKey(role: number | bigint, account: string): string {
  return `${roleHolderPrefix}${fixed(role, keyWidths.uint64)}/${account.toLowerCase()}`;
}

/** The member whose vote an account casts. */
export function representedKey(account: string): string {
  return `alliance/represented/${account.toLowerCase()}`;
}

export const votesPrefix = "alliance/votes/";

/** When a member's vote was in force. */
export function votesKey(member: number): string {
  return `${votesPrefix}${fixed(member, keyWidths.uint32)}`;
}

export const pausePrefix = "alliance/pause/";

export function pauseKey(location: string): string {
  return `${pausePrefix}${location.toLowerCase()}`;
}

/** A proposal's number has up to 78 digits, and another council may give the same one. */
const proposalDigits = 78;

/** The proposals of one number, by council. */
export function proposalPrefix(proposal: bigint | string): string {
  return `alliance/proposal/${fixed(BigInt(proposal), proposalDigits)}/`;
}

export function proposalKey(proposal: bigint | string, council: string): string {
  return proposalPrefix(proposal) + council.toLowerCase();
}

/** Keys of proposals in the order in which they were made. */
export const proposalsPrefix = "alliance/proposals/";

export function proposalListKey(block: number, log: number): string {
  return `${proposalsPrefix}${fixed(block, keyWidths.block)}/${fixed(log, keyWidths.log)}`;
}

/** Delays of a council's ballots. */
export function timingKey(council: string): string {
  return `alliance/timing/${council.toLowerCase()}`;
}

export function timelockKey(timelock: string): string {
  return `alliance/timelock/${timelock.toLowerCase()}`;
}

export function subjectRulesPrefix(council: string): string {
  return `alliance/subject-rule/${council.toLowerCase()}/`;
}

export function subjectRuleKey(
  council: string,
  { target, selector, argument, word }: { target: string; selector: string; argument: number; word: string },
): string {
  return `${subjectRulesPrefix(council)}${target.toLowerCase()}/${selector}/${argument}/${word}`;
}

export const agreementPrefix = "alliance/agreement/";

export function agreementKey(agreement: number): string {
  return `${agreementPrefix}${fixed(agreement, keyWidths.uint32)}`;
}

/** The agreements of a party. */
export function agreementsPrefix(member: number): string {
  return `alliance/agreements/${fixed(member, keyWidths.uint32)}/`;
}

export function agreementListKey(member: number, agreement: number): string {
  return `${agreementsPrefix(member)}${fixed(agreement, keyWidths.uint32)}`;
}

export const meetingPrefix = "alliance/meeting/";

export function meetingKey(meeting: number): string {
  return `${meetingPrefix}${fixed(meeting, keyWidths.uint32)}`;
}

export const charterPrefix = "alliance/charter/";

export function charterKey(version: number): string {
  return `${charterPrefix}${fixed(version, keyWidths.uint32)}`;
}
