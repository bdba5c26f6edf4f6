/** `ledger resources book|approve|…`: what researchers and stewards do with bookings and outages. */

import { everyItem, queryOf } from "../client/pages.ts";
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
import type { Words } from "../server/problem.ts";
import { bookingSchema } from "../server/resources/records.ts";
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
  const member: VerbOption = ["--member <member>", { "zh-CN": "预约方", en: "the member that books" }];
  const words = {
    "zh-CN": "预约：仪器编号、开始时间（2026-11-20 14:00）、分钟数",
    en: "book: resource, start (2026-11-20 14:00), minutes",
  };
  verb<{ member?: string }>(
    domain,
    "book <resource> <start> <minutes>",
    words,
    [member],
    async (desk, [id = "", from = "", minutes = ""], options) => {
      const resource = wholeNumber(id, "resource");
      const start = slot(from, "start");
      const length = slotCount(minutes, "minutes");
      const ledger = await desk.ledger();
      const user = await desk.actingFor("researcher", options.member);
      const receipt = await book(ledger, { resource, user, start, length });
      const made = await everyItem(
        desk.gateway,
        `/v1/bookings${queryOf({ resource, member: user })}`,
        bookingSchema,
        50,
      );
      const booking = made.find((candidate) => candidate.start === start && candidate.length === length);
      const number = booking?.booking ?? "";
      const done = { "zh-CN": `已预约，编号 ${number}。`, en: `Booked as ${number}.` };
      answerReceipt(desk.terminal, done, receipt, { booking });
    },
  );
}

function stepVerbs(domain: Domain): void {
  const step = (name: string, act: typeof approve, words: Words, done: Words) => {
    verb(domain, `${name} <booking>`, words, [], async (desk, [id = ""]) => {
      const receipt = await act(await desk.ledger(), bookingId(id));
      const booking = await desk.gateway.get(`/v1/bookings/${id}`, bookingSchema);
      answerReceipt(desk.terminal, done, receipt, { booking });
    });
  };
  step("approve", approve, { "zh-CN": "批准预约", en: "approve a booking" }, { "zh-CN": "已批准。", en: "Approved." });
  step(
    "decline",
    decline,
    { "zh-CN": "不批准预约", en: "decline a booking" },
    { "zh-CN": "未批准，时段已释放。", en: "Declined; its time is free again." },
  );
  step(
    "cancel",
    cancel,
    { "zh-CN": "取消预约", en: "cancel a booking" },
    { "zh-CN": "已取消，时段已释放。", en: "Cancelled; its time is free again." },
  );
  step(
    "confirm",
    confirm,
    { "zh-CN": "确认用时，计费", en: "confirm the usage, which posts the charge" },
    { "zh-CN": "已确认并计费。", en: "Confirmed and charged." },
  );
  step(
    "contest",
    contest,
    { "zh-CN": "对用时提出异议", en: "contest the usage" },
    { "zh-CN": "已提出异议。", en: "Contested." },
  );
  step(
    "deem",
    deem,
    { "zh-CN": "逾期未答复，视为确认", en: "post the charge of a usage not answered in time" },
    { "zh-CN": "已计费。", en: "Charged." },
  );
}

function meterVerb(domain: Domain): void {
  const words = { "zh-CN": "登记实际用时（分钟）", en: "record what was used, in minutes" };
  verb(domain, "meter <booking> <minutes>", words, [], async (desk, [id = "", minutes = ""]) => {
    const used = wholeNumber(minutes, "minutes", 0, 1_000_000);
    const receipt = await meter(await desk.ledger(), bookingId(id), used);
    const booking = await desk.gateway.get(`/v1/bookings/${id}`, bookingSchema);
    answerReceipt(
      desk.terminal,
      { "zh-CN": "已登记，等待使用方确认。", en: "Recorded; the user is to confirm it." },
      receipt,
      { booking },
    );
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
