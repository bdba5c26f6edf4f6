/** `ledger alliance meetings …` and `charter`: meetings, their minutes and resolutions, and the charter. */
import { documentHash } from "../client/document.ts";
import { openLedger } from "../client/ledger.ts";
import {
  amendAgenda,
  cancelMeeting,
  convene,
  getMeeting,
  listCharters,
  listMeetings,
  recordMinutes,
  recordResolution,
} from "../client/meetings.ts";
import { meetingKinds, meetingStatuses } from "../server/alliance/meeting-records.ts";
import { findProposal } from "./council-proposal.ts";
import { charterTable, meetingLines, meetingTable } from "./meeting-tables.ts";
import type { Desk } from "./terminal/desk.ts";
import { exitCodes } from "./terminal/failure.ts";
import { readBytes } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { moment } from "./terminal/times.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { group, verb } from "./terminal/verb.ts";

export function meetingVerbs(alliance: Domain): void {
  const domain = group(alliance, "meetings", {
    "zh-CN": "联席会议、纪要与决议",
    en: "meetings, minutes and resolutions",
  });
  readingVerbs(domain);
  conveneVerb(domain);
  changingVerbs(domain);
  recordingVerbs(domain);
}

function readingVerbs(domain: Domain): void {
  const filters: VerbOption[] = [
    ["--member <member>", { "zh-CN": "由某成员召集或其到会的", en: "that a member convened or attended" }],
    ["--kind <kind>", { "zh-CN": meetingKinds.join("、"), en: meetingKinds.join(", ") }],
    ["--status <status>", { "zh-CN": meetingStatuses.join("、"), en: meetingStatuses.join(", ") }],
  ];
  type Options = { member?: string; kind?: string; status?: string };
  const list = { "zh-CN": "会议，新召集的在前", en: "meetings, the one convened last first" };
  verb<Options>(domain, "list", list, filters, async (desk, _, { member, kind, status }) => {
    const meetings = await listMeetings(openLedger(desk.gateway), {
      ...(member !== undefined && { member: (await desk.member(member)).member }),
      ...(kind !== undefined && { kind: oneOf(kind, "kind", meetingKinds) }),
      ...(status !== undefined && { status: oneOf(status, "status", meetingStatuses) }),
    });
    desk.terminal.answer(meetings, meetingTable(meetings, desk.terminal));
  });

  const show = { "zh-CN": "一次会议及其记录", en: "one meeting with its record" };
  verb(domain, "show <meeting>", show, [], async (desk, [id = ""]) => {
    const meeting = await getMeeting(openLedger(desk.gateway), wholeNumber(id, "meeting"));
    desk.terminal.answer(meeting, meetingLines(meeting, await desk.memberNames(), desk.terminal));
  });
}

function conveneVerb(domain: Domain): void {
  const words = {
    "zh-CN": "召集会议，至少提前三天（秘书处、统筹协调员，或牵头单位代表）",
    en: "convene a meeting, three days ahead at least, as secretariat, coordinator or for a leading unit",
  };
  const options: VerbOption[] = [
    ["--kind <kind>", { "zh-CN": meetingKinds.join("、"), en: meetingKinds.join(", ") }, "joint"],
    ["--notice-zh <text>", { "zh-CN": "中文通知（公开）", en: "notice in Chinese (public)" }, ""],
    ["--notice-en <text>", { "zh-CN": "英文通知（公开）", en: "notice in English (public)" }, ""],
    ["--for <member>", { "zh-CN": "以牵头单位代表的身份", en: "the leading unit that one represents" }],
  ];
  type Options = { kind?: string; noticeZh?: string; noticeEn?: string; for?: string };
  verb<Options>(
    domain,
    "convene <starts-at> <agenda-file>",
    words,
    options,
    async (desk, [time = "", file = ""], given) => {
      const { meeting, receipt } = await convene(await desk.ledger(), {
        leadingUnit: given.for === undefined ? null : (await desk.member(given.for)).member,
        kind: oneOf(given.kind ?? "joint", "kind", meetingKinds),
        startsAt: moment(time, "starts-at"),
        agendaHash: await hashOf(file),
        noticeZh: given.noticeZh ?? "",
        noticeEn: given.noticeEn ?? "",
      });
      const done = { "zh-CN": `已召集会议 ${meeting}。`, en: `Convened as meeting ${meeting}.` };
      answerReceipt(desk.terminal, done, receipt, { meeting });
    },
  );
}

function changingVerbs(domain: Domain): void {
  const agenda = { "zh-CN": "更换未开始会议的议程", en: "replace the agenda of a meeting that has not begun" };
  verb(domain, "agenda <meeting> <file>", agenda, [], async (desk, [id = "", file = ""]) => {
    const meeting = wholeNumber(id, "meeting");
    const receipt = await amendAgenda(await desk.ledger(), meeting, await hashOf(file));
    answerReceipt(desk.terminal, { "zh-CN": "已更换议程。", en: "Replaced." }, receipt, { meeting });
  });

  const cancel = { "zh-CN": "取消未开始的会议", en: "cancel a meeting that has not begun" };
  const reason: VerbOption = ["--reason <text>", { "zh-CN": "理由（公开）", en: "why (public)" }, ""];
  verb<{ reason?: string }>(domain, "cancel <meeting>", cancel, [reason], async (desk, [id = ""], given) => {
    const meeting = wholeNumber(id, "meeting");
    const ledger = await desk.ledgerAsking({ "zh-CN": `取消会议 ${meeting}？`, en: `Cancel meeting ${meeting}?` });
    const receipt = await cancelMeeting(ledger, meeting, given.reason ?? "");
    answerReceipt(desk.terminal, { "zh-CN": "已取消。", en: "Cancelled." }, receipt, { meeting });
  });
}

function recordingVerbs(domain: Domain): void {
  const minutes = {
    "zh-CN": "登记会议纪要和到会成员；再次登记为更正",
    en: "record minutes and who attended; again to correct them",
  };
  verb(domain, "minutes <meeting> <file> <members...>", minutes, [], async (desk, [id = "", file = "", ...named]) => {
    const meeting = wholeNumber(id, "meeting");
    const attendance = await membersNamed(desk, named);
    const receipt = await recordMinutes(await desk.ledger(), meeting, await hashOf(file), attendance);
    answerReceipt(desk.terminal, { "zh-CN": "已登记纪要。", en: "Recorded." }, receipt, { meeting, attendance });
  });

  const resolution = { "zh-CN": "登记会议决议", en: "record what a meeting resolved" };
  const vote: VerbOption = ["--proposal <number>", { "zh-CN": "理事会就此的表决", en: "the council's vote on it" }];
  verb<{ proposal?: string }>(domain, "resolution <meeting> <file>", resolution, [vote], async (desk, args, given) => {
    const [id = "", file = ""] = args;
    const meeting = wholeNumber(id, "meeting");
    const ledger = await desk.ledger();
    const proposal = given.proposal === undefined ? null : (await findProposal(ledger, given.proposal)).proposal;
    const receipt = await recordResolution(ledger, meeting, await hashOf(file), proposal);
    answerReceipt(desk.terminal, { "zh-CN": "已登记决议。", en: "Recorded." }, receipt, { meeting, proposal });
  });
}

export function charterVerb(alliance: Domain): void {
  const words = { "zh-CN": "章程各版本，现行版在前", en: "every version of the charter, the one in force first" };
  const check: VerbOption = [
    "--check <file>",
    { "zh-CN": "核对文件是否即现行章程", en: "whether a file is the charter in force" },
  ];
  verb<{ check?: string }>(alliance, "charter", words, [check], async (desk, _, given) => {
    const { terminal } = desk;
    const charters = await listCharters(openLedger(desk.gateway));
    const lines = charterTable(charters, terminal);
    if (given.check === undefined) return terminal.answer(charters, lines);
    const hash = await hashOf(given.check);
    const version = charters.find(({ textHash }) => textHash === hash)?.version ?? null;
    const matches = version !== null && version === charters[0]?.version;
    const verdict =
      version === null
        ? { "zh-CN": "✗ 文件不是章程的任何版本", en: "✗ The file is no version of the charter" }
        : {
            "zh-CN": `${matches ? "✓" : "✗"} 文件为第 ${version} 版`,
            en: `${matches ? "✓" : "✗"} The file is version ${version}`,
          };
    terminal.answer({ hash, version, inForce: matches }, [...lines, "", terminal.say(verdict)]);
    if (!matches) process.exitCode = exitCodes.problem;
  });
}

/** Members by number or name, each its own word. */
function membersNamed(desk: Desk, named: readonly string[]): Promise<number[]> {
  return Promise.all(named.map(async (wanted) => (await desk.member(wanted)).member));
}

async function hashOf(file: string): Promise<`0x${string}`> {
  return documentHash(await readBytes(file));
}
