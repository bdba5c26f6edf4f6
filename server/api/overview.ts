/** The home page's answer: what several domains know about a member, joined. */

import { getMember } from "../alliance/queries.ts";
import { memberIdSchema } from "../alliance/records.ts";
import { bookingsWithin } from "../resources/board.ts";
import type { BookingScope } from "../resources/keys.ts";
import { bookingsInStatus } from "../resources/queries.ts";
import { type BookingRecord, secondsPerSlot, slotsADay } from "../resources/records.ts";
import { type Route, route } from "../route.ts";
import { cyclesInStatus, getPosition } from "../settlement/queries.ts";
import type { CycleRecord, PaymentRecord } from "../settlement/records.ts";
import type { Entries } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import { type Overview, overviewSchema } from "./overview-records.ts";
import type { Activity } from "./records.ts";

/** Asia/Shanghai has been eight hours ahead of UTC, with no summer time, since before there were slots to book. */
const zoneOffsetSlots = 32;
/** 1970-01-01 was a Thursday, three days after a Monday. */
const weekdayOfDayZero = 3;
const recentItems = 10;

/** The newest events of the ledger, at most so many. */
type RecentActivity = (limit: number) => Promise<Activity[]>;

export function overviewRoutes(store: StoreReader, recentActivity: RecentActivity, now = Date.now): Route[] {
  return [
    route({
      path: "/v1/overview",
      operationId: "getOverview",
      summary: {
        "zh-CN": "首页概览：待办、净额、本周预约与最新动态",
        en: "Work that waits, position, week and latest events",
      },
      tags: ["overview"],
      query: { member: memberIdSchema.optional() },
      response: overviewSchema,
      problems: ["Members_UnknownMember"],
      // What waits also depends on the clock: a booking begins, a deadline passes.
      cache: "never",
      handle: async ({ query: { member } }) => {
        if (member !== undefined) getMember(store, member);
        return getOverview(store, member, now(), await recentActivity(recentItems));
      },
    }),
  ];
}

async function getOverview(
  store: StoreReader,
  member: number | undefined,
  nowMilliseconds: number,
  recent: Activity[],
): Promise<Overview> {
  const [bookings, cycles, position, weekBookings] = await Promise.all([
    bookingTasks(store, member, nowMilliseconds),
    cycleTasks(store, member, nowMilliseconds),
    positionOf(store, member),
    bookingsThisWeek(store, member, nowMilliseconds),
  ]);
  return { tasks: { ...bookings, ...cycles }, position, weekBookings, recent };
}

async function bookingTasks(store: StoreReader, member: number | undefined, nowMilliseconds: number) {
  const owner: BookingScope = member === undefined ? { of: "alliance" } : { of: "owner", member };
  const user: BookingScope = member === undefined ? { of: "alliance" } : { of: "user", member };
  const hasBegun = ({ startsAt }: BookingRecord) => Date.parse(startsAt) <= nowMilliseconds;
  const isDeemed = ({ deemedAt }: BookingRecord) => deemedAt !== null && Date.parse(deemedAt) <= nowMilliseconds;
  const [requested, begun, contested, metered, unanswered] = await Promise.all([
    countOf(bookingsInStatus(store, owner, "requested")),
    countOf(bookingsInStatus(store, owner, "approved"), hasBegun),
    countOf(bookingsInStatus(store, owner, "contested")),
    countOf(bookingsInStatus(store, user, "metered")),
    countOf(bookingsInStatus(store, owner, "metered"), isDeemed),
  ]);
  return {
    bookingsToApprove: requested,
    bookingsToMeter: begun + contested,
    usageToConfirm: metered,
    usageToDeem: unanswered,
  };
}

async function cycleTasks(store: StoreReader, member: number | undefined, nowMilliseconds: number) {
  const [open, cutOff, netted, paid] = await Promise.all([
    cyclesInStatus(store, "open"),
    cyclesInStatus(store, "cut-off"),
    cyclesInStatus(store, "netted"),
    cyclesInStatus(store, "paid"),
  ]);
  const payments = netted.flatMap((cycle) => cycle.payments);
  const isOf = (side: number) => member === undefined || side === member;
  const count = (include: (payment: PaymentRecord) => boolean) => payments.filter(include).length;
  return {
    paymentsToReport: count(({ status, payer }) => status === "proposed" && isOf(payer)),
    paymentsToConfirm: count(({ status, payee }) => status === "reported" && isOf(payee)),
    cyclesToNet: cutOff.filter((cycle) => Date.parse(cycle.disputableUntil ?? "") <= nowMilliseconds).length,
    disputesToDecide: [...open, ...cutOff, ...netted, ...paid].reduce((sum, { disputed }) => sum + disputed, 0),
  };
}

async function positionOf(store: StoreReader, member: number | undefined): Promise<Overview["position"]> {
  if (member === undefined) return null;
  const cycles: CycleRecord[] = [];
  for (const status of ["cut-off", "netted", "open"] as const) cycles.push(...(await cyclesInStatus(store, status)));
  const inSettlement = cycles.filter(({ status }) => status !== "open").sort((a, b) => b.cycle - a.cycle);
  const cycle = inSettlement[0] ?? cycles[0];
  if (!cycle) return null;
  const { positionMinor } = getPosition(store, cycle.cycle, member);
  return { cycle: cycle.cycle, status: cycle.status, positionMinor };
}

async function bookingsThisWeek(
  store: StoreReader,
  member: number | undefined,
  nowMilliseconds: number,
): Promise<number[]> {
  const today = localDay(Math.floor(nowMilliseconds / 1000 / secondsPerSlot));
  const monday = today - ((today + weekdayOfDayZero) % 7);
  const from = monday * slotsADay - zoneOffsetSlots;
  const days = Array.from({ length: 7 }, () => 0);
  for await (const [, { start, user, owner }] of bookingsWithin(store, { from, until: from + 7 * slotsADay })) {
    const day = localDay(start) - monday;
    const counts = member === undefined || user === member || owner === member;
    if (day >= 0 && counts) days[day] = (days[day] ?? 0) + 1;
  }
  return days;
}

function localDay(slot: number): number {
  return Math.floor((slot + zoneOffsetSlots) / slotsADay);
}

async function countOf<Value>(entries: Entries<Value>, include: (value: Value) => boolean = () => true) {
  let count = 0;
  for await (const [, value] of entries) if (include(value)) count += 1;
  return count;
}
