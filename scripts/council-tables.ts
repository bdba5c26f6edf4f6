/** Proposals and the council's rules as tables. */
import { type ActNames, actWords } from "../client/act-words.ts";
import { neededOf } from "../client/council.ts";
import { formatSortable } from "../client/format.ts";
import { spokenPart } from "../client/spoken-part.ts";
import type {
  CouncilRecord,
  CouncilRule,
  ProposalRecord,
  Share,
  SubjectRule,
} from "../server/alliance/council-records.ts";
import { supports } from "../server/alliance/council-records.ts";
import { supportWords } from "../server/alliance/words.ts";
import type { Words } from "../server/problem.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { spanWords } from "./terminal/times.ts";

/** Of 78 digits as many as tell any two apart. */
const shownDigits = 12;

export function proposalTable(proposals: readonly ProposalRecord[], terminal: Terminal): string[] {
  return table(proposals, [
    { heading: "#", cell: ({ proposal }) => proposal.slice(0, shownDigits) },
    {
      heading: terminal.say({ "zh-CN": "说明", en: "About" }),
      cell: ({ description }) => spokenPart(description, terminal.language).split("\n")[0] ?? "",
      most: 64,
    },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: (proposal) => stateWord(proposal, terminal) },
    { heading: terminal.say({ "zh-CN": "票数", en: "Ballots" }), cell: ({ tally }) => tallyText(tally, terminal) },
    {
      heading: terminal.say({ "zh-CN": "表决至", en: "Open until" }),
      cell: ({ votesUntil }) => formatSortable(votesUntil),
    },
  ]);
}

export function proposalLines(proposal: ProposalRecord, names: ActNames, terminal: Terminal): string[] {
  const { rule, tally, objection } = proposal;
  const who = proposal.proposerMember === null ? undefined : terminal.say(names.member(proposal.proposerMember));
  return [
    ...proposal.description.split("\n"),
    "",
    ...proposal.actions.map((action) => `· ${terminal.say(actWords(action, names))}`),
    "",
    ...facts([
      [terminal.say({ "zh-CN": "编号", en: "Number" }), proposal.proposal],
      [
        terminal.say({ "zh-CN": "提出", en: "Proposed by" }),
        proposal.isNomination
          ? terminal.say({ "zh-CN": `统筹协调员 ${proposal.proposer}`, en: `the coordinator, ${proposal.proposer}` })
          : `${who ?? "—"} ${proposal.proposer}`,
      ],
      [
        terminal.say({ "zh-CN": "表决", en: "Poll" }),
        `${formatSortable(proposal.votesFrom)} → ${formatSortable(proposal.votesUntil)}`,
      ],
      [terminal.say({ "zh-CN": "状态", en: "Status" }), stateWord(proposal, terminal)],
      [terminal.say({ "zh-CN": "须", en: "Needs" }), terminal.say(ruleWords(rule, tally))],
      [
        terminal.say({ "zh-CN": "推翻异议", en: "Overrides an objection" }),
        proposal.overrides ? terminal.say({ "zh-CN": "是", en: "yes" }) : undefined,
      ],
      [terminal.say({ "zh-CN": "票数", en: "Ballots" }), tallyText(tally, terminal)],
      [
        terminal.say({ "zh-CN": "可执行于", en: "Due" }),
        proposal.executableAt === null ? undefined : formatSortable(proposal.executableAt),
      ],
      [
        terminal.say({ "zh-CN": "异议", en: "Objection" }),
        objection ? `${formatSortable(objection.at)} ${objection.reason}` : undefined,
      ],
    ]),
    "",
    ...ballotTable(proposal, names, terminal),
  ];
}

function ballotTable({ ballots }: ProposalRecord, names: ActNames, terminal: Terminal): string[] {
  if (ballots.length === 0) return [terminal.say({ "zh-CN": "尚无人投票", en: "Nobody has voted" })];
  return table(ballots, [
    {
      heading: terminal.say({ "zh-CN": "成员", en: "Member" }),
      cell: ({ member }) => terminal.say(names.member(member)),
    },
    {
      heading: terminal.say({ "zh-CN": "投票", en: "Ballot" }),
      cell: ({ support, counts }) => {
        const words = supportWords[supports.indexOf(support)];
        const lapsed = counts ? "" : terminal.say({ "zh-CN": "（不计）", en: " (does not count)" });
        return `${words ? terminal.say(words) : support}${lapsed}`;
      },
    },
    { heading: terminal.say({ "zh-CN": "时间", en: "At" }), cell: ({ castAt }) => formatSortable(castAt) },
    { heading: terminal.say({ "zh-CN": "理由", en: "Reason" }), cell: ({ reason }) => reason },
  ]);
}

const stateWords: Readonly<Record<ProposalRecord["status"], Words>> = {
  open: { "zh-CN": "表决中", en: "being voted on" },
  queued: { "zh-CN": "等候执行", en: "queued" },
  executed: { "zh-CN": "已执行", en: "executed" },
  canceled: { "zh-CN": "已撤回", en: "cancelled" },
  objected: { "zh-CN": "有异议，不执行", en: "objected to" },
};

/** An open proposal's poll opens and closes with the clock; nobody reports that. */
function stateWord({ status, votesFrom, votesUntil, executableAt }: ProposalRecord, terminal: Terminal): string {
  const now = Date.now();
  if (status === "open" && Date.parse(votesFrom) > now) return terminal.say({ "zh-CN": "待表决", en: "not open yet" });
  if (status === "open" && Date.parse(votesUntil) <= now) {
    return terminal.say({ "zh-CN": "已截止，待计票", en: "waits to be counted" });
  }
  if (status === "queued" && executableAt !== null && Date.parse(executableAt) <= now) {
    return terminal.say({ "zh-CN": "可以执行", en: "due" });
  }
  return terminal.say(stateWords[status]);
}

export function tallyText(
  { seats, against, inFavour, abstained }: ProposalRecord["tally"],
  terminal: Terminal,
): string {
  return terminal.say({
    "zh-CN": `赞成 ${inFavour}，反对 ${against}，弃权 ${abstained}，共 ${seats} 席`,
    en: `${inFavour} for, ${against} against, ${abstained} abstained, of ${seats} seats`,
  });
}

/** What a rule comes to among so many seats. */
function ruleWords({ quorum, ofCast, ofSeats }: CouncilRule, { seats }: { readonly seats: number }): Words {
  const parts: Words[] = [
    { "zh-CN": `至少 ${neededOf(quorum, seats)} 席投票`, en: `at least ${neededOf(quorum, seats)} seats to vote` },
    { "zh-CN": "赞成多于反对", en: "more votes for than against" },
  ];
  if (ofCast.numerator > 0) {
    parts.push({ "zh-CN": `赞成占已投的 ${fraction(ofCast)}`, en: `${fraction(ofCast)} of the votes cast in favour` });
  }
  if (ofSeats.numerator > 0) {
    const needed = neededOf(ofSeats, seats);
    parts.push({
      "zh-CN": `赞成 ${needed} 席（${fraction(ofSeats)}）`,
      en: `${needed} seats in favour (${fraction(ofSeats)})`,
    });
  }
  return { "zh-CN": parts.map((part) => part["zh-CN"]).join("，"), en: parts.map(({ en }) => en).join(", ") };
}

function fraction({ numerator, denominator }: Share): string {
  return numerator === 0 ? "—" : `${numerator}/${denominator}`;
}

export function ruleLines(council: CouncilRecord, terminal: Terminal): string[] {
  const subject = ({ target, module, function: named, selector, argument, word }: SubjectRule) => {
    if (target === null) return terminal.say({ "zh-CN": "其余一切", en: "everything else" });
    const call = named ?? selector ?? terminal.say({ "zh-CN": "（全部）", en: "(all of it)" });
    return `${module ?? target} · ${call}${argument === 0 ? "" : ` [${argument}] = ${word === null ? "—" : BigInt(word)}`}`;
  };
  return [
    ...facts([
      [terminal.say({ "zh-CN": "席位", en: "Seats" }), String(council.seats)],
      [
        terminal.say({ "zh-CN": "提案后多久开始表决", en: "A poll opens after" }),
        terminal.say(spanWords(council.votingDelaySeconds)),
      ],
      [
        terminal.say({ "zh-CN": "表决多久", en: "and is open for" }),
        terminal.say(spanWords(council.votingPeriodSeconds)),
      ],
      [
        terminal.say({ "zh-CN": "留给异议的时间", en: "Time for an objection" }),
        terminal.say(spanWords(council.executionDelaySeconds)),
      ],
    ]),
    "",
    ...table(council.rules, [
      { heading: terminal.say({ "zh-CN": "事项", en: "Decisions on" }), cell: subject, most: 80 },
      { heading: terminal.say({ "zh-CN": "到会", en: "Quorum" }), cell: ({ rule }) => fraction(rule.quorum) },
      {
        heading: terminal.say({ "zh-CN": "赞成/已投", en: "Of votes cast" }),
        cell: ({ rule }) => fraction(rule.ofCast),
      },
      { heading: terminal.say({ "zh-CN": "赞成/席位", en: "Of seats" }), cell: ({ rule }) => fraction(rule.ofSeats) },
    ]),
  ];
}
