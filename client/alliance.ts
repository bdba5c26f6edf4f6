/** What a member's administrator and the alliance's founder or secretariat do with members, officers and roles. */
import { type Address, type Hex, zeroHash } from "viem";
import type { AllianceRole, MemberRecord, Office, PauseRecord, RoleHolderRecord } from "../server/alliance/records.ts";
import {
  allianceRoles,
  memberKinds,
  memberStandings,
  offices,
  pauseSchema,
  roleHolderSchema,
} from "../server/alliance/records.ts";
import type { Receipt } from "../server/api/records.ts";
import { abis } from "../server/modules.ts";
import { type Ledger, locate, requireSigner } from "./ledger.ts";
import { everyItem } from "./pages.ts";
import { secondsOf } from "./seconds.ts";
import { submit } from "./transaction.ts";

export type NewMember = Pick<MemberRecord, "kind" | "full" | "province" | "nameZh" | "nameEn"> & {
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

/** Admits a member; by the founder, until the council decides ({@link acts}). */
export function admit(ledger: Ledger, member: NewMember): Promise<Receipt> {
  const { kind, full, province, nameZh, nameEn, administrator } = member;
  const number = memberKinds.indexOf(kind) + 1;
  return submit(ledger, "Members", abis.Members, "admit", [number, full, province, nameZh, nameEn, administrator]);
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

/** Says who casts the member's vote in the council. The signer is the member's administrator. */
export function appointRepresentative(ledger: Ledger, member: number, account: Address): Promise<Receipt> {
  return submit(ledger, "Members", abis.Members, "appointRepresentative", [member, account]);
}

/** Says where the member takes private records, null for nowhere. The signer is the member's administrator. */
export function setDelivery(ledger: Ledger, member: number, delivery: MemberRecord["delivery"]): Promise<Receipt> {
  const { x25519, ed25519, url } = delivery ?? { x25519: zeroHash, ed25519: zeroHash, url: "" };
  return submit(ledger, "Members", abis.Members, "setDelivery", [member, x25519 as Hex, ed25519 as Hex, url]);
}

/** Says that the member signs credentials with an Ed25519 key from now on. The signer is its administrator. */
export function addCredentialKey(ledger: Ledger, member: number, key: Hex): Promise<Receipt> {
  return submit(ledger, "Members", abis.Members, "addCredentialKey", [member, key]);
}

/** Says that the member signs nothing more with a key, for good. The signer is its administrator, whatever its standing. */
export function revokeCredentialKey(ledger: Ledger, member: number, key: Hex): Promise<Receipt> {
  return submit(ledger, "Members", abis.Members, "revokeCredentialKey", [member, key]);
}

/** Stops a contract of the alliance for at most a week. The signer is the secretariat. */
export function pauseInEmergency(ledger: Ledger, location: Address, until: string): Promise<Receipt> {
  return submit(ledger, "Members", abis.Members, "pauseInEmergency", [location, secondsOf(until)]);
}

/** The founder makes the council's timelock the administrator of the alliance, and is it no more. */
export async function handOver(ledger: Ledger): Promise<Receipt> {
  const founder = requireSigner(ledger).address;
  await grantRole(ledger, "founder", await locate(ledger, "Timelock"));
  const role = BigInt(allianceRoles.founder);
  return submit(ledger, "Authority", abis.Authority, "renounceRole", [role, founder]);
}

/** Who holds the alliance-wide roles, contracts included. */
export function listRoles(ledger: Ledger): Promise<RoleHolderRecord[]> {
  return everyItem(ledger.gateway, "/v1/roles", roleHolderSchema);
}

/** Contracts that are paused or retired; a pause whose time is past is over. */
export function listPauses(ledger: Ledger): Promise<PauseRecord[]> {
  return everyItem(ledger.gateway, "/v1/pauses", pauseSchema);
}
