/** Reads of the alliance's records. */
import { getAddress } from "viem";
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { valuesOf } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import { allianceKey, memberKey, memberPrefix, officersPrefix, officesPrefix, rolesPrefix } from "./keys.ts";
import type { AccountRecord, AllianceRecord, AllianceRole, MemberRecord, OfficerRecord } from "./records.ts";

export function getAlliance(store: StoreReader): AllianceRecord {
  const alliance = store.get<AllianceRecord>(allianceKey);
  if (!alliance) throw new Problem("Alliance_NotFounded");
  return alliance;
}

export function getMember(store: StoreReader, member: number): MemberRecord {
  const found = store.get<MemberRecord>(memberKey(member));
  if (!found) throw new Problem("Members_UnknownMember", { member });
  return found;
}

/** Members by number. */
export function listMembers(store: StoreReader, { limit, after }: PageRequest): Promise<Page<MemberRecord>> {
  return takePage(store.entries<MemberRecord>({ prefix: memberPrefix, after }), limit);
}

/** Accounts that hold an office at a member, by address. */
export function listOfficers(
  store: StoreReader,
  member: number,
  { limit, after }: PageRequest,
): Promise<Page<OfficerRecord>> {
  getMember(store, member);
  return takePage(store.entries<OfficerRecord>({ prefix: officersPrefix(member), after }), limit);
}

/** What an account may do. An account that nobody gave anything may do nothing: both lists are empty. */
export async function getAccount(store: StoreReader, account: string): Promise<AccountRecord> {
  return {
    account: getAddress(account),
    offices: await valuesOf(store.entries<OfficerRecord>({ prefix: officesPrefix(account) })),
    roles: await valuesOf(store.entries<AllianceRole>({ prefix: rolesPrefix(account) })),
  };
}
