/** `ledger resources …`: the catalogue, the board, and what is booked; what is done with them stands beside it. */
import { everyItem, queryOf } from "../client/pages.ts";
import { slotOf } from "../client/resources.ts";
import {
  boardSchema,
  bookingSchema,
  bookingStatuses,
  rateVersionSchema,
  resourceSchema,
} from "../server/resources/records.ts";
import { bookingVerbs } from "./bookings.ts";
import { catalogueVerbs } from "./catalogue.ts";
import { boardLines, bookingTable, resourceFacts, resourceTable } from "./resource-tables.ts";
import type { Desk } from "./terminal/desk.ts";
import { facts } from "./terminal/table.ts";
import { bookingId, oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const limitOption: VerbOption = ["--limit <number>", { "zh-CN": "最多几条", en: "how many at most" }, "50"];
const ownerOption: VerbOption = ["--owner <member>", { "zh-CN": "所属成员", en: "the member that owns it" }];
const categoryOption: VerbOption = ["--category <code>", { "zh-CN": "类别", en: "kind of instrument" }];

export function resourcesVerbs(domain: Domain): void {
  catalogueReading(domain);
  boardVerb(domain);
  bookingReading(domain);
  catalogueVerbs(domain);
  bookingVerbs(domain);
}

function catalogueReading(domain: Domain): void {
  type ListOptions = { category?: string; owner?: string; query?: string; limit?: string };
  const query: VerbOption = ["--query <text>", { "zh-CN": "名称的一部分", en: "part of a name" }];
  const list = { "zh-CN": "仪器目录", en: "the catalogue" };
  verb<ListOptions>(
    domain,
    "list",
    list,
    [categoryOption, ownerOption, query, limitOption],
    async (desk, _, options) => {
      const owner = await numberOf(desk, options.owner);
      const path = `/v1/resources${queryOf({ category: options.category, owner, query: options.query })}`;
      const most = wholeNumber(options.limit ?? "50", "limit", 1, 100_000);
      const resources = await everyItem(desk.gateway, path, resourceSchema, most);
      desk.terminal.answer(resources, resourceTable(resources, await desk.memberNames(), desk.terminal));
    },
  );

  verb(domain, "show <resource>", { "zh-CN": "一台仪器", en: "one resource" }, [], async (desk, [id = ""]) => {
    const number = wholeNumber(id, "resource");
    const resource = await desk.gateway.get(`/v1/resources/${number}`, resourceSchema);
    const rates = await everyItem(desk.gateway, `/v1/resources/${number}/rates`, rateVersionSchema);
    const nameOf = await desk.memberNames();
    desk.terminal.answer({ ...resource, rates }, resourceFacts(resource, nameOf, desk.terminal));
  });
}

function boardVerb(domain: Domain): void {
  const from: VerbOption = ["--from <date>", { "zh-CN": "第一天，如 2026-11-16", en: "first day, such as 2026-11-16" }];
  const days: VerbOption = ["--days <number>", { "zh-CN": "天数，1 至 14", en: "how many days, 1 to 14" }, "7"];
  type Options = { from?: string; days?: string; category?: string; owner?: string };
  const words = { "zh-CN": "预约看板", en: "what is taken when" };
  verb<Options>(domain, "board", words, [from, days, categoryOption, ownerOption], async (desk, _, options) => {
    const first = options.from ?? new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
    const query = {
      from: slotOf(`${first}T00:00:00+08:00`),
      days: wholeNumber(options.days ?? "7", "days", 1, 14),
      category: options.category,
      owner: await numberOf(desk, options.owner),
    };
    const board = await desk.gateway.get(`/v1/board${queryOf(query)}`, boardSchema);
    desk.terminal.answer(board, boardLines(board, await desk.memberNames(), desk.terminal));
  });
}

function bookingReading(domain: Domain): void {
  type Options = { member?: string; owner?: string; resource?: string; status?: string; limit?: string };
  const filters: VerbOption[] = [
    ["--member <member>", { "zh-CN": "预约方", en: "the member that booked" }],
    ownerOption,
    ["--resource <resource>", { "zh-CN": "仪器编号或名称", en: "number or name of the instrument" }],
    ["--status <status>", { "zh-CN": bookingStatuses.join("、"), en: bookingStatuses.join(", ") }],
    limitOption,
  ];
  verb<Options>(
    domain,
    "bookings",
    { "zh-CN": "预约，新的在前", en: "bookings, newest first" },
    filters,
    async (desk, _, options) => {
      const query = {
        member: await numberOf(desk, options.member),
        owner: await numberOf(desk, options.owner),
        resource: options.resource === undefined ? undefined : await desk.resource(options.resource),
        status: options.status === undefined ? undefined : oneOf(options.status, "status", bookingStatuses),
      };
      const most = wholeNumber(options.limit ?? "50", "limit", 1, 100_000);
      const bookings = await everyItem(desk.gateway, `/v1/bookings${queryOf(query)}`, bookingSchema, most);
      desk.terminal.answer(bookings, bookingTable(bookings, await namesOf(desk), desk.terminal));
    },
  );

  verb(domain, "booking <booking>", { "zh-CN": "一次预约", en: "one booking" }, [], async (desk, [id = ""]) => {
    const booking = await desk.gateway.get(`/v1/bookings/${bookingId(id)}`, bookingSchema);
    const { terminal } = desk;
    terminal.answer(booking, [
      ...bookingTable([booking], await namesOf(desk), terminal),
      "",
      ...facts([[terminal.say({ "zh-CN": "依据协议", en: "Agreement" }), booking.agreement?.toString() ?? "—"]]),
    ]);
  });
}

async function namesOf(desk: Desk) {
  return { member: await desk.memberNames(), resource: await desk.resourceNames() };
}

async function numberOf(desk: Desk, wanted: string | undefined): Promise<number | undefined> {
  return wanted === undefined ? undefined : (await desk.member(wanted)).member;
}
