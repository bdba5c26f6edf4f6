/** Where the records and indexes of resources and bookings stand in the store. */
import { fixed, keyWidths } from "../store/keys.ts";
import type { BookingRecord, BookingStatus } from "./records.ts";

const id = (number: number) => fixed(number, keyWidths.uint32);

/** Longest booking or outage in slots, by the contract: nothing that begins earlier reaches into a window. */
export const longestRange = 672;

export const resourcePrefix = "resources/resource/";

export function resourceKey(resource: number): string {
  return `${resourcePrefix}${id(resource)}`;
}

export function ratesPrefix(resource: number): string {
  return `resources/rate/${id(resource)}/`;
}

export function rateKey(resource: number, version: number): string {
  return `${ratesPrefix(resource)}${fixed(version, keyWidths.uint16)}`;
}

/** Resources of an owner or of a category, by number. */
export function resourcesPrefix(of: { owner: number } | { category: string }): string {
  // A category comes from the chain and may be any text: encoded, it cannot leave its part of the key.
  return "owner" in of ? `resources/owner/${id(of.owner)}/` : `resources/category/${encodeURIComponent(of.category)}/`;
}

export function bookingsPrefix(resource: number): string {
  return `resources/booking/${id(resource)}/`;
}

export function bookingKey(resource: number, number: number): string {
  return `${bookingsPrefix(resource)}${id(number)}`;
}

export function outageKey(resource: number, number: number): string {
  return `resources/outage/${id(resource)}/${id(number)}`;
}

/** Whose bookings a list holds: everybody's, those a member made, or those of a member's resources. */
export type BookingScope = { readonly of: "alliance" } | { readonly of: "user" | "owner"; readonly member: number };

/** A list of bookings in the order of their making, of one status or of all. */
export function bookingListPrefix(scope: BookingScope, status: BookingStatus | "any"): string {
  const whose = scope.of === "alliance" ? scope.of : `${scope.of}/${id(scope.member)}`;
  return `resources/bookings/${whose}/${status}/`;
}

/** Place of a booking in every list: when it was made, then which it is. */
export function bookingPlace({ madeAt, resource, number }: BookingRecord): string {
  return `${fixed(Date.parse(madeAt) / 1000, keyWidths.block)}/${id(resource)}/${id(number)}`;
}

/** What occupies resources, by first slot. A booking or outage that was given up is not in it. */
export function calendarPrefix(kind: "booking" | "outage"): string {
  return `resources/calendar/${kind}/`;
}

export function calendarKey(kind: "booking" | "outage", start: number, resource: number, number: number): string {
  return `${calendarPrefix(kind)}${id(start)}/${id(resource)}/${id(number)}`;
}
