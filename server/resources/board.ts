/** The week board: what occupies which resource in a window of time. */

import { type Entries, followed, valuesOf } from "../store/entries.ts";
import { fixed, keyWidths } from "../store/keys.ts";
import type { StoreReader } from "../store/store.ts";
import { calendarPrefix, longestRange, outageKey } from "./keys.ts";
import { bookingParts, matching, pointed, type ResourceFilter, resourceEntries } from "./queries.ts";
import type { Board, BookingRecord, OutageRecord } from "./records.ts";

/** A half-open range of slots. */
export type Window = { readonly from: number; readonly until: number };

/** The board of a window: every open resource that matches, and a withdrawn one where something still occupies it. */
export async function getBoard(store: StoreReader, window: Window, filter: ResourceFilter): Promise<Board> {
  const [resources, bookings, outages] = await Promise.all([
    valuesOf(resourceEntries(store, filter)),
    byResource(bookingsWithin(store, window)),
    byResource(outagesWithin(store, window)),
  ]);
  const rows = resources.filter(matching(filter)).map((resource) => ({
    resource,
    bookings: bookings.get(resource.resource) ?? [],
    outages: outages.get(resource.resource) ?? [],
  }));
  return {
    ...window,
    rows: rows.filter((row) => row.resource.state === "open" || row.bookings.length + row.outages.length > 0),
  };
}

/** Bookings that overlap a window and were not declined or cancelled, by their start. */
export function bookingsWithin(store: StoreReader, window: Window): Entries<BookingRecord> {
  return overlapping(followed(calendar(store, "booking", window), pointed(store)), window);
}

function outagesWithin(store: StoreReader, window: Window): Entries<OutageRecord> {
  const outages = followed(calendar(store, "outage", window), (pointer) => {
    const { resource, number } = bookingParts(pointer);
    const outage = store.get<OutageRecord>(outageKey(resource, number));
    if (!outage) throw new Error(`The calendar names an outage ${pointer} that is not stored`);
    return outage;
  });
  return overlapping(outages, window);
}

/** The part of the calendar that can reach into a window: what begins in it or at most the longest range before. */
function calendar(store: StoreReader, kind: "booking" | "outage", { from, until }: Window): Entries<string> {
  const prefix = calendarPrefix(kind);
  const at = (slot: number) => prefix + fixed(slot, keyWidths.uint32);
  return store.entries<string>({ prefix, after: at(Math.max(from - longestRange + 1, 0)), before: at(until) });
}

async function* overlapping<Range extends { start: number; length: number }>(
  ranges: Entries<Range>,
  { from }: Window,
): Entries<Range> {
  for await (const [key, range] of ranges) if (range.start + range.length > from) yield [key, range];
}

async function byResource<Range extends { resource: number }>(ranges: Entries<Range>): Promise<Map<number, Range[]>> {
  return Map.groupBy(await valuesOf(ranges), ({ resource }) => resource);
}
