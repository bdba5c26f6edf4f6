/** `ledger credits rules …`: under which terms a university recognises credits of others. */
import { namedConversion } from "../client/conversion.ts";
import { documentHash } from "../client/document.ts";
import { openLedger } from "../client/ledger.ts";
import { addRule, getRule, listRules, type NewRule, retireRule } from "../client/recognition-rules.ts";
import { ruleForms } from "../server/credits/recognition-records.ts";
import { findConversion } from "./conversion-subject.ts";
import { conversionLines } from "./conversion-tables.ts";
import { ruleLines, ruleTable } from "./recognition-tables.ts";
import type { Desk } from "./terminal/desk.ts";
import { readBytes } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { moment, momentOrNone } from "./terminal/times.ts";
import { code, credits, oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { group, verb } from "./terminal/verb.ts";

export function ruleVerbs(creditsDomain: Domain): void {
  const domain = group(creditsDomain, "rules", { "zh-CN": "互认规则", en: "rules of recognition" });
  readingVerbs(domain);
  addVerb(domain);

  const retire = { "zh-CN": "停用规则，不可恢复", en: "retire a rule, for good" };
  verb(domain, "retire <rule>", retire, [], async (desk, [id = ""]) => {
    const rule = wholeNumber(id, "rule");
    const ledger = await desk.ledgerAsking({ "zh-CN": `停用规则 ${rule}？`, en: `Retire rule ${rule}?` });
    answerReceipt(desk.terminal, { "zh-CN": "已停用。", en: "Retired." }, await retireRule(ledger, rule), { rule });
  });
}

function readingVerbs(domain: Domain): void {
  const filters: VerbOption[] = [
    ["--home <member>", { "zh-CN": "认定学校", en: "the university that recognises" }],
    ["--issuer <member>", { "zh-CN": "签发学校", en: "the university whose records are recognised" }],
  ];
  const list = { "zh-CN": "规则，新的在前", en: "rules, newest first" };
  verb<{ home?: string; issuer?: string }>(domain, "list", list, filters, async (desk, _, { home, issuer }) => {
    const rules = await listRules(openLedger(desk.gateway), {
      ...(home !== undefined && { home: (await desk.member(home)).member }),
      ...(issuer !== undefined && { issuer: (await desk.member(issuer)).member }),
    });
    desk.terminal.answer(rules, ruleTable(rules, await desk.memberNames(), desk.terminal));
  });

  verb(domain, "show <rule>", { "zh-CN": "一条规则", en: "one rule" }, [], async (desk, [id = ""]) => {
    const rule = await getRule(openLedger(desk.gateway), wholeNumber(id, "rule"));
    const names = await desk.memberNames();
    const lines = ruleLines(rule, names, desk.terminal);
    const table = await namedConversion(desk.gateway, rule);
    const more = table ? ["", ...conversionLines(table, names, desk.terminal)] : [];
    desk.terminal.answer(rule, [...lines, ...more]);
  });
}

type AddOptions = {
  home?: string;
  issuer?: string;
  form?: string;
  level?: string;
  rate?: string;
  cap?: string;
  from?: string;
  until?: string;
  conditions?: string;
  panel?: string;
  threshold?: string;
  conversion?: string;
};

const addOptions: readonly VerbOption[] = [
  ["--home <member>", { "zh-CN": "本校", en: "one's own university" }],
  ["--issuer <member>", { "zh-CN": "签发学校；默认协议各方", en: "whose records; absent: every other party's" }],
  ["--form <form>", { "zh-CN": ruleForms.join("、"), en: ruleForms.join(", ") }, "course-to-course"],
  ["--level <level>", { "zh-CN": "EQF 1 至 8，0 不限", en: "EQF 1 to 8, 0 for any" }, "0"],
  ["--rate <permille>", { "zh-CN": "千分之几计入", en: "how many credits count of a thousand" }, "1000"],
  ["--cap <credits>", { "zh-CN": "一次认定最多计入", en: "most that one recognition counts" }],
  ["--from <time>", { "zh-CN": "自何时；默认现在", en: "from when; absent: now" }],
  ["--until <time>", { "zh-CN": "至何时", en: "until when" }, "none"],
  ["--conditions <file>", { "zh-CN": "条件文本；只有哈希上链", en: "the conditions' text; the chain has its hash" }],
  ["--panel <members>", { "zh-CN": "评议组成员，以逗号分隔", en: "members that decide together, between commas" }],
  ["--threshold <number>", { "zh-CN": "评议组须几个同意；默认全体", en: "how many of the panel approve; absent: all" }],
  [
    "--conversion <table>",
    { "zh-CN": "已公布的转换表：哈希或文件", en: "published table that converts grades: its hash or file" },
  ],
];

function addVerb(domain: Domain): void {
  const words = {
    "zh-CN": "新增规则：在协议下，以何课程或学科认定为何课程",
    en: "add a rule under an agreement: which course or field is accepted for which",
  };
  verb<AddOptions>(domain, "add <agreement> <source> <target>", words, addOptions, async (desk, args, given) => {
    const ledger = await desk.ledger();
    const draft = await draftOf(desk, args, given);
    const { rule, receipt } = await addRule(ledger, draft);
    const done = { "zh-CN": `已新增规则 ${rule}。`, en: `Added as rule ${rule}.` };
    answerReceipt(desk.terminal, done, receipt, { rule });
  });
}

async function draftOf(
  desk: Desk,
  [agreement = "", source = "", target = ""]: readonly string[],
  given: AddOptions,
): Promise<NewRule> {
  const names = (given.panel ?? "").split(",").map((name) => name.trim());
  const panel = await Promise.all(
    names.filter((name) => name !== "").map(async (name) => (await desk.member(name)).member),
  );
  return {
    agreement: wholeNumber(agreement, "agreement"),
    source: code(source, "source"),
    target: code(target, "target"),
    home: await desk.actingFor("registrar", given.home, "--home"),
    issuer: given.issuer === undefined ? null : (await desk.member(given.issuer)).member,
    form: oneOf(given.form ?? "", "form", ruleForms),
    level: wholeNumber(given.level ?? "0", "level", 0, 8),
    ratePermille: wholeNumber(given.rate ?? "1000", "rate", 1, 1000),
    cap: given.cap === undefined ? null : credits(given.cap, "cap"),
    startsAt: given.from === undefined ? new Date().toISOString() : moment(given.from, "from"),
    endsAt: momentOrNone(given.until ?? "none", "until"),
    conditions: given.conditions === undefined ? null : documentHash(await readBytes(given.conditions)),
    conversion:
      given.conversion === undefined ? null : (await findConversion(desk.gateway, given.conversion)).table.hash,
    panel,
    threshold: given.threshold === undefined ? panel.length : wholeNumber(given.threshold, "threshold"),
  };
}
