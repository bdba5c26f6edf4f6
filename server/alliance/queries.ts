/** Reads of the alliance's records. */
import { getAddress } from "viem";
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { valuesOf } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import type { RoleHolderEntry } from "./fold.ts";
import {
  allianceKey,
  memberKey,
  memberPrefix,
  officersPrefix,
  officesPrefix,
  pausePrefix,
  representedKey,
  roleHolderPrefix,
  rolesPrefix,
} from "./keys.ts";
import type { PauseEntry } from "./members-fold.ts";
import type {
  AccountRecord,
  AllianceRecord,
  AllianceRole,
  HeldRole,
  MemberRecord,
  OfficerRecord,
  PauseRecord,
  RoleHolderRecord,
} from "./records.ts";

export function getAlliance(store: StoreReader): AllianceRecord {
  const alliance = store.get<AllianceRecord>(allianceKey);
  if (!alliance) throw new Problem("Alliance_NotFounded");
  return alliance;
}

/** Which module a contract is or was; undefined where it is none of the alliance's. */
export function moduleAt(
  { modules, former, directory, authority }: AllianceRecord,
  location: string,
): { readonly module: string; readonly version: number } | undefined {
  const here = (address: string) => address.toLowerCase() === location.toLowerCase();
  if (here(directory)) return { module: "Directory", version: 1 };
  if (here(authority)) return { module: "Authority", version: 1 };
  return [...modules, ...former].find((one) => here(one.location));
}

export function getMember(store: StoreReader, member: number): MemberRecord {
  const found = store.get<MemberRecord>(memberKey(member));
  if (!found) throw new Problem("Members_UnknownMember", { member });
  return found;
}

/** Which members. Every part that is given must hold. */
export type MemberFilter = {
  readonly standing?: MemberRecord["standing"] | undefined;
  readonly kind?: MemberRecord["kind"] | undefined;
};

/** Members by number. */
export function listMembers(
  store: StoreReader,
  { standing, kind }: MemberFilter,
  { limit, after }: PageRequest,
): Promise<Page<MemberRecord>> {
  const include = (one: MemberRecord) => (standing ?? one.standing) === one.standing && (kind ?? one.kind) === one.kind;
  return takePage(store.entries<MemberRecord>({ prefix: memberPrefix, after }), limit, include);
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
    represents: store.get<number>(representedKey(account)) ?? null,
  };
}

/** Who holds the alliance-wide roles, contracts included, by role. */
export async function listRoles(
  store: StoreReader,
  { role }: { readonly role?: HeldRole | undefined },
  { limit, after }: PageRequest,
): Promise<Page<RoleHolderRecord>> {
  const entries = store.entries<RoleHolderEntry>({ prefix: roleHolderPrefix, after });
  const page = await takePage(entries, limit, (one) => (role ?? one.role) === one.role);
  const moduleOf = (account: string) => moduleAt(getAlliance(store), account)?.module ?? null;
  return { ...page, items: page.items.map((one) => ({ ...one, module: moduleOf(one.account) })) };
}

/** Pauses that nobody lifted. Whether one is over says the clock. */
export async function listPauses(store: StoreReader, { limit, after }: PageRequest): Promise<Page<PauseRecord>> {
  const page = await takePage(store.entries<PauseEntry>({ prefix: pausePrefix, after }), limit);
  const items = page.items.map((one) => {
    const found = moduleAt(getAlliance(store), one.location);
    return { ...one, module: found?.module ?? null, version: found?.version ?? null };
  });
  return { ...page, items };
}
