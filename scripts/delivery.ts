/** `ledger delivery …`: a student's records handed to another university's gateway, and those that others handed over. */
import { searchRecords } from "../client/credits.ts";
import {
  cancelDelivery,
  eraseDelivery,
  listDeliveries,
  openDelivery,
  presentationFile,
  retryDelivery,
  sendRecords,
} from "../client/delivery.ts";
import { verifyReceipt } from "../client/delivery-receipt.ts";
import { problemOf } from "../client/delivery-words.ts";
import type { Ledger } from "../client/ledger.ts";
import { openLedger } from "../client/ledger.ts";
import { erasureReasons } from "../server/credits/erasure-records.ts";
import { type DeliveryRecord, deliveryPurposes } from "../server/delivery/records.ts";
import { stateWords } from "../server/delivery/words.ts";
import { Problem } from "../server/problem.ts";
import { issuerOption } from "./credit-record.ts";
import { deliveryKeyVerb } from "./delivery-key.ts";
import { deliveryFacts, deliveryTable, receiptLines, receivedTable } from "./delivery-tables.ts";
import { counted } from "./terminal/counted.ts";
import type { Desk } from "./terminal/desk.ts";
import { exitCodes } from "./terminal/failure.ts";
import { pathOf, readText, writeNew } from "./terminal/files.ts";
import { oneOf, recordId } from "./terminal/values.ts";
import { type Domain, type VerbOption, verb } from "./terminal/verb.ts";

const memberOption: VerbOption = [
  "--member <member>",
  { "zh-CN": "本校（编号或名称）", en: "one's own member, by number or name" },
];

export function deliveryVerbs(domain: Domain): void {
  deliveryKeyVerb(domain);
  sendVerb(domain);
  readingVerbs(domain);
  receiptVerb(domain);
  waitingVerbs(domain);
  eraseVerb(domain);
}

function sendVerb(domain: Domain): void {
  type Options = { issuer?: string; student?: string; purpose?: string };
  const options: VerbOption[] = [
    issuerOption,
    ["--student <number>", { "zh-CN": "该学号全部有效的记录", en: "all records in force of this student" }],
    [
      "--purpose <code>",
      { "zh-CN": `用途：${deliveryPurposes.join("、")}`, en: `for what: ${deliveryPurposes.join(", ")}` },
      "recognition",
    ],
  ];
  const words = { "zh-CN": "把本校签发的记录加密送交另一成员", en: "send records to another member, encrypted" };
  verb<Options>(domain, "send <member> [records...]", words, options, async (desk, [wanted = "", ...ids], given) => {
    const { terminal } = desk;
    const purpose = oneOf(given.purpose ?? "", "purpose", deliveryPurposes);
    const { member: to, nameZh, nameEn } = await desk.member(wanted);
    const ledger = await desk.privateLedger();
    const issuer = await desk.actingFor("registrar", given.issuer, "--issuer");
    const named = ids.map(recordId);
    const recordIds =
      given.student === undefined ? named : [...named, ...(await recordsOf(ledger, issuer, given.student))];
    if (recordIds.length === 0) throw nothingToSend(given.student);
    await terminal.confirm({
      "zh-CN": `把 ${recordIds.length} 条记录送交${nameZh}？送达后不能收回`,
      en: `Send ${counted(recordIds.length, "record")} to ${nameEn}? Once delivered they cannot be called back`,
    });
    const sent = await sendRecords(ledger, { issuer, recordIds: [...new Set(recordIds)], to, purpose });
    answerSent(desk, sent);
  });
}

/** The numbers of a student's records in force. */
async function recordsOf(ledger: Ledger, issuer: number, student: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const search = { issuer, query: student, status: "in-force" as const };
    const page = await searchRecords(ledger, search, { limit: 200, ...(after !== undefined && { after }) });
    ids.push(...page.items.flatMap(({ record }) => (record.student.number === student ? [record.recordId] : [])));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

function nothingToSend(student: string | undefined): Problem {
  const name = student === undefined ? "records" : "--student";
  return new Problem("Terminal_BadValue", { name, value: student ?? "", expected: "UUID … / --student" });
}

function answerSent({ terminal }: Desk, sent: DeliveryRecord): void {
  const met = problemOf(sent);
  const mark = sent.state === "delivered" ? "✓" : sent.state === "waiting" ? "…" : "✗";
  terminal.answer(sent, [
    `${mark} ${terminal.say(stateWords[sent.state])}: ${sent.deliveryId}`,
    ...(met ? [`  ${terminal.say(met)}`] : []),
  ]);
  if (sent.state === "refused") process.exitCode = exitCodes.problem;
}

function readingVerbs(domain: Domain): void {
  const list = { "zh-CN": "发出和收到的传送，新的在前", en: "what was sent and received, newest first" };
  const direction: VerbOption = [
    "--direction <way>",
    { "zh-CN": "sent（发出）或 received（收到）", en: "sent or received" },
  ];
  type ListOptions = { member?: string; direction?: string };
  verb<ListOptions>(domain, "list", list, [memberOption, direction], async (desk, _, options) => {
    const ledger = await desk.privateLedger();
    const member = await desk.actingFor("registrar", options.member);
    const way =
      options.direction === undefined ? undefined : oneOf(options.direction, "direction", ["sent", "received"]);
    const { items } = await listDeliveries(ledger, { member, direction: way }, { limit: 200 });
    desk.terminal.answer(items, deliveryTable(items, await desk.memberNames(), desk.terminal));
  });

  const show = {
    "zh-CN": "一份传送；收到的还有各条记录",
    en: "one delivery; of one that was received also its records",
  };
  const out: VerbOption = [
    "--out <file>",
    { "zh-CN": "把收到的记录写成证明文件", en: "write what was received as a file of presentations" },
  ];
  type ShowOptions = { member?: string; out?: string };
  verb<ShowOptions>(domain, "show <delivery>", show, [memberOption, out], async (desk, [id = ""], options) => {
    const { terminal } = desk;
    const ledger = await desk.privateLedger();
    const member = await desk.actingFor("registrar", options.member);
    const opened = await openDelivery(ledger, member, deliveryId(id));
    const { delivery, records, recordIds } = opened;
    if (options.out !== undefined && records !== null) {
      await writeNew(options.out, presentationFile(records.map(({ presentation }) => presentation)), true);
    }
    terminal.answer(opened, [
      ...deliveryFacts(delivery, await desk.memberNames(), terminal),
      ...(records === null ? [] : ["", ...receivedTable(records, terminal)]),
      ...(recordIds === null ? [] : ["", ...recordIds]),
      ...(options.out !== undefined && records !== null ? ["", pathOf(options.out)] : []),
    ]);
  });
}

function receiptVerb(domain: Domain): void {
  const words = {
    "zh-CN": "核验回执：用传送编号，或用回执文件（无须登录）",
    en: "verify a receipt, by the delivery's number or from a file (without signing in)",
  };
  const out: VerbOption = ["--out <file>", { "zh-CN": "同时写入回执文件", en: "write the receipt to a file too" }];
  type Options = { member?: string; out?: string };
  verb<Options>(
    domain,
    "receipt <delivery-or-file>",
    words,
    [memberOption, out],
    async (desk, [given = ""], options) => {
      const signed = isId(given) ? await receiptOf(desk, given, options.member) : (await readText(given)).trim();
      if (options.out !== undefined) await writeNew(options.out, `${signed}\n`);
      const verdict = await verifyReceipt(openLedger(desk.gateway), signed);
      const lines = receiptLines(verdict, await desk.memberNames(), desk.terminal);
      const file = options.out === undefined ? undefined : pathOf(options.out);
      desk.terminal.answer({ ...verdict, signed, ...(file && { file }) }, file ? [...lines, "", file] : lines);
      if (verdict.finding !== "valid") process.exitCode = exitCodes.problem;
    },
  );
}

/** @throws Delivery_Unknown; Terminal_BadValue where it has none yet */
async function receiptOf(desk: Desk, id: string, wanted: string | undefined): Promise<string> {
  const ledger = await desk.privateLedger();
  const member = await desk.actingFor("registrar", wanted);
  const { delivery } = await openDelivery(ledger, member, deliveryId(id));
  if (delivery.signedReceipt !== null) return delivery.signedReceipt;
  const state = desk.terminal.say(stateWords[delivery.state]);
  throw new Problem("Delivery_NoReceipt", { deliveryId: delivery.deliveryId, state });
}

function waitingVerbs(domain: Domain): void {
  const retry = { "zh-CN": "立即重试一份等待中的传送", en: "try one that is waiting at once" };
  verb<{ member?: string }>(domain, "retry <delivery>", retry, [memberOption], async (desk, [id = ""], options) => {
    const ledger = await desk.privateLedger();
    const member = await desk.actingFor("registrar", options.member);
    answerSent(desk, await retryDelivery(ledger, member, deliveryId(id)));
  });

  const cancel = { "zh-CN": "取消一份等待中的传送", en: "give one up that is waiting" };
  verb<{ member?: string }>(domain, "cancel <delivery>", cancel, [memberOption], async (desk, [id = ""], options) => {
    const ledger = await desk.privateLedger();
    const member = await desk.actingFor("registrar", options.member);
    await cancelDelivery(ledger, member, deliveryId(id));
    const { delivery } = await openDelivery(ledger, member, deliveryId(id));
    desk.terminal.answer(delivery, [`✓ ${desk.terminal.say(stateWords[delivery.state])}`]);
  });
}

function eraseVerb(domain: Domain): void {
  const words = { "zh-CN": "永久删除收到的记录；回执保留", en: "erase what was received for good; the receipt stays" };
  const reason: VerbOption = [
    "--reason <code>",
    { "zh-CN": `理由：${erasureReasons.join("、")}`, en: `why: ${erasureReasons.join(", ")}` },
    "retention-ended",
  ];
  type Options = { member?: string; reason?: string };
  verb<Options>(domain, "erase <delivery>", words, [memberOption, reason], async (desk, [id = ""], options) => {
    const { terminal } = desk;
    const wanted = deliveryId(id);
    const why = oneOf(options.reason ?? "", "reason", erasureReasons);
    const ledger = await desk.privateLedger();
    const member = await desk.actingFor("registrar", options.member);
    await terminal.confirm({
      "zh-CN": "永久删除收到的内容，无法恢复？",
      en: "Erase what was received beyond recovery?",
    });
    const erased = await eraseDelivery(ledger, { member, deliveryId: wanted, reason: why });
    terminal.answer(erased, [`✓ ${terminal.say(stateWords[erased.state])}`]);
  });
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** @throws Terminal_BadValue */
function deliveryId(text: string): string {
  if (isId(text)) return text.toLowerCase();
  throw new Problem("Terminal_BadValue", { name: "delivery", value: text, expected: "UUID" });
}
