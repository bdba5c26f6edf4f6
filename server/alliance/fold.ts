/** Events of Directory and Authority → the alliance, its modules and who holds its roles. */
import { getAddress } from "viem";
import type { Folds } from "../store/fold.ts";
import { del, known, put } from "../store/operations.ts";
import { dateOf, timeOf } from "../units.ts";
import type { authorityAbi, directoryAbi } from "./abi.ts";
import { allianceKey, roleHolderKey, roleKey } from "./keys.ts";
import { type AllianceRecord, allianceRoles, type HeldRole, heldRoles, type RoleHolderRecord } from "./records.ts";

/** A holder as it is stored: which module it is, the directory says. */
export type RoleHolderEntry = Omit<RoleHolderRecord, "module">;

export const directoryFolds: Folds<typeof directoryAbi> = {
  AllianceFounded: ({ args, address, timestamp }) => {
    const alliance: AllianceRecord = {
      nameZh: args.nameZh,
      nameEn: args.nameEn,
      directory: getAddress(address),
      authority: args.authority,
      founder: args.founder,
      foundedAt: timeOf(timestamp),
      modules: [],
      former: [],
    };
    return [put(allianceKey, alliance)];
  },

  ModuleRegistered: ({ args, blockNumber }, read) => {
    const alliance = known<AllianceRecord>(read, allianceKey);
    const module = moduleName(args.module);
    const others = alliance.modules.filter((one) => one.module !== module);
    const replaced = alliance.modules.filter((one) => one.module === module);
    const registered = { module, location: args.location, version: args.version, since: blockNumber };
    const modules = [...others, registered];
    return [put(allianceKey, { ...alliance, modules, former: [...alliance.former, ...replaced] })];
  },

  // Who may call the directory is the Authority's to say; a new one would be named by a new alliance.
  AuthorityUpdated: () => [],
};

/** Kept: who holds which role. Schedules, delays, guardians and targets are not served, so they are not kept. */
export const authorityFolds: Folds<typeof authorityAbi> = {
  // Granted again to change the delay, a role has been held since it was first granted; `since` then is the delay's.
  RoleGranted: ({ args }, read) => {
    const role = roleOf(args.roleId);
    if (role === undefined) return [];
    const key = roleHolderKey(args.roleId, args.account);
    const since = args.newMember ? dateOf(args.since) : known<RoleHolderEntry>(read, key).since;
    const holder: RoleHolderEntry = { role, account: args.account, since, delaySeconds: args.delay };
    return [put(key, holder), ...(isPersons(role) ? [put(roleKey(args.account, args.roleId), role)] : [])];
  },
  RoleRevoked: ({ args }) => {
    const role = roleOf(args.roleId);
    if (role === undefined) return [];
    const held = del(roleHolderKey(args.roleId, args.account));
    return [held, ...(isPersons(role) ? [del(roleKey(args.account, args.roleId))] : [])];
  },
  OperationScheduled: () => [],
  OperationExecuted: () => [],
  OperationCanceled: () => [],
  RoleLabel: () => [],
  RoleAdminChanged: () => [],
  RoleGuardianChanged: () => [],
  RoleGrantDelayChanged: () => [],
  TargetClosed: () => [],
  TargetFunctionRoleUpdated: () => [],
  TargetAdminDelayUpdated: () => [],
};

/** A role without a name is not served. */
function roleOf(roleId: bigint): HeldRole | undefined {
  const roles = Object.keys(heldRoles) as HeldRole[];
  return roles.find((role) => BigInt(heldRoles[role]) === roleId);
}

function isPersons(role: HeldRole): boolean {
  return role in allianceRoles;
}

/** A module's name out of its right-padded ASCII. */
function moduleName(padded: `0x${string}`): string {
  return Buffer.from(padded.slice(2), "hex").toString("ascii").replaceAll("\0", "");
}
