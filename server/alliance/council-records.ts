/** What the store holds and the API serves of the council: its rules, proposals and ballots. */
import { z } from "zod";
import { addressSchema, hashSchema, memberIdSchema, timeSchema } from "./records.ts";

/** In the order of the contract, from 0 on. */
export const supports = ["against", "for", "abstain"] as const;
/** As far as events tell. Whether an open proposal succeeded is counted when it is queued. */
export const proposalStatuses = ["open", "queued", "executed", "canceled", "objected"] as const;

const number = z.number().int();

export const proposalIdSchema = z
  .string()
  .regex(/^\d{1,78}$/)
  .meta({ id: "ProposalId", description: "The number that the council gave it, a uint256" });

export const shareSchema = z
  .object({ numerator: number, denominator: number })
  .meta({ id: "Share", description: "A fraction: two of three is two thirds. Zero of any: nothing is asked" });

export const ruleSchema = z
  .object({
    /** Of the seats, how many cast a ballot. */
    quorum: shareSchema,
    /** Of the votes in favour and against, how many are in favour. */
    ofCast: shareSchema,
    /** Of the seats, how many are in favour. */
    ofSeats: shareSchema,
  })
  .meta({ id: "CouncilRule", description: "What a decision needs; what a share comes to is rounded up" });

export const actSchema = z
  .object({
    name: z.string(),
    /** In the order of the function; integers of more than 48 bits as decimal strings. */
    arguments: z.array(z.object({ name: z.string(), type: z.string(), value: z.unknown() })),
  })
  .meta({ id: "Act", description: "A call, decoded" });

export const actionSchema = z
  .object({
    target: addressSchema,
    /** Name and version of the module there; null: no contract of the alliance. */
    module: z.string().nullable(),
    version: number.nullable(),
    value: z.string(),
    calldata: z.string(),
    /** Null: unknown, or not decodable. */
    act: actSchema.nullable(),
  })
  .meta({ id: "Action" });

export const ballotSchema = z
  .object({
    member: memberIdSchema,
    account: addressSchema,
    support: z.enum(supports),
    reason: z.string(),
    castAt: timeSchema,
    /** False where the member lost its vote before the ballot closed. */
    counts: z.boolean(),
  })
  .meta({ id: "Ballot" });

export const proposalSchema = z
  .object({
    proposal: proposalIdSchema,
    /** The council that it was put to. */
    council: addressSchema,
    proposer: addressSchema,
    /** The member that the proposer represents; null for the coordinator's nomination. */
    proposerMember: memberIdSchema.nullable(),
    isNomination: z.boolean(),
    description: z.string(),
    actions: z.array(actionSchema),
    /** Hash of the actions: the same for every proposal to do the same. */
    actionsHash: hashSchema,
    proposedAt: timeSchema,
    votesFrom: timeSchema,
    votesUntil: timeSchema,
    rule: ruleSchema,
    /** Whether it overrides an objection to the same actions. */
    overrides: z.boolean(),
    /** The count as it stands. */
    tally: z.object({ seats: number, against: number, inFavour: number, abstained: number }),
    ballots: z.array(ballotSchema),
    status: z.enum(proposalStatuses),
    executableAt: timeSchema.nullable(),
    objection: z.object({ reason: z.string(), by: addressSchema, at: timeSchema }).nullable(),
    /** When it was executed, canceled or objected to. */
    endedAt: timeSchema.nullable(),
    block: number,
    transaction: hashSchema,
  })
  .meta({ id: "Proposal" });

export const councilRuleSchema = z
  .object({
    /** Null: every contract that has no rule. */
    target: addressSchema.nullable(),
    module: z.string().nullable(),
    /** Null: every function of the contract. */
    selector: z.string().nullable(),
    function: z.string().nullable(),
    /** 1 or 2: only calls whose first or second argument is `word`; 0: whatever the arguments. */
    argument: number,
    word: hashSchema.nullable(),
    rule: ruleSchema,
    setAt: timeSchema,
  })
  .meta({ id: "SubjectRule", description: "What decisions on a subject need from now on" });

export const councilSchema = z
  .object({
    council: addressSchema,
    timelock: addressSchema,
    votingDelaySeconds: number,
    votingPeriodSeconds: number,
    /** How long the coordinator may object to what was decided. */
    executionDelaySeconds: number,
    /** How many votes are in force now. */
    seats: number,
    rules: z.array(councilRuleSchema),
  })
  .meta({ id: "Council" });

export type CouncilRule = z.infer<typeof ruleSchema>;
export type Share = z.infer<typeof shareSchema>;
export type Act = z.infer<typeof actSchema>;
export type ActionRecord = z.infer<typeof actionSchema>;
export type BallotRecord = z.infer<typeof ballotSchema>;
export type ProposalRecord = z.infer<typeof proposalSchema>;
export type ProposalStatus = ProposalRecord["status"];
export type CouncilRecord = z.infer<typeof councilSchema>;
export type SubjectRule = z.infer<typeof councilRuleSchema>;
export type Support = (typeof supports)[number];
