/** What the store holds and the API serves of joint meetings and of the charter. */
import { z } from "zod";
import { proposalIdSchema } from "./council-records.ts";
import { addressSchema, hashSchema, memberIdSchema, timeSchema } from "./records.ts";

/** In the order of the contract, from 1 on. */
export const meetingKinds = ["joint", "council", "coordination", "working"] as const;
export const meetingStatuses = ["convened", "cancelled"] as const;

const number = z.number().int();

export const minutesSchema = z
  .object({
    version: number,
    minutesHash: hashSchema,
    attendance: z.array(memberIdSchema),
    by: addressSchema,
    recordedAt: timeSchema,
  })
  .meta({ id: "Minutes" });

export const resolutionSchema = z
  .object({
    number,
    textHash: hashSchema,
    /** The council's vote on it; null where there is none. Only the vote binds. */
    proposal: proposalIdSchema.nullable(),
    by: addressSchema,
    recordedAt: timeSchema,
  })
  .meta({ id: "Resolution" });

export const meetingSchema = z
  .object({
    meeting: z.coerce.number().int(),
    kind: z.enum(meetingKinds),
    status: z.enum(meetingStatuses),
    /** The member that convened it as a leading unit; null where the alliance did. */
    leadingUnit: memberIdSchema.nullable(),
    startsAt: timeSchema,
    agendaHash: hashSchema,
    agendaAmendedAt: timeSchema.nullable(),
    noticeZh: z.string(),
    noticeEn: z.string(),
    convenedBy: addressSchema,
    convenedAt: timeSchema,
    cancellation: z.object({ reason: z.string(), by: addressSchema, at: timeSchema }).nullable(),
    /** Every version, the newest last. */
    minutes: z.array(minutesSchema),
    resolutions: z.array(resolutionSchema),
    block: number,
    transaction: hashSchema,
  })
  .meta({ id: "Meeting" });

export const charterSchema = z
  .object({
    version: number,
    textHash: hashSchema,
    titleZh: z.string(),
    titleEn: z.string(),
    adoptedAt: timeSchema,
    block: number,
    transaction: hashSchema,
  })
  .meta({ id: "Charter" });

export type MeetingRecord = z.infer<typeof meetingSchema>;
export type MeetingKind = (typeof meetingKinds)[number];
export type MeetingStatus = MeetingRecord["status"];
export type CharterRecord = z.infer<typeof charterSchema>;
