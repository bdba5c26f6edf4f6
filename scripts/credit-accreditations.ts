/** `ledger credits accreditations|accredit|…|compromise`: who may issue what, and what a stolen key takes away. */
import {
  accredit,
  defineQualification,
  equateQualifications,
  listAccreditations,
  listCompromises,
  listQualifications,
  reportCompromise,
  separateQualifications,
  withdrawAccreditation,
} from "../client/accreditation.ts";
import { batchesInDoubt } from "../client/compromise.ts";
import { openLedger } from "../client/ledger.ts";
import { type RecordScope, recordKinds } from "../server/credits/credit-records.ts";
import { Problem, type Words } from "../server/problem.ts";
import { accreditationTable, compromiseTable, qualificationTable } from "./accreditation-tables.ts";
import { issuerOption } from "./credit-record.ts";
import type { Desk } from "./terminal/desk.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { moment, momentOrNone } from "./terminal/times.ts";
import { code, oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function accreditationVerbs(domain: Domain): void {
  readingVerbs(domain);
  accreditorVerbs(domain);
  qualificationVerbs(domain);
  compromiseVerb(domain);
}

function readingVerbs(domain: Domain): void {
  const list = { "zh-CN": "哪个成员可以签发什么", en: "which member may issue what" };
  verb<{ issuer?: string }>(domain, "accreditations", list, [issuerOption], async (desk, _, { issuer }) => {
    const found = await listAccreditations(openLedger(desk.gateway), await memberOf(desk, issuer));
    desk.terminal.answer(found, accreditationTable(found, await desk.memberNames(), desk.terminal));
  });

  const types = { "zh-CN": "职业资格的种类", en: "types of professional qualification" };
  verb(domain, "qualifications", types, [], async (desk) => {
    const found = await listQualifications(openLedger(desk.gateway));
    desk.terminal.answer(found, qualificationTable(found, desk.terminal));
  });

  const compromises = { "zh-CN": "密钥失窃报告，新的在前", en: "reports of compromised keys, newest first" };
  verb<{ issuer?: string }>(domain, "compromises", compromises, [issuerOption], async (desk, _, { issuer }) => {
    const found = await listCompromises(openLedger(desk.gateway), await memberOf(desk, issuer));
    desk.terminal.answer(found, compromiseTable(found, await desk.memberNames(), desk.terminal));
  });
}

type ScopeOptions = { level?: string; qualification?: string };

const scopeOptions: readonly VerbOption[] = [
  ["--level <level>", { "zh-CN": "EQF 1 至 8，0 为无", en: "EQF 1 to 8, 0 for none" }, "0"],
  [
    "--qualification <code>",
    { "zh-CN": "职业资格代码（qualification 类）", en: "code of its type, for kind qualification" },
  ],
];

/** @throws Terminal_BadValue where a qualification is named without its kind, or the kind without one */
function scopeOf(text: string, { level = "0", qualification }: ScopeOptions): RecordScope {
  const kind = oneOf(text, "kind", recordKinds);
  if ((kind === "qualification") !== (qualification !== undefined)) {
    const expected = "qualification --qualification CODE";
    throw new Problem("Terminal_BadValue", { name: "kind", value: `${kind} ${qualification ?? ""}`.trim(), expected });
  }
  return {
    kind,
    level: wholeNumber(level, "level", 0, 8),
    qualification: qualification === undefined ? null : code(qualification, "qualification"),
  };
}

function accreditorVerbs(domain: Domain): void {
  const grant = {
    "zh-CN": "核准成员签发一类记录（资质核准职责；理事会见 alliance council propose）",
    en: "accredit a member, in the role of accreditor; the council: alliance council propose",
  };
  const period: VerbOption[] = [
    ["--from <time>", { "zh-CN": "自何时；默认现在", en: "from when; absent: now" }],
    ["--until <time>", { "zh-CN": "至何时", en: "until when" }, "none"],
  ];
  type Grant = ScopeOptions & { from?: string; until?: string };
  verb<Grant>(domain, "accredit <member> <kind>", grant, [...scopeOptions, ...period], async (desk, args, given) => {
    const [wanted = "", kind = ""] = args;
    const scope = scopeOf(kind, given);
    const startsAt = timeOrNow(given.from, "from");
    const endsAt = momentOrNone(given.until ?? "none", "until");
    const { member } = await desk.member(wanted);
    const receipt = await accredit(await desk.ledger(), member, scope, { startsAt, endsAt });
    answerReceipt(desk.terminal, { "zh-CN": "已核准。", en: "Accredited." }, receipt, {
      member,
      ...scope,
      startsAt,
      endsAt,
    });
  });

  const withdraw = { "zh-CN": "取消资质；已签发的不受影响", en: "end an accreditation; what was issued stays" };
  const ending: VerbOption[] = [
    ["--until <time>", { "zh-CN": "何时终止；默认现在", en: "when it ends; absent: now" }],
    ["--reason <text>", { "zh-CN": "理由（公开）", en: "why (public)" }, ""],
  ];
  type Withdraw = ScopeOptions & { until?: string; reason?: string };
  verb<Withdraw>(
    domain,
    "withdraw-accreditation <member> <kind>",
    withdraw,
    [...scopeOptions, ...ending],
    async (desk, [wanted = "", kind = ""], given) => {
      const scope = scopeOf(kind, given);
      const { member, nameZh, nameEn } = await desk.member(wanted);
      const ledger = await desk.ledgerAsking({
        "zh-CN": `取消${nameZh}的资质？`,
        en: `End this accreditation of ${nameEn}?`,
      });
      const end = timeOrNow(given.until, "until");
      const receipt = await withdrawAccreditation(ledger, member, scope, end, given.reason ?? "");
      answerReceipt(desk.terminal, { "zh-CN": "已取消。", en: "Ended." }, receipt, { member, ...scope });
    },
  );
}

function qualificationVerbs(domain: Domain): void {
  const define = { "zh-CN": "设立一种职业资格，不可更改", en: "define a type of qualification, for good" };
  const options: VerbOption[] = [
    ["--name-zh <name>", { "zh-CN": "中文名称", en: "name in Chinese" }, ""],
    ["--name-en <name>", { "zh-CN": "英文名称", en: "name in English" }, ""],
    ["--months <number>", { "zh-CN": "有效几个月；0 为长期", en: "months that one is valid; 0 for good" }, "0"],
  ];
  type Define = { nameZh?: string; nameEn?: string; months?: string };
  verb<Define>(domain, "define-qualification <code>", define, options, async (desk, [text = ""], given) => {
    const type = code(text, "code");
    const { nameZh = "", nameEn = "" } = given;
    const validMonths = wholeNumber(given.months ?? "0", "months", 0, 65_535) || null;
    const receipt = await defineQualification(await desk.ledger(), { code: type, nameZh, nameEn, validMonths });
    answerReceipt(desk.terminal, { "zh-CN": "已设立。", en: "Defined." }, receipt, { code: type });
  });

  const pair = (name: string, act: typeof equateQualifications, words: Words, done: Words) => {
    verb(domain, `${name} <one> <other>`, words, [], async (desk, args) => {
      const [one = "", other = ""] = args.map((text) => code(text, "code"));
      answerReceipt(desk.terminal, done, await act(await desk.ledger(), one, other), { one, other });
    });
  };
  pair(
    "equate-qualifications",
    equateQualifications,
    { "zh-CN": "两种职业资格相互承认", en: "accept two types of qualification for one another" },
    { "zh-CN": "已相互承认。", en: "Equated." },
  );
  pair(
    "separate-qualifications",
    separateQualifications,
    { "zh-CN": "两种职业资格不再相互承认", en: "take that back" },
    { "zh-CN": "已取消。", en: "Separated." },
  );
}

function compromiseVerb(domain: Domain): void {
  const words = {
    "zh-CN": "报告密钥失窃：自某区块起该账户签发的批次全部作废",
    en: "report a compromised key: the batches it issued from a block on are void for good",
  };
  const options: VerbOption[] = [
    issuerOption,
    ["--batches <numbers>", { "zh-CN": "只作废这些批次：3,4", en: "make only these batches void: 3,4" }],
  ];
  type Options = { issuer?: string; batches?: string };
  verb<Options>(
    domain,
    "compromise <account> <from-block>",
    words,
    options,
    async (desk, [person = "", from = ""], given) => {
      const fromBlock = wholeNumber(from, "from-block", 1);
      await desk.ledger();
      const issuer = await desk.actingFor("administrator", given.issuer, "--issuer");
      const account = await desk.account(person);
      const issued = await batchesInDoubt(desk.gateway, issuer, account, fromBlock);
      const sequences = given.batches === undefined ? issued.map(({ sequence }) => sequence) : numbers(given.batches);
      const list = sequences.join(", ") || "—";
      const ledger = await desk.ledgerAsking({
        "zh-CN": `永久作废批次 ${list}？`,
        en: `Make these batches void for good: ${list}?`,
      });
      const receipts = await reportCompromise(ledger, issuer, account, fromBlock, sequences);
      const [receipt] = receipts;
      if (!receipt) return;
      const done = { "zh-CN": `已报告；作废批次：${list}。`, en: `Reported; void: ${list}.` };
      answerReceipt(desk.terminal, done, receipt, { issuer, account, fromBlock, sequences, receipts });
    },
  );
}

/** "3,4" @throws Terminal_BadValue */
function numbers(text: string): number[] {
  return text.split(",").map((part) => wholeNumber(part.trim(), "batches"));
}

async function memberOf(desk: Desk, wanted: string | undefined): Promise<number | undefined> {
  return wanted === undefined ? undefined : (await desk.member(wanted)).member;
}

function timeOrNow(text: string | undefined, name: string): string {
  return text === undefined ? new Date().toISOString() : moment(text, name);
}
