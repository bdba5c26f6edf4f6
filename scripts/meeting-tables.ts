/** Meetings and the charter as tables. */
import { formatSortable, shorten } from "../client/format.ts";
import type { CharterRecord, MeetingKind, MeetingRecord } from "../server/alliance/meeting-records.ts";
import { meetingKinds } from "../server/alliance/meeting-records.ts";
import { meetingKindWords } from "../server/alliance/words.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

export function meetingTable(meetings: readonly MeetingRecord[], terminal: Terminal): string[] {
  return table(meetings, [
    { heading: "#", cell: ({ meeting }) => String(meeting), align: "right" },
    { heading: terminal.say({ "zh-CN": "类型", en: "Kind" }), cell: ({ kind }) => kindWord(kind, terminal) },
    { heading: terminal.say({ "zh-CN": "时间", en: "At" }), cell: ({ startsAt }) => formatSortable(startsAt) },
    {
      heading: terminal.say({ "zh-CN": "通知", en: "Notice" }),
      cell: (meeting) => noticeOf(meeting, terminal),
      most: 50,
    },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: (meeting) => statusOf(meeting, terminal) },
    {
      heading: terminal.say({ "zh-CN": "决议", en: "Resolutions" }),
      cell: ({ resolutions }) => String(resolutions.length),
      align: "right",
    },
  ]);
}

export function meetingLines(meeting: MeetingRecord, nameOf: (member: number) => string, terminal: Terminal): string[] {
  const { leadingUnit, cancellation, agendaAmendedAt, minutes, resolutions } = meeting;
  const amended = agendaAmendedAt === null ? "" : ` (${formatSortable(agendaAmendedAt)})`;
  return [
    noticeOf(meeting, terminal),
    "",
    ...facts([
      [terminal.say({ "zh-CN": "会议", en: "Meeting" }), String(meeting.meeting)],
      [terminal.say({ "zh-CN": "类型", en: "Kind" }), kindWord(meeting.kind, terminal)],
      [terminal.say({ "zh-CN": "时间", en: "At" }), formatSortable(meeting.startsAt)],
      [terminal.say({ "zh-CN": "状态", en: "Status" }), statusOf(meeting, terminal)],
      [
        terminal.say({ "zh-CN": "召集", en: "Convened by" }),
        `${leadingUnit === null ? "" : `${nameOf(leadingUnit)} `}${meeting.convenedBy}`,
      ],
      [terminal.say({ "zh-CN": "议程哈希", en: "Hash of the agenda" }), `${meeting.agendaHash}${amended}`],
      [terminal.say({ "zh-CN": "取消理由", en: "Cancelled" }), cancellation?.reason],
    ]),
    ...minutes.flatMap(({ version, minutesHash, attendance, recordedAt }) => [
      "",
      terminal.say({
        "zh-CN": `纪要第 ${version} 版（${formatSortable(recordedAt)}），哈希 ${minutesHash}`,
        en: `Minutes, version ${version} (${formatSortable(recordedAt)}), hash ${minutesHash}`,
      }),
      terminal.say({ "zh-CN": "到会：", en: "Attended: " }) + attendance.map(nameOf).join(", "),
    ]),
    ...(resolutions.length === 0 ? [] : ["", ...resolutionTable(resolutions, terminal)]),
  ];
}

function resolutionTable(resolutions: MeetingRecord["resolutions"], terminal: Terminal): string[] {
  return table(resolutions, [
    {
      heading: terminal.say({ "zh-CN": "决议", en: "Resolution" }),
      cell: ({ number }) => String(number),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "文本哈希", en: "Hash of its text" }),
      cell: ({ textHash }) => textHash,
      most: 66,
    },
    {
      heading: terminal.say({ "zh-CN": "理事会表决", en: "The council's vote" }),
      cell: ({ proposal }) => (proposal === null ? "—" : proposal.slice(0, 12)),
    },
    {
      heading: terminal.say({ "zh-CN": "登记", en: "Recorded" }),
      cell: ({ recordedAt }) => formatSortable(recordedAt),
    },
  ]);
}

export function charterTable(charters: readonly CharterRecord[], terminal: Terminal): string[] {
  return table(charters, [
    {
      heading: terminal.say({ "zh-CN": "版本", en: "Version" }),
      cell: ({ version }) => String(version),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "标题", en: "Title" }),
      cell: ({ titleZh, titleEn }) => (terminal.language === "en" ? titleEn : titleZh),
    },
    { heading: terminal.say({ "zh-CN": "通过", en: "Adopted" }), cell: ({ adoptedAt }) => formatSortable(adoptedAt) },
    {
      heading: terminal.say({ "zh-CN": "文本哈希", en: "Hash of its text" }),
      cell: ({ textHash }) => shorten(textHash),
    },
  ]);
}

function noticeOf({ noticeZh, noticeEn }: MeetingRecord, terminal: Terminal): string {
  return terminal.language === "en" ? noticeEn : noticeZh;
}

function kindWord(kind: MeetingKind, terminal: Terminal): string {
  const words = meetingKindWords[meetingKinds.indexOf(kind) + 1];
  return words ? terminal.say(words) : kind;
}

function statusOf({ status, startsAt, minutes }: MeetingRecord, terminal: Terminal): string {
  if (status === "cancelled") return terminal.say({ "zh-CN": "已取消", en: "cancelled" });
  if (minutes.length > 0) return terminal.say({ "zh-CN": "已有纪要", en: "minuted" });
  const isOver = Date.parse(startsAt) <= Date.now();
  return terminal.say(
    isOver ? { "zh-CN": "已开始，待纪要", en: "held, minutes missing" } : { "zh-CN": "已召集", en: "convened" },
  );
}
