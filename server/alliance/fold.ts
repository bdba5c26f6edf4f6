/** Events of Directory, Members and AccessManager → the records of the alliance. */
import { getAddress } from "viem";
import type { Folds } from "../store/fold.ts";
import { del, known, put } from "../store/operations.ts";
import { codeOf, timeOf } from "../units.ts";
import type { accessManagerAbi, directoryAbi, membersAbi } from "./abi.ts";
import { allianceKey, memberKey, officeKey, officerKey, roleKey } from "./keys.ts";
import {
  type AllianceRecord,
  allianceRoles,
  type MemberRecord,
  memberKinds,
  memberStandings,
  type OfficerRecord,
  offices,
} from "./records.ts";

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
    };
    return [put(allianceKey, alliance), put(roleKey(args.founder, allianceRoles.founder), "founder")];
  },

  ModuleRegistered: ({ args, blockNumber }, read) => {
    const alliance = known<AllianceRecord>(read, allianceKey);
    const module = moduleName(args.module);
    const others = alliance.modules.filter((one) => one.module !== module);
    const registered = { module, location: args.location, version: args.version, since: blockNumber };
    return [put(allianceKey, { ...alliance, modules: [...others, registered] })];
  },

  // Who may call the directory is the AccessManager's to say; a new one would be named by a new alliance.
  AuthorityUpdated: () => [],
};

export const membersFolds: Folds<typeof membersAbi> = {
  MemberAdmitted: ({ args, timestamp }) => {
    const member: MemberRecord = {
      member: args.member,
      kind: codeOf(memberKinds, args.kind),
      standing: "active",
      province: args.province,
      nameZh: args.nameZh,
      nameEn: args.nameEn,
      admittedAt: timeOf(timestamp),
    };
    return [put(memberKey(args.member), member)];
  },

  StandingChanged: ({ args }, read) => {
    const member = known<MemberRecord>(read, memberKey(args.member));
    const standing = codeOf(memberStandings, args.standing);
    return [put(memberKey(args.member), { ...member, standing })];
  },

  OfficesChanged: ({ args, timestamp }, read) => {
    const keys = [officerKey(args.member, args.account), officeKey(args.account, args.member)];
    if (args.offices === 0) return keys.map(del);
    const before = read.get<OfficerRecord>(officerKey(args.member, args.account));
    const officer: OfficerRecord = {
      member: args.member,
      account: args.account,
      offices: offices.filter((_, bit) => (args.offices >> bit) & 1),
      since: before?.since ?? timeOf(timestamp),
    };
    return keys.map((key) => put(key, officer));
  },

  // As for the directory.
  AuthorityUpdated: () => [],
};

/** Kept: who holds which role. Schedules, delays, guardians and targets are not served, so they are not kept. */
export const accessManagerFolds: Folds<typeof accessManagerAbi> = {
  RoleGranted: ({ args }) => {
    const role = roleOf(args.roleId);
    return role ? [put(roleKey(args.account, args.roleId), role)] : [];
  },
  RoleRevoked: ({ args }) => (roleOf(args.roleId) ? [del(roleKey(args.account, args.roleId))] : []),
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

/** Roles of modules and roles without a name are no person's. */
function roleOf(roleId: bigint) {
  return Object.entries(allianceRoles).find(([, number]) => BigInt(number) === roleId)?.[0];
}

/** A module's name out of its right-padded ASCII. */
function moduleName(padded: `0x${string}`): string {
  return Buffer.from(padded.slice(2), "hex").toString("ascii").replaceAll("\0", "");
}
