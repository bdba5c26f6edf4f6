/** What the gateway answers besides the domains' records: its state, the demo's people, sessions, receipts, activity. */
import { z } from "zod";
import { addressSchema, allianceRoles, hashSchema, memberIdSchema, offices, timeSchema } from "../alliance/records.ts";

export const gatewayStates = ["preparing", "set-up", "ready", "stopped"] as const;

export const blockSchema = z
  .object({ number: z.number().int(), hash: hashSchema, timestamp: timeSchema })
  .meta({ id: "Block" });

export const statusSchema = z
  .object({
    chainId: z.number().int(),
    demo: z.boolean(),
    state: z.enum(gatewayStates),
    /** How far the preparation is, while there is one. */
    progress: z.object({ stage: z.string(), done: z.number().int(), total: z.number().int() }).nullable(),
    /** Head of the chain; null until it is known. */
    block: blockSchema.nullable(),
    /** Last block in the store, and the digest over everything up to it. */
    indexed: z.object({ number: z.number().int(), hash: hashSchema, digest: hashSchema }).nullable(),
    /** Why the gateway stopped. */
    finding: z.string().nullable(),
    /** Other gateways of the alliance, which whoever verifies a record asks too. */
    witnesses: z.array(z.string()).default([]),
  })
  .meta({ id: "Status" });

export const demoPersonSchema = z
  .object({
    id: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    member: memberIdSchema.nullable(),
    address: addressSchema,
    offices: z.array(z.enum(offices)),
    roles: z.array(z.enum(Object.keys(allianceRoles))),
    featured: z.boolean(),
    /** Web3 Secret Storage v3; its key works on the demo chain only. */
    keystore: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "DemoPerson" });

export const demoSchema = z.object({ passphrase: z.string(), people: z.array(demoPersonSchema) }).meta({ id: "Demo" });

export const challengeSchema = z
  .object({ message: z.string().meta({ description: "EIP-4361 message to sign" }), expiresAt: timeSchema })
  .meta({ id: "Challenge" });

export const sessionSchema = z
  .object({ token: z.string(), account: addressSchema, expiresAt: timeSchema })
  .meta({ id: "Session" });

export const receiptSchema = z
  .object({ transaction: hashSchema, block: z.number().int(), blockHash: hashSchema, gasUsed: z.number().int() })
  .meta({ id: "Receipt" });

/** One event of a contract, with its arguments by name. */
export const activitySchema = z
  .object({
    id: z.string(),
    domain: z.string(),
    event: z.string(),
    arguments: z.record(z.string(), z.unknown()),
    block: z.number().int(),
    timestamp: timeSchema,
    transaction: hashSchema,
  })
  .meta({ id: "Activity" });

export const problemSchema = z
  .object({
    type: z.string().meta({ description: "Mechanical from the error's name: /problems/bookings/slot-taken" }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    advice: z.string().meta({ description: "One line on what to do next" }),
    arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    faults: z
      .array(z.object({ row: z.number().int().optional(), field: z.string(), fault: z.string(), detail: z.string() }))
      .optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem, in the language asked for" });

/** What JSON-RPC answers in `error.data` where the gateway itself refuses. */
export const rpcProblemSchema = z.object({ problem: z.string(), arguments: problemSchema.shape.arguments });

export type GatewayStatus = z.infer<typeof statusSchema>;
export type Demo = z.infer<typeof demoSchema>;
export type Challenge = z.infer<typeof challengeSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type Activity = z.infer<typeof activitySchema>;
