/** What the store holds and the API serves of rules of recognition and of recognitions. */
import { z } from "zod";
import { recordStatuses } from "./records.ts";

/** In the order of the contract, from 1 on. */
export const ruleForms = ["course-to-course", "field-and-level", "automatic", "conditional"] as const;
/** In the order of the contract, from 1 on. */
export const recognitionStatuses = ["requested", "positive", "partial", "negative", "appealed", "withdrawn"] as const;
/** Who decided; in the order of the contract. */
export const decisionWays = ["registrar", "panel", "silence", "appeal"] as const;
/** Why not everything was granted; in the order of the contract, the first stands for none. */
export const decisionGrounds = [
  "none",
  "content-differs",
  "level-differs",
  "workload-differs",
  "already-covered",
  "condition-unmet",
  "other",
] as const;
/** Steps in the life of a recognition. */
export const recognitionActs = [
  "recognised",
  "requested",
  "voted",
  "decided",
  "appealed",
  "appeal-withdrawn",
  "released",
  "withdrawn",
] as const;
/** Steps that a recognition remembers; a panel of 16 and an appeal take 20. */
export const mostSteps = 40;

const number = z.number().int();
const member = number.min(1).max(4_294_967_295);
const time = z.iso.datetime();
const address = z.string();
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
/** Public code of a course, field or programme, of the chain's 32 bytes; in hexadecimal where those are no ASCII. */
const code = z.string();
const credits = z
  .string()
  .regex(/^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/)
  .meta({ id: "CreditSum", description: 'Decimal string, "3.5"; at most two decimals' });

export const recognitionRuleSchema = z
  .object({
    rule: number,
    agreement: number,
    /** Null: every other party to the agreement. */
    issuer: member.nullable(),
    home: member,
    form: z.enum(ruleForms),
    /** Of the European Qualifications Framework; 0: any. */
    level: number,
    /** The course or field that is accepted. */
    source: code,
    /** The course or place in a programme for which it is. */
    target: code,
    ratePermille: number,
    /** Most that one recognition can count; null: no limit. */
    cap: credits.nullable(),
    startsAt: time,
    /** Null: no end. */
    endsAt: time.nullable(),
    /** Hash of the conditions' text. */
    conditions: hash.nullable(),
    /** Hash of the table by which grades and credits are carried over. */
    conversion: hash.nullable(),
    /** Members that decide together; empty where home decides alone. */
    panel: z.array(member),
    /** How many of them have to approve; 0 where there is no panel. */
    threshold: number,
    addedAt: time,
    registrar: address,
    retiredAt: time.nullable(),
    block: number,
    transaction: hash,
  })
  .meta({ id: "RecognitionRule" });

const voteSchema = z.object({
  member,
  registrar: address,
  /** "0": refused. */
  credits,
  ground: z.enum(decisionGrounds),
  at: time,
});

const stepSchema = z.object({
  act: z.enum(recognitionActs),
  at: time,
  by: address,
  /** Where the step came to. */
  status: z.enum(recognitionStatuses),
  /** What was asked for, voted for or granted, of the record's credits; null where the step says nothing of it. */
  credits: credits.nullable(),
  ground: z.enum(decisionGrounds),
  transaction: hash,
});

/** What events alone say; whether it counts also depends on the record's status and its batch. */
export const recognitionEntrySchema = z.object({
  issuer: member,
  leaf: hash,
  home: member,
  programme: code,
  /** The issuer's batch that proves the record. */
  sequence: number,
  rule: number,
  status: z.enum(recognitionStatuses),
  /** What was asked for, of the record's credits; null where it was granted without a request. */
  requested: credits.nullable(),
  /** How much of the record nobody else can use. */
  held: credits,
  /** How much of the record was granted. */
  used: credits,
  /** How much that counts at home, while the record stands. */
  applied: credits,
  /** While requested: until when it can be decided, silence being approval. Once decided: until when it can be appealed
   * against. Null where nothing runs. */
  deadline: time.nullable(),
  /** The issuer, or home itself; null where it was granted without a request. */
  requester: member.nullable(),
  decision: z.object({ way: z.enum(decisionWays), ground: z.enum(decisionGrounds), by: address, at: time }).nullable(),
  votes: z.array(voteSchema),
  /** The newest steps, oldest first. */
  steps: z.array(stepSchema),
  /** The contract of the newest step. */
  contract: address,
  /** Where it began, for the last time. */
  block: number,
  log: number,
});

export const recognitionSchema = recognitionEntrySchema
  .extend({
    /** Of the rule. */
    target: code,
    /** Of the record. */
    recordStatus: z.enum(recordStatuses),
    /** Whether the batch that proves the record was issued with a compromised key. */
    isVoid: z.boolean(),
    /** What counts at home now: nothing where the record is not in force or its batch is void. */
    effective: credits,
  })
  .meta({ id: "Recognition" });

/** All that was asked for and granted of a record. How many credits it has stands in the record, not on the chain. */
export const recognisedLeafSchema = z
  .object({
    issuer: member,
    leaf: hash,
    /** The sum over its recognitions: never more than the record has. */
    held: credits,
    recognitions: z.array(recognitionSchema),
  })
  .meta({ id: "RecognisedLeaf" });

export type RecognitionRuleRecord = z.infer<typeof recognitionRuleSchema>;
export type RecognitionEntry = z.infer<typeof recognitionEntrySchema>;
export type RecognitionRecord = z.infer<typeof recognitionSchema>;
export type RecognitionStep = RecognitionEntry["steps"][number];
export type RecognisedLeafRecord = z.infer<typeof recognisedLeafSchema>;
export type RecognitionStatus = (typeof recognitionStatuses)[number];
export type DecisionGround = (typeof decisionGrounds)[number];

/** Hundredths of a credit as credits: 350 is "3.5". */
export function creditsOf(centiCredits: number): string {
  const fraction = String(centiCredits % 100).padStart(2, "0");
  const whole = Math.trunc(centiCredits / 100);
  return `${whole}.${fraction}`.replace(/\.?0+$/, "");
}
