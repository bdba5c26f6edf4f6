/** Events of Council and Timelock → proposals with their ballots, rules and delays. */
import { getAddress } from "viem";
import type { Folds, LedgerEvent, Operation, Reader } from "../store/fold.ts";
import { known, put } from "../store/operations.ts";
import { codeOf, dateOf, timeOf } from "../units.ts";
import type { councilAbi, timelockAbi } from "./abi.ts";
import {
  type BallotRecord,
  type CouncilRule,
  type ProposalRecord,
  type ProposalStatus,
  type Support,
  supports,
} from "./council-records.ts";
import {
  memberKey,
  proposalKey,
  proposalListKey,
  representedKey,
  subjectRuleKey,
  timelockKey,
  timingKey,
} from "./keys.ts";
import type { MemberRecord } from "./records.ts";

export type BallotEntry = Omit<BallotRecord, "counts">;

export type ActionEntry = { readonly target: string; readonly value: string; readonly calldata: string };

/** A proposal as it is stored. What its calls mean and which ballots count is found when it is read. */
export type ProposalEntry = Omit<ProposalRecord, "actions" | "ballots" | "tally"> & {
  readonly actions: readonly ActionEntry[];
  readonly ballots: readonly BallotEntry[];
};

export type TimingEntry = {
  readonly timelock: string;
  readonly votingDelaySeconds: number;
  readonly votingPeriodSeconds: number;
};

export type SubjectRuleEntry = {
  readonly target: string;
  readonly selector: string;
  readonly argument: number;
  readonly word: string;
  readonly rule: CouncilRule;
  readonly setAt: string;
};

/** Until the council says in the same transaction which rule binds. */
const nothingAsked = { numerator: 0, denominator: 1 } as const;

export const councilFolds: Folds<typeof councilAbi> = {
  ProposalCreated: (event, read) => {
    const entry = newProposal(event, read);
    const key = proposalKey(entry.proposal, entry.council);
    return [put(key, entry), put(proposalListKey(event.blockNumber, event.logIndex), key)];
  },

  ProposalRuled: ({ args, address }, read) =>
    changeProposal(read, address, args.proposalId, {
      rule: args.rule,
      actionsHash: args.actions,
      overrides: args.overrides,
    }),

  BallotCast: ({ args, address, timestamp }, read) => {
    const { ballots } = known<ProposalEntry>(read, proposalKey(args.proposalId, address));
    const ballot: BallotEntry = {
      member: args.member,
      account: args.representative,
      support: codeOf<Support>(supports, args.support, 0),
      reason: "",
      castAt: timeOf(timestamp),
    };
    return changeProposal(read, address, args.proposalId, { ballots: [...ballots, ballot] });
  },

  // The Governor's own word for the ballot before it, with the voter's reason.
  VoteCast: ({ args, address }, read) => giveReason(read, address, args),
  VoteCastWithParams: ({ args, address }, read) => giveReason(read, address, args),

  ProposalQueued: ({ args, address }, read) =>
    changeProposal(read, address, args.proposalId, { status: "queued", executableAt: dateOf(args.etaSeconds) }),

  ProposalExecuted: ({ args, address, timestamp }, read) => end(read, address, args.proposalId, "executed", timestamp),

  ProposalObjected: ({ args, address, timestamp }, read) =>
    changeProposal(read, address, args.proposalId, {
      status: "objected",
      objection: { reason: args.reason, by: args.coordinator, at: timeOf(timestamp) },
    }),

  ProposalCanceled: ({ args, address, timestamp }, read) => {
    const { status } = known<ProposalEntry>(read, proposalKey(args.proposalId, address));
    return end(read, address, args.proposalId, status === "objected" ? status : "canceled", timestamp);
  },

  RuleSet: ({ args, address, timestamp }) => {
    const rule: SubjectRuleEntry = { ...args, setAt: timeOf(timestamp) };
    return [put(subjectRuleKey(address, rule), rule)];
  },

  TimingSet: ({ args, address }, read) =>
    changeTiming(read, address, {
      votingDelaySeconds: args.votingDelaySeconds,
      votingPeriodSeconds: args.votingPeriodSeconds,
    }),

  TimelockChange: ({ args, address }, read) => changeTiming(read, address, { timelock: args.newTimelock }),

  EIP712DomainChanged: () => [],
  // As for the directory.
  AuthorityUpdated: () => [],
};

/** Kept: the delay. What is scheduled, executed and canceled, the council says itself. */
export const timelockFolds: Folds<typeof timelockAbi> = {
  MinDelayChange: ({ args, address }) => [put(timelockKey(address), Number(args.newDuration))],
  CallScheduled: () => [],
  CallExecuted: () => [],
  CallSalt: () => [],
  Cancelled: () => [],
  RoleGranted: () => [],
  RoleRevoked: () => [],
  RoleAdminChanged: () => [],
};

function newProposal(
  { args, address, timestamp, blockNumber, transactionHash }: LedgerEvent<typeof councilAbi, "ProposalCreated">,
  read: Reader,
): ProposalEntry {
  const proposerMember = votingMember(read, args.proposer);
  return {
    proposal: args.proposalId.toString(),
    council: getAddress(address),
    proposer: args.proposer,
    proposerMember,
    isNomination: proposerMember === null,
    description: args.description,
    actions: args.targets.map((target, at) => ({
      target,
      value: String(args.values[at] ?? 0n),
      calldata: args.calldatas[at] ?? "0x",
    })),
    actionsHash: `0x${"0".repeat(64)}`,
    proposedAt: timeOf(timestamp),
    votesFrom: dateOf(args.voteStart),
    votesUntil: dateOf(args.voteEnd),
    rule: { quorum: nothingAsked, ofCast: nothingAsked, ofSeats: nothingAsked },
    overrides: false,
    ballots: [],
    status: "open",
    executableAt: null,
    objection: null,
    endedAt: null,
    block: blockNumber,
    transaction: transactionHash,
  };
}

/** The member whose vote an account casts; null where it casts none. */
function votingMember(read: Reader, account: string): number | null {
  const member = read.get<number>(representedKey(account));
  if (member === undefined) return null;
  return known<MemberRecord>(read, memberKey(member)).votesSince === null ? null : member;
}

function changeProposal(
  read: Reader,
  council: string,
  proposal: bigint,
  change: Partial<ProposalEntry>,
): readonly Operation[] {
  const key = proposalKey(proposal, council);
  return [put(key, { ...known<ProposalEntry>(read, key), ...change })];
}

function end(read: Reader, council: string, proposal: bigint, status: ProposalStatus, timestamp: number) {
  return changeProposal(read, council, proposal, { status, endedAt: timeOf(timestamp) });
}

function giveReason(
  read: Reader,
  council: string,
  { proposalId, voter, reason }: { readonly proposalId: bigint; readonly voter: string; readonly reason: string },
): readonly Operation[] {
  const { ballots } = known<ProposalEntry>(read, proposalKey(proposalId, council));
  const last = ballots.findLastIndex(({ account }) => account === voter);
  const explained = ballots.map((ballot, at) => (at === last ? { ...ballot, reason } : ballot));
  return changeProposal(read, council, proposalId, { ballots: explained });
}

function changeTiming(read: Reader, council: string, change: Partial<TimingEntry>): readonly Operation[] {
  const before = read.get<TimingEntry>(timingKey(council)) ?? {
    timelock: "",
    votingDelaySeconds: 0,
    votingPeriodSeconds: 0,
  };
  return [put(timingKey(council), { ...before, ...change })];
}
