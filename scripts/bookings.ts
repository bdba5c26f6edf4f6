/** `ledger resources book|approve|…`: what researchers and stewards do with bookings and outages. */

import type { Ledger } from "../client/ledger.ts";
import { everyItem, queryOf } from "../client/pages.ts";
import { formatPrice } from "../client/rates.ts";
import {
  approve,
  book,
  cancel,
  confirm,
  contest,
  decline,
  deem,
  liftOutage,
  makeOutage,
  meter,
} from "../client/resources.ts";
import { agreementsToBookUnder } from "../client/sharing.ts";
import type { Receipt } from "../server/api/records.ts";
import type { Language, Words } from "../server/problem.ts";
import type { BookingRecord, Rate } from "../server/resources/records.ts";
import { bookingSchema, resourceSchema } from "../server/resources/records.ts";
import type { Desk } from "./terminal/desk.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { bookingId, slot, slotCount, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function bookingVerbs(domain: Domain): void {
  bookVerb(domain);
  stepVerbs(domain);
  meterVerb(domain);
  outageVerbs(domain);
}

function bookVerb(domain: Domain): void {
  const options: VerbOption[] = [
    ["--member <member>", { "zh-CN": "预约方", en: "the member that books" }],
    ["--agreement <number>", { "zh-CN": "依哪份协议预约", en: "the agreement to book under" }],
  ];
  const words = {
    "zh-CN": "预约：仪器编号或名称、开始时间（2026-11-20 14:00）、分钟数",
    en: "book: number or name of the instrument, start (2026-11-20 14:00), minutes",
  };
  verb<{ member?: string; agreement?: string }>(
    domain,
    "book <resource> <start> <minutes>",
    words,
    options,
    async (desk, [id = "", from = "", minutes = ""], given) => {
      const start = slot(from, "start");
      const length = slotCount(minutes, "minutes");
      const resource = await desk.resource(id);
      const ledger = await desk.ledger();
      const user = await desk.actingFor("researcher", given.member);
      const { owner, rate, rateVersion } = await desk.gateway.get(`/v1/resources/${resource}`, resourceSchema);
      const agreement = await agreementFor(desk, user, owner, given.agreement);
      const receipt = await book(ledger, { resource, user, start, length, rateVersion, agreement });
      const made = await everyItem(
        desk.gateway,
        `/v1/bookings${queryOf({ resource, member: user })}`,
        bookingSchema,
        50,
      );
      const booking = made.find((candidate) => candidate.start === start && candidate.length === length);
      answerReceipt(desk.terminal, bookedWords(booking, rate), receipt, { booking });
    },
  );
}

/** The agreement that was named, or the first that is in force; the person hears of a choice. */
async function agreementFor(desk: Desk, user: number, owner: number, named?: string): Promise<number | null> {
  if (named !== undefined) return wholeNumber(named, "agreement");
  const nameOf = await desk.memberNames();
  const agreements = await agreementsToBookUnder(
    desk.gateway,
    user,
    owner,
    (member) => `${member} (${nameOf(member)})`,
  );
  if (agreements === null) return null;
  const [first, ...others] = agreements;
  if (others.length > 0) {
    const all = agreements.join(", ");
    desk.terminal.note(
      desk.terminal.say({
        "zh-CN": `有多份协议可用（${all}），依协议 ${first} 预约；可用 --agreement 另选。`,
        en: `Several agreements allow it (${all}); booking under ${first}. Choose another with --agreement.`,
      }),
    );
  }
  return first;
}

/** A booking of an instrument whose steward approves each one is a request until then. */
function bookedWords(booking: BookingRecord | undefined, rate: Rate): Words {
  if (!booking) return { "zh-CN": "已提交。", en: "Submitted." };
  const { booking: number, rateClass, status, agreement } = booking;
  const price = (language: Language) => formatPrice(rate[rateClass], language);
  const under = {
    "zh-CN": agreement ? `，依协议 ${agreement}` : "",
    en: agreement ? `, under agreement ${agreement}` : "",
  };
  const zh = `编号 ${number}，每小时 ${price("zh-CN")}${under["zh-CN"]}`;
  const en = `as ${number}, ${price("en")} an hour${under.en}`;
  return status === "requested"
    ? { "zh-CN": `已申请，${zh}，等待批准。`, en: `Requested ${en}; waits for approval.` }
    : { "zh-CN": `已预约，${zh}。`, en: `Booked ${en}.` };
}

type Step = readonly [name: string, act: typeof approve, words: Words, done: Words];

const steps: readonly Step[] = [
  ["approve", approve, { "zh-CN": "批准预约", en: "approve a booking" }, { "zh-CN": "已批准。", en: "Approved." }],
  [
    "decline",
    decline,
    { "zh-CN": "不批准预约", en: "decline a booking" },
    { "zh-CN": "未批准，时段已释放。", en: "Declined; its time is free again." },
  ],
  [
    "cancel",
    cancel,
    { "zh-CN": "取消预约", en: "cancel a booking" },
    { "zh-CN": "已取消，时段已释放。", en: "Cancelled; its time is free again." },
  ],
  [
    "confirm",
    confirm,
    { "zh-CN": "确认用时，计费", en: "confirm the usage, which posts the charge" },
    { "zh-CN": "已确认并计费。", en: "Confirmed and charged." },
  ],
  [
    "contest",
    contest,
    { "zh-CN": "对用时提出异议", en: "contest the usage" },
    { "zh-CN": "已提出异议。", en: "Contested." },
  ],
  [
    "deem",
    deem,
    { "zh-CN": "逾期未答复，视为确认", en: "post the charge of a usage not answered in time" },
    { "zh-CN": "已计费。", en: "Charged." },
  ],
];

function stepVerbs(domain: Domain): void {
  for (const [name, act, words, done] of steps) {
    verb(domain, `${name} <booking>`, words, [], async (desk, [id = ""]) => {
      await answerStep(desk, id, done, act);
    });
  }
}

/** Takes a step with a booking, and answers where it stands now. */
async function answerStep(
  desk: Desk,
  id: string,
  done: Words,
  act: (ledger: Ledger, booking: string) => Promise<Receipt>,
): Promise<void> {
  const wanted = bookingId(id);
  const receipt = await act(await desk.ledger(), wanted);
  const booking = await desk.gateway.get(`/v1/bookings/${wanted}`, bookingSchema);
  answerReceipt(desk.terminal, done, receipt, { booking });
}

function meterVerb(domain: Domain): void {
  const words = { "zh-CN": "登记实际用时（分钟）", en: "record what was used, in minutes" };
  verb(domain, "meter <booking> <minutes>", words, [], async (desk, [id = "", minutes = ""]) => {
    const used = wholeNumber(minutes, "minutes", 0, 1_000_000);
    const done = { "zh-CN": "已登记，等待使用方确认。", en: "Recorded; the user is to confirm it." };
    await answerStep(desk, id, done, (ledger, booking) => meter(ledger, booking, used));
  });
}

function outageVerbs(domain: Domain): void {
  const make = {
    "zh-CN": "停用维护：仪器编号、开始时间、分钟数",
    en: "close it for maintenance: resource, start, minutes",
  };
  verb(domain, "outage <resource> <start> <minutes>", make, [], async (desk, [id = "", from = "", minutes = ""]) => {
    const resource = wholeNumber(id, "resource");
    const receipt = await makeOutage(await desk.ledger(), resource, slot(from, "start"), slotCount(minutes, "minutes"));
    answerReceipt(desk.terminal, { "zh-CN": "已停用。", en: "Closed for that time." }, receipt, { resource });
  });

  const lift = { "zh-CN": "解除停用", en: "lift an outage" };
  verb(domain, "lift <resource> <number>", lift, [], async (desk, [id = "", which = ""]) => {
    const resource = wholeNumber(id, "resource");
    const number = wholeNumber(which, "number");
    const receipt = await liftOutage(await desk.ledger(), resource, number);
    answerReceipt(desk.terminal, { "zh-CN": "已解除。", en: "Lifted." }, receipt, { resource, number });
  });
}
