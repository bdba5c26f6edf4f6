/** The joint meetings of the demo. Everything here is fictional. */
import type { MeetingKind } from "../server/alliance/meeting-records.ts";
import type { Done } from "./acts.ts";
import { DAY, HOUR, timeIn, WEEK } from "./calendar.ts";
import type { ProposalKey } from "./council.ts";
import { type MemberKey, members } from "./members.ts";
import { representativeOf } from "./seats.ts";

export type MeetingFact = {
  readonly kind: MeetingKind;
  readonly leadingUnit: MemberKey | null;
  /** Unix seconds. */
  readonly startsAt: number;
  readonly agenda: string;
  readonly noticeZh: string;
  readonly noticeEn: string;
};

/** Meetings count from 1 on, in the order in which they are convened. Texts are hashed, not published. */
export type MeetingAct =
  | (Done & { readonly act: "convene"; readonly meeting: MeetingFact })
  | (Done & { readonly act: "cancelMeeting"; readonly meeting: number; readonly reason: string })
  | (Done & {
      readonly act: "recordMinutes";
      readonly meeting: number;
      readonly minutes: string;
      readonly attendance: readonly MemberKey[];
    })
  | (Done & {
      readonly act: "recordResolution";
      readonly meeting: number;
      readonly text: string;
      readonly proposal: ProposalKey;
    });

const SECRETARIAT = "alliance-secretariat";

function meetingsOf(foundedAt: number, anchor: number) {
  const autumn: MeetingFact = {
    kind: "joint",
    leadingUnit: null,
    startsAt: timeIn(foundedAt, 6, 2, 14),
    agenda: "议程：章程执行情况，审计机构，电镜领域牵头单位",
    noticeZh: "第一次联席会议，京华大学行政楼 301 室，可线上参加",
    noticeEn: "First joint meeting, room 301 of Jinghua University's main building, or online",
  };
  const next: MeetingFact = {
    kind: "joint",
    leadingUnit: null,
    startsAt: anchor + 2 * WEEK + 2 * DAY + 14 * HOUR,
    agenda: "议程：学分互认一学期小结，新成员，下一年度工作计划",
    noticeZh: "第二次联席会议，海津大学会议中心，可线上参加",
    noticeEn: "Second joint meeting, conference centre of Haijin University, or online",
  };
  const workshop: MeetingFact = {
    kind: "working",
    leadingUnit: "jinghua",
    startsAt: anchor + 10 * DAY + 10 * HOUR,
    agenda: "议程：冷冻电镜机时分配，样品制备培训",
    noticeZh: "电镜工作组会议，京华大学电镜中心",
    noticeEn: "Working group on electron microscopy, EM centre of Jinghua University",
  };
  const library: MeetingFact = {
    kind: "working",
    leadingUnit: null,
    startsAt: timeIn(foundedAt, 13, 3, 14),
    agenda: "议程：馆际互借",
    noticeZh: "图书馆工作组会议，线上",
    noticeEn: "Working group on libraries, online",
  };
  return { autumn, next, workshop, library };
}

export function meetingActsOf(foundedAt: number, anchor: number): readonly MeetingAct[] {
  const at = (week: number, day: number, hour: number, minute = 0) => timeIn(foundedAt, week, day, hour, minute);
  const { autumn, next, workshop, library } = meetingsOf(foundedAt, anchor);
  const attended = members.filter(({ key }) => !["bashang", "yanling", "gushang"].includes(key));
  return [
    { act: "convene", at: at(4, 0, 10), actor: SECRETARIAT, meeting: autumn },
    {
      act: "recordMinutes",
      at: at(6, 3, 11),
      actor: SECRETARIAT,
      meeting: 1,
      minutes: "第一次联席会议纪要",
      attendance: attended.map(({ key }) => key),
    },
    {
      act: "recordResolution",
      at: at(6, 3, 11, 15),
      actor: SECRETARIAT,
      meeting: 1,
      text: "决议：聘请外部审计，京华大学牵头电镜领域",
      proposal: "auditor",
    },
    { act: "convene", at: at(12, 1, 9), actor: SECRETARIAT, meeting: library },
    {
      act: "cancelMeeting",
      at: at(13, 1, 16),
      actor: SECRETARIAT,
      meeting: 2,
      reason: "并入联席会议 · Made part of the joint meeting",
    },
    { act: "convene", at: at(15, 2, 10), actor: SECRETARIAT, meeting: next },
    { act: "convene", at: at(16, 1, 15), actor: representativeOf("jinghua"), meeting: workshop },
  ];
}
