/** What a member's administrator and the alliance's founder or secretariat do with members, officers and roles. */
import type { Address } from "viem";
import type { AllianceRole, MemberRecord, Office } from "../server/alliance/records.ts";
import { allianceRoles, memberKinds, memberStandings, offices } from "../server/alliance/records.ts";
import type { Receipt } from "../server/api/records.ts";
import type { Ledger } from "./ledger.ts";
import { abis } from "./modules.ts";
import { submit } from "./transaction.ts";

export type NewMember = Pick<MemberRecord, "kind" | "province" | "nameZh" | "nameEn"> & {
  readonly administrator: Address;
};

/** The set of offices as the contract holds it: bit n for the n-th office. */
export function officeBits(held: readonly Office[]): number {
  return held.reduce((bits, office) => bits | (1 << offices.indexOf(office)), 0);
}

/** Gives an account exactly these offices at a member. The signer is the member's administrator. */
export function setOffices(
  ledger: Ledger,
  member: number,
  account: Address,
  held: readonly Office[],
): Promise<Receipt> {
  return submit(ledger, "Members", abis.Members, "setOffices", [member, account, officeBits(held)]);
}

/** Admits a member. The signer holds the alliance's right to. */
export function admit(ledger: Ledger, { kind, province, nameZh, nameEn, administrator }: NewMember): Promise<Receipt> {
  const number = memberKinds.indexOf(kind) + 1;
  return submit(ledger, "Members", abis.Members, "admit", [number, province, nameZh, nameEn, administrator]);
}

/** Suspends, expels or reinstates a member. */
export function setStanding(
  ledger: Ledger,
  member: number,
  standing: MemberRecord["standing"],
  reason: string,
): Promise<Receipt> {
  const number = memberStandings.indexOf(standing) + 1;
  return submit(ledger, "Members", abis.Members, "setStanding", [member, number, reason]);
}

/** Gives a member whose administrator's key is lost a new administrator. */
export function appointAdministrator(ledger: Ledger, member: number, account: Address): Promise<Receipt> {
  return submit(ledger, "Members", abis.Members, "appointAdministrator", [member, account]);
}

/** Gives an account an alliance-wide role, without delay. The signer is the founder. */
export function grantRole(ledger: Ledger, role: AllianceRole, account: Address): Promise<Receipt> {
  return submit(ledger, "Authority", abis.Authority, "grantRole", [BigInt(allianceRoles[role]), account, 0]);
}

/** Takes an alliance-wide role from an account. */
export function revokeRole(ledger: Ledger, role: AllianceRole, account: Address): Promise<Receipt> {
  return submit(ledger, "Authority", abis.Authority, "revokeRole", [BigInt(allianceRoles[role]), account]);
}
