/** Events of Meetings → meetings with minutes and resolutions, and the charter. */
import type { Folds, Operation, Reader } from "../store/fold.ts";
import { known, put } from "../store/operations.ts";
import { codeOf, dateOf, timeOf } from "../units.ts";
import type { meetingsAbi } from "./abi.ts";
import { charterKey, meetingKey } from "./keys.ts";
import { type CharterRecord, type MeetingRecord, meetingKinds } from "./meeting-records.ts";

export const meetingsFolds: Folds<typeof meetingsAbi> = {
  MeetingConvened: ({ args, timestamp, blockNumber, transactionHash }) => {
    const meeting: MeetingRecord = {
      meeting: args.meeting,
      kind: codeOf(meetingKinds, args.kind),
      status: "convened",
      leadingUnit: args.leadingUnit || null,
      startsAt: dateOf(args.startsAt),
      agendaHash: args.agendaHash,
      agendaAmendedAt: null,
      noticeZh: args.noticeZh,
      noticeEn: args.noticeEn,
      convenedBy: args.by,
      convenedAt: timeOf(timestamp),
      cancellation: null,
      minutes: [],
      resolutions: [],
      block: blockNumber,
      transaction: transactionHash,
    };
    return [put(meetingKey(args.meeting), meeting)];
  },

  AgendaAmended: ({ args, timestamp }, read) =>
    changeMeeting(read, args.meeting, () => ({ agendaHash: args.agendaHash, agendaAmendedAt: timeOf(timestamp) })),

  MeetingCancelled: ({ args, timestamp }, read) =>
    changeMeeting(read, args.meeting, () => ({
      status: "cancelled",
      cancellation: { reason: args.reason, by: args.by, at: timeOf(timestamp) },
    })),

  MinutesRecorded: ({ args, timestamp }, read) =>
    changeMeeting(read, args.meeting, ({ minutes }) => ({
      minutes: [
        ...minutes,
        {
          version: args.version,
          minutesHash: args.minutesHash,
          attendance: [...args.attendance],
          by: args.by,
          recordedAt: timeOf(timestamp),
        },
      ],
    })),

  ResolutionRecorded: ({ args, timestamp }, read) =>
    changeMeeting(read, args.meeting, ({ resolutions }) => ({
      resolutions: [
        ...resolutions,
        {
          number: args.number,
          textHash: args.textHash,
          proposal: args.proposal === 0n ? null : args.proposal.toString(),
          by: args.by,
          recordedAt: timeOf(timestamp),
        },
      ],
    })),

  CharterAdopted: ({ args, timestamp, blockNumber, transactionHash }) => {
    const charter: CharterRecord = {
      version: args.version,
      textHash: args.textHash,
      titleZh: args.titleZh,
      titleEn: args.titleEn,
      adoptedAt: timeOf(timestamp),
      block: blockNumber,
      transaction: transactionHash,
    };
    return [put(charterKey(args.version), charter)];
  },

  // As for the directory.
  AuthorityUpdated: () => [],
};

function changeMeeting(
  read: Reader,
  number: number,
  change: (meeting: MeetingRecord) => Partial<MeetingRecord>,
): readonly Operation[] {
  const meeting = known<MeetingRecord>(read, meetingKey(number));
  return [put(meetingKey(number), { ...meeting, ...change(meeting) })];
}
