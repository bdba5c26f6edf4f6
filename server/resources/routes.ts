/** What the API serves of the catalogue, the week board and bookings. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getBoard } from "./board.ts";
import { bookingParts, getBooking, getResource, listBookings, listRates, listResources } from "./queries.ts";
import {
  boardSchema,
  bookingSchema,
  bookingStatuses,
  rateVersionSchema,
  resourceSchema,
  secondsPerSlot,
  slotsADay,
} from "./records.ts";

const tags = ["resources"];
const mostDays = 14;
const largestNumber = 4_294_967_295;

const number = z.coerce.number().int().min(1).max(largestNumber);
const category = z.string().min(1).max(48);
const resourceParams = { resource: number };

const moment = z
  .string()
  .refine((text) => isSlot(slotOf(text)), {
    params: {
      words: {
        "zh-CN": "须为 RFC 3339 时间（如 2026-11-16T00:00:00+08:00）或时段序号",
        en: "must be an RFC 3339 time, such as 2026-11-16T00:00:00+08:00, or the number of a slot",
      },
    },
  })
  .transform(slotOf)
  .meta({ description: "RFC 3339 time, or the number of a slot; a time within a slot means that slot" });

export function resourcesRoutes(store: StoreReader): Route[] {
  return [...catalogueRoutes(store), ...bookingRoutes(store)];
}

function catalogueRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/resources",
      operationId: "listResources",
      summary: { "zh-CN": "共享设备目录", en: "The catalogue of shared resources" },
      tags,
      query: { category: category.optional(), owner: number.optional(), query: z.string().max(120).optional() },
      item: resourceSchema,
      handle: ({ query }) => listResources(store, query, query),
    }),
    route({
      path: "/v1/resources/:resource",
      operationId: "getResource",
      summary: { "zh-CN": "一台设备", en: "One resource" },
      tags,
      params: resourceParams,
      response: resourceSchema,
      problems: ["Resources_UnknownResource"],
      handle: ({ params }) => getResource(store, params.resource),
    }),
    listRoute({
      path: "/v1/resources/:resource/rates",
      operationId: "listRates",
      summary: { "zh-CN": "一台设备的各版收费标准，新的在前", en: "A resource's rate versions, newest first" },
      tags,
      params: resourceParams,
      item: rateVersionSchema,
      problems: ["Resources_UnknownResource"],
      handle: ({ params, query }) => listRates(store, params.resource, query),
    }),
  ];
}

function bookingRoutes(store: StoreReader): Route[] {
  return [
    route({
      path: "/v1/board",
      operationId: "getBoard",
      summary: {
        "zh-CN": "周视图：一段日期内各设备的占用",
        en: "Week board: what occupies the resources in some days",
      },
      tags,
      query: {
        from: moment,
        days: z.coerce.number().int().min(1).max(mostDays).default(7),
        category: category.optional(),
        owner: number.optional(),
      },
      response: boardSchema,
      handle: ({ query: { from, days, ...filter } }) =>
        getBoard(store, { from, until: from + days * slotsADay }, filter),
    }),
    listRoute({
      path: "/v1/bookings",
      operationId: "listBookings",
      summary: { "zh-CN": "预约，新的在前", en: "Bookings, newest first" },
      tags,
      query: {
        member: number.optional().meta({ description: "The member that booked" }),
        owner: number.optional().meta({ description: "The owner of the resource" }),
        resource: number.optional(),
        status: z.enum(bookingStatuses).optional(),
      },
      item: bookingSchema,
      handle: ({ query }) => listBookings(store, query, query),
    }),
    route({
      path: "/v1/bookings/:booking",
      operationId: "getBooking",
      summary: { "zh-CN": "一个预约", en: "One booking" },
      tags,
      params: {
        booking: z
          .string()
          .regex(/^\d{1,10}-\d{1,10}$/)
          .meta({ description: '"<resource>-<number>", such as 12-34' }),
      },
      response: bookingSchema,
      problems: ["Bookings_UnknownBooking"],
      handle: ({ params }) => {
        const { resource, number: itsNumber } = bookingParts(params.booking);
        return getBooking(store, resource, itsNumber);
      },
    }),
  ];
}

function slotOf(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  return z.iso.datetime({ offset: true }).safeParse(text).success
    ? Math.floor(Date.parse(text) / 1000 / secondsPerSlot)
    : Number.NaN;
}

function isSlot(slot: number): boolean {
  return slot >= 0 && slot <= largestNumber - mostDays * slotsADay;
}
