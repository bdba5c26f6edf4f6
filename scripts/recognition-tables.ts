/** Rules of recognition and recognitions as tables. */
import { formatSortable, shorten } from "../client/format.ts";
import {
  decisionGrounds,
  decisionWays,
  type RecognitionRecord,
  type RecognitionRuleRecord,
  recognitionStatuses,
  ruleForms,
} from "../server/credits/recognition-records.ts";
import {
  decisionGroundWords,
  decisionWayWords,
  recognitionActWords,
  recognitionStatusWords,
  ruleFormWords,
} from "../server/credits/recognition-words.ts";
import { recordStatuses } from "../server/credits/records.ts";
import { recordStatusWords } from "../server/credits/words.ts";
import type { Words } from "../server/problem.ts";
import { levelWord } from "./credit-tables.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

type NameOf = (member: number) => string;

export function ruleTable(rules: readonly RecognitionRuleRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(rules, [
    { heading: "#", cell: ({ rule }) => String(rule), align: "right" },
    { heading: terminal.say({ "zh-CN": "认定学校", en: "Home" }), cell: ({ home }) => nameOf(home), most: 30 },
    {
      heading: terminal.say({ "zh-CN": "签发学校", en: "Issuer" }),
      cell: (rule) => issuerOf(rule, nameOf, terminal),
      most: 30,
    },
    { heading: terminal.say({ "zh-CN": "形式", en: "Form" }), cell: ({ form }) => formWord(form, terminal) },
    { heading: terminal.say({ "zh-CN": "以何认定", en: "Accepted" }), cell: ({ source }) => source, most: 20 },
    { heading: terminal.say({ "zh-CN": "认定为何", en: "For" }), cell: ({ target }) => target, most: 20 },
    { heading: "‰", cell: ({ ratePermille }) => String(ratePermille), align: "right" },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: (rule) => ruleStanding(rule, terminal) },
  ]);
}

export function ruleLines(rule: RecognitionRuleRecord, nameOf: NameOf, terminal: Terminal): string[] {
  const noEnd = terminal.say({ "zh-CN": "无期限", en: "no end" });
  return facts([
    [terminal.say({ "zh-CN": "规则", en: "Rule" }), String(rule.rule)],
    [terminal.say({ "zh-CN": "依据协议", en: "Under agreement" }), String(rule.agreement)],
    [terminal.say({ "zh-CN": "认定学校", en: "Home" }), nameOf(rule.home)],
    [terminal.say({ "zh-CN": "签发学校", en: "Issuer" }), issuerOf(rule, nameOf, terminal)],
    [terminal.say({ "zh-CN": "形式", en: "Form" }), formWord(rule.form, terminal)],
    [terminal.say({ "zh-CN": "层次", en: "Level" }), levelWord(rule.level, terminal)],
    [terminal.say({ "zh-CN": "认定", en: "Accepts" }), `${rule.source} → ${rule.target}`],
    [terminal.say({ "zh-CN": "计入", en: "Counts" }), `${rule.ratePermille} ‰`],
    [terminal.say({ "zh-CN": "一次最多计入", en: "At most" }), rule.cap ?? undefined],
    [
      terminal.say({ "zh-CN": "有效期", en: "In force" }),
      `${formatSortable(rule.startsAt)} → ${rule.endsAt === null ? noEnd : formatSortable(rule.endsAt)}`,
    ],
    [terminal.say({ "zh-CN": "状态", en: "Status" }), ruleStanding(rule, terminal)],
    [terminal.say({ "zh-CN": "条件文本哈希", en: "Hash of the conditions" }), rule.conditions ?? undefined],
    [terminal.say({ "zh-CN": "转换表", en: "Conversion table" }), rule.conversion ?? undefined],
    [
      terminal.say({ "zh-CN": "评议组", en: "Panel" }),
      rule.panel.length === 0
        ? undefined
        : `${rule.threshold}/${rule.panel.length}: ${rule.panel.map(nameOf).join(", ")}`,
    ],
  ]);
}

function ruleStanding({ retiredAt, startsAt, endsAt }: RecognitionRuleRecord, terminal: Terminal): string {
  const now = Date.now();
  if (retiredAt !== null) return terminal.say({ "zh-CN": "已停用", en: "retired" });
  if (Date.parse(startsAt) > now) return terminal.say({ "zh-CN": "尚未生效", en: "not yet in force" });
  const isOver = endsAt !== null && Date.parse(endsAt) <= now;
  return terminal.say(isOver ? { "zh-CN": "已到期", en: "over" } : { "zh-CN": "有效", en: "in force" });
}

function issuerOf({ issuer }: RecognitionRuleRecord, nameOf: NameOf, terminal: Terminal): string {
  return issuer === null ? terminal.say({ "zh-CN": "协议其他各方", en: "every other party" }) : nameOf(issuer);
}

export function recognitionTable(found: readonly RecognitionRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(found, [
    { heading: terminal.say({ "zh-CN": "记录的叶", en: "Leaf" }), cell: ({ leaf }) => `${leaf.slice(0, 14)}…` },
    { heading: terminal.say({ "zh-CN": "签发", en: "Issuer" }), cell: ({ issuer }) => nameOf(issuer), most: 24 },
    { heading: terminal.say({ "zh-CN": "认定", en: "Home" }), cell: ({ home }) => nameOf(home), most: 24 },
    { heading: terminal.say({ "zh-CN": "专业", en: "Programme" }), cell: ({ programme }) => programme, most: 20 },
    { heading: terminal.say({ "zh-CN": "为", en: "For" }), cell: ({ target }) => target, most: 20 },
    { heading: terminal.say({ "zh-CN": "占用", en: "Held" }), cell: ({ held }) => held, align: "right" },
    { heading: terminal.say({ "zh-CN": "计入", en: "Counts" }), cell: ({ effective }) => effective, align: "right" },
    {
      heading: terminal.say({ "zh-CN": "状态", en: "Status" }),
      cell: ({ status }) => recognitionStatusWord(status, terminal),
    },
    {
      heading: terminal.say({ "zh-CN": "期限", en: "Deadline" }),
      cell: ({ deadline }) => (deadline === null ? "" : formatSortable(deadline)),
    },
  ]);
}

export function recognitionLines(found: RecognitionRecord, nameOf: NameOf, terminal: Terminal): string[] {
  const { decision, requester } = found;
  const way = decision && decisionWayWords[decisionWays.indexOf(decision.way)];
  return [
    ...facts([
      [
        terminal.say({ "zh-CN": "签发学校", en: "Issuer" }),
        `${nameOf(found.issuer)} #${found.issuer}/${found.sequence}`,
      ],
      [terminal.say({ "zh-CN": "记录的叶", en: "Leaf" }), found.leaf],
      [terminal.say({ "zh-CN": "认定学校", en: "Home" }), nameOf(found.home)],
      [terminal.say({ "zh-CN": "专业 → 课程", en: "Programme → course" }), `${found.programme} → ${found.target}`],
      [terminal.say({ "zh-CN": "规则", en: "Rule" }), String(found.rule)],
      [terminal.say({ "zh-CN": "状态", en: "Status" }), recognitionStatusWord(found.status, terminal)],
      [terminal.say({ "zh-CN": "申请方", en: "Requested by" }), requester === null ? undefined : nameOf(requester)],
      [terminal.say({ "zh-CN": "申请学分", en: "Requested" }), found.requested ?? undefined],
      [terminal.say({ "zh-CN": "占用学分", en: "Held" }), found.held],
      [terminal.say({ "zh-CN": "认定学分", en: "Granted" }), found.used],
      [terminal.say({ "zh-CN": "现在计入", en: "Counts now" }), `${found.effective}${whyLess(found, terminal)}`],
      [
        terminal.say({ "zh-CN": "期限", en: "Deadline" }),
        found.deadline === null ? undefined : formatSortable(found.deadline),
      ],
      [terminal.say({ "zh-CN": "决定", en: "Decided" }), way ? terminal.say(way) : undefined],
      [terminal.say({ "zh-CN": "理由", en: "Ground" }), decision ? groundWord(decision.ground, terminal) : undefined],
    ]),
    "",
    ...stepTable(found, terminal),
  ];
}

function whyLess({ isVoid, recordStatus }: RecognitionRecord, terminal: Terminal): string {
  if (isVoid) return terminal.say({ "zh-CN": "（批次已作废）", en: " (its batch is void)" });
  if (recordStatus === "in-force") return "";
  const words = recordStatusWords[recordStatuses.indexOf(recordStatus)];
  return words ? terminal.say({ "zh-CN": `（记录：${words["zh-CN"]}）`, en: ` (the record is ${words.en})` }) : "";
}

function stepTable({ steps }: RecognitionRecord, terminal: Terminal): string[] {
  return table(steps, [
    { heading: terminal.say({ "zh-CN": "时间", en: "At" }), cell: ({ at }) => formatSortable(at) },
    {
      heading: terminal.say({ "zh-CN": "步骤", en: "Step" }),
      cell: ({ act }) => terminal.say(recognitionActWords[act]),
    },
    { heading: terminal.say({ "zh-CN": "学分", en: "Credits" }), cell: ({ credits }) => credits ?? "", align: "right" },
    {
      heading: terminal.say({ "zh-CN": "理由", en: "Ground" }),
      cell: ({ ground }) => (ground === "none" ? "" : groundWord(ground, terminal)),
    },
    { heading: terminal.say({ "zh-CN": "由", en: "By" }), cell: ({ by }) => shorten(by) },
  ]);
}

export function recognitionStatusWord(status: RecognitionRecord["status"], terminal: Terminal): string {
  return said(recognitionStatusWords[recognitionStatuses.indexOf(status) + 1], status, terminal);
}

function groundWord(ground: (typeof decisionGrounds)[number], terminal: Terminal): string {
  return said(decisionGroundWords[decisionGrounds.indexOf(ground)], ground, terminal);
}

function formWord(form: (typeof ruleForms)[number], terminal: Terminal): string {
  return said(ruleFormWords[ruleForms.indexOf(form) + 1], form, terminal);
}

function said(words: Words | undefined, absent: string, terminal: Terminal): string {
  return words ? terminal.say(words) : absent;
}
