/** Events of Members, which is also Seats → members, officers, votes and pauses. */
import { zeroAddress, zeroHash } from "viem";
import type { Folds, Operation, Reader } from "../store/fold.ts";
import { del, known, put } from "../store/operations.ts";
import { codeOf, dateOf, endOf, timeOf } from "../units.ts";
import type { membersAbi } from "./abi.ts";
import { memberKey, officeKey, officerKey, pauseKey, representedKey, votesKey } from "./keys.ts";
import {
  type MemberRecord,
  memberKinds,
  memberStandings,
  type OfficerRecord,
  offices,
  type PauseRecord,
} from "./records.ts";
import { changeVote, type VoteTerm, votesNow, votesSince } from "./votes.ts";

/** A pause as it is stored: which module it stops, the directory says. */
export type PauseEntry = Omit<PauseRecord, "module" | "version">;

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
      full: false,
      representative: null,
      votesSince: null,
      delivery: null,
      credentialKeys: [],
      leading: null,
    };
    return [put(memberKey(args.member), member)];
  },

  StandingChanged: ({ args, timestamp }, read) =>
    changeMember(read, args.member, timestamp, { standing: codeOf(memberStandings, args.standing) }),

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

  SeatChanged: ({ args, timestamp }, read) => {
    const before = known<MemberRecord>(read, memberKey(args.member)).representative;
    const representative = args.representative === zeroAddress ? null : args.representative;
    return [
      ...(before === null ? [] : [del(representedKey(before))]),
      ...(representative === null ? [] : [put(representedKey(representative), args.member)]),
      ...changeMember(read, args.member, timestamp, { full: args.full, representative }),
    ];
  },

  LeadingUnitAppointed: ({ args, timestamp }, read) => {
    const leads = args.until > timestamp;
    const leading = leads ? { field: args.field, until: dateOf(args.until) } : null;
    return changeMember(read, args.member, timestamp, { leading });
  },

  DeliverySet: ({ args, timestamp }, read) => {
    const { x25519PublicKey: x25519, ed25519PublicKey: ed25519, url } = args;
    const delivery = x25519 === zeroHash ? null : { x25519, ed25519, url };
    return changeMember(read, args.member, timestamp, { delivery });
  },

  CredentialKeyAdded: ({ args, timestamp }, read) => {
    const { credentialKeys } = known<MemberRecord>(read, memberKey(args.member));
    const added = { key: args.key, addedAt: timeOf(timestamp), revokedAt: null };
    return changeMember(read, args.member, timestamp, { credentialKeys: [added, ...credentialKeys] });
  },

  CredentialKeyRevoked: ({ args, timestamp }, read) => {
    const { credentialKeys } = known<MemberRecord>(read, memberKey(args.member));
    const revokedAt = timeOf(timestamp);
    return changeMember(read, args.member, timestamp, {
      credentialKeys: credentialKeys.map((key) => (key.key === args.key ? { ...key, revokedAt } : key)),
    });
  },

  Paused: ({ args, timestamp }) => {
    if (args.until <= timestamp) return [del(pauseKey(args.module))];
    const pause: PauseEntry = {
      location: args.module,
      until: endOf(args.until),
      by: args.by,
      pausedAt: timeOf(timestamp),
    };
    return [put(pauseKey(args.module), pause)];
  },

  // Seats tell the same by the members' numbers.
  DelegateChanged: () => [],
  DelegateVotesChanged: () => [],
  EIP712DomainChanged: () => [],
  // As for the directory.
  AuthorityUpdated: () => [],
};

/** Changes a member, and its vote with its seat and standing. */
function changeMember(
  read: Reader,
  number: number,
  timestamp: number,
  change: Partial<MemberRecord>,
): readonly Operation[] {
  const changed = { ...known<MemberRecord>(read, memberKey(number)), ...change };
  const before = read.get<readonly VoteTerm[]>(votesKey(number)) ?? [];
  const terms = changeVote(before, votesNow(changed), timestamp);
  const since = votesSince(terms);
  const member: MemberRecord = { ...changed, votesSince: since === null ? null : timeOf(since) };
  return [put(memberKey(number), member), ...(terms === before ? [] : [put(votesKey(number), terms)])];
}
