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
