/** Resources, bookings and the board as tables. */
import { formatClock, formatMoney, formatSortable } from "../client/format.ts";
import { timeOf } from "../client/resources.ts";
import type { Board, BookingRecord, ResourceRecord } from "../server/resources/records.ts";
import { bookingStatuses } from "../server/resources/records.ts";
import { bookingStatusWords } from "../server/resources/words.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

export function resourceTable(
  resources: readonly ResourceRecord[],
  nameOf: (member: number) => string,
  terminal: Terminal,
): string[] {
  return table(resources, [
    { heading: "#", cell: ({ resource }) => String(resource), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "名称", en: "Name" }),
      cell: (resource) => nameIn(resource, terminal),
      most: 44,
    },
    { heading: terminal.say({ "zh-CN": "所属", en: "Owner" }), cell: ({ owner }) => nameOf(owner), most: 36 },
    { heading: terminal.say({ "zh-CN": "类别", en: "Category" }), cell: ({ description }) => description.category },
    {
      heading: terminal.say({ "zh-CN": "成员价/时", en: "Member rate/h" }),
      cell: ({ rate }) => formatMoney(rate.member, terminal.language),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "状态", en: "State" }), cell: ({ state }) => stateWord(state, terminal) },
  ]);
}

export function resourceFacts(
  resource: ResourceRecord,
  nameOf: (member: number) => string,
  terminal: Terminal,
): string[] {
  const { description, rules, rate } = resource;
  const money = (amount: string) => formatMoney(amount, terminal.language);
  const hours = `${quarter(rules.opensAt)}–${quarter(rules.closesAt)}`;
  return facts([
    ["#", String(resource.resource)],
    [terminal.say({ "zh-CN": "名称", en: "Name" }), `${description.nameZh} · ${description.nameEn}`],
    [terminal.say({ "zh-CN": "所属", en: "Owner" }), nameOf(resource.owner)],
    [terminal.say({ "zh-CN": "类别", en: "Category" }), description.category],
    [terminal.say({ "zh-CN": "地点", en: "Location" }), description.location],
    [terminal.say({ "zh-CN": "购置价值", en: "Purchase value" }), money(description.purchaseValueMinor)],
    [terminal.say({ "zh-CN": "开放", en: "Open" }), `${hours}, ${dayList(rules.openDays, terminal)}`],
    [terminal.say({ "zh-CN": "时长（分钟）", en: "Length (minutes)" }), `${rules.shortest * 15}–${rules.longest * 15}`],
    [terminal.say({ "zh-CN": "可提前天数", en: "Horizon (days)" }), String(rules.horizonDays)],
    [
      terminal.say({ "zh-CN": "需审批", en: "Needs approval" }),
      terminal.say(rules.needsApproval ? { "zh-CN": "是", en: "yes" } : { "zh-CN": "否", en: "no" }),
    ],
    [
      terminal.say({ "zh-CN": "每小时", en: "An hour" }),
      terminal.say({
        "zh-CN": `本单位 ${money(rate.own)}，成员 ${money(rate.member)}，企业 ${money(rate.enterprise)}`,
        en: `own ${money(rate.own)}, member ${money(rate.member)}, enterprise ${money(rate.enterprise)}`,
      }),
    ],
    [terminal.say({ "zh-CN": "状态", en: "State" }), stateWord(resource.state, terminal)],
  ]);
}

export function boardLines(board: Board, nameOf: (member: number) => string, terminal: Terminal): string[] {
  const taken = board.rows.flatMap(({ resource, bookings, outages }) => [
    ...bookings.map((booking) => ({
      resource,
      start: booking.start,
      end: booking.start + booking.length,
      by: nameOf(booking.user),
      what: bookingWord(booking.status, terminal),
      id: booking.booking,
    })),
    ...outages.map(({ start, length, number }) => ({
      resource,
      start,
      end: start + length,
      by: nameOf(resource.owner),
      what: terminal.say({ "zh-CN": "停用", en: "outage" }),
      id: `${resource.resource}/${number}`,
    })),
  ]);
  taken.sort((a, b) => a.start - b.start || a.resource.resource - b.resource.resource);
  return table(taken, [
    { heading: terminal.say({ "zh-CN": "开始", en: "From" }), cell: ({ start }) => formatSortable(timeOf(start)) },
    { heading: terminal.say({ "zh-CN": "结束", en: "To" }), cell: ({ end }) => formatClock(timeOf(end)) },
    {
      heading: terminal.say({ "zh-CN": "仪器", en: "Resource" }),
      cell: ({ resource }) => nameIn(resource, terminal),
      most: 40,
    },
    { heading: terminal.say({ "zh-CN": "使用方", en: "For" }), cell: ({ by }) => by, most: 36 },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: ({ what }) => what },
    { heading: terminal.say({ "zh-CN": "编号", en: "Id" }), cell: ({ id }) => id },
  ]);
}

export function bookingTable(
  bookings: readonly BookingRecord[],
  names: { readonly member: (member: number) => string; readonly resource: (resource: number) => string },
  terminal: Terminal,
): string[] {
  return table(bookings, [
    { heading: terminal.say({ "zh-CN": "预约", en: "Booking" }), cell: ({ booking }) => booking, align: "right" },
    {
      heading: terminal.say({ "zh-CN": "仪器", en: "Instrument" }),
      cell: ({ resource }) => names.resource(resource),
      most: 32,
    },
    { heading: terminal.say({ "zh-CN": "开始", en: "From" }), cell: ({ startsAt }) => formatSortable(startsAt) },
    { heading: terminal.say({ "zh-CN": "结束", en: "To" }), cell: ({ endsAt }) => formatClock(endsAt) },
    { heading: terminal.say({ "zh-CN": "预约方", en: "For" }), cell: ({ user }) => names.member(user), most: 32 },
    { heading: terminal.say({ "zh-CN": "所属", en: "Owner" }), cell: ({ owner }) => names.member(owner), most: 32 },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: ({ status }) => bookingWord(status, terminal) },
    {
      heading: terminal.say({ "zh-CN": "用时（分钟）", en: "Used (min)" }),
      cell: ({ usedMinutes }) => String(usedMinutes ?? "—"),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "费用", en: "Charge" }),
      cell: ({ chargeMinor, holdMinor }) =>
        chargeMinor === null
          ? `≤ ${formatMoney(holdMinor, terminal.language)}`
          : formatMoney(chargeMinor, terminal.language),
      align: "right",
    },
  ]);
}

function bookingWord(status: BookingRecord["status"], terminal: Terminal): string {
  const words = bookingStatusWords[bookingStatuses.indexOf(status) + 1];
  return words ? terminal.say(words) : status;
}

function stateWord(state: ResourceRecord["state"], terminal: Terminal): string {
  return terminal.say(state === "open" ? { "zh-CN": "开放", en: "open" } : { "zh-CN": "已下架", en: "withdrawn" });
}

function nameIn({ description }: ResourceRecord, terminal: Terminal): string {
  return terminal.language === "en" ? description.nameEn : description.nameZh;
}

function quarter(at: number): string {
  return `${String(Math.floor(at / 4)).padStart(2, "0")}:${String((at % 4) * 15).padStart(2, "0")}`;
}

function dayList(bits: number, terminal: Terminal): string {
  const names =
    terminal.language === "en" ? ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] : Array.from("一二三四五六日");
  return names.filter((_, day) => (bits >> day) & 1).join(terminal.language === "en" ? " " : "、");
}
