/** Reads of the catalogue and of bookings. */
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { followed } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import {
  type BookingScope,
  bookingKey,
  bookingListPrefix,
  bookingsPrefix,
  ratesPrefix,
  resourceKey,
  resourcePrefix,
  resourcesPrefix,
} from "./keys.ts";
import type { BookingRecord, BookingStatus, RateVersion, ResourceRecord } from "./records.ts";

/** Which resources. Every part that is given must hold. */
export type ResourceFilter = {
  readonly owner?: number | undefined;
  readonly category?: string | undefined;
  /** Text found in a name, the category or the location. */
  readonly query?: string | undefined;
};

/** Which bookings. Every part that is given must hold. */
export type BookingFilter = {
  /** The member that booked. */
  readonly member?: number | undefined;
  readonly owner?: number | undefined;
  readonly resource?: number | undefined;
  readonly status?: BookingStatus | undefined;
};

export function getResource(store: StoreReader, resource: number): ResourceRecord {
  const found = store.get<ResourceRecord>(resourceKey(resource));
  if (!found) throw new Problem("Resources_UnknownResource", { resource });
  return found;
}

/** Resources by number. */
export function listResources(
  store: StoreReader,
  filter: ResourceFilter,
  { limit, after }: PageRequest,
): Promise<Page<ResourceRecord>> {
  return takePage(resourceEntries(store, filter, after), limit, matching(filter));
}

/** Every resource that matches, by number, out of the narrowest list there is. */
export function resourceEntries(store: StoreReader, { owner, category }: ResourceFilter, after?: string) {
  if (owner === undefined && category === undefined) {
    return store.entries<ResourceRecord>({ prefix: resourcePrefix, after });
  }
  const prefix = resourcesPrefix(owner === undefined ? { category: category ?? "" } : { owner });
  return followed(store.entries<number>({ prefix, after }), (resource) => getResource(store, resource));
}

/** What {@link resourceEntries} leaves to be asked of each resource. */
export function matching({ owner, category, query }: ResourceFilter): (resource: ResourceRecord) => boolean {
  const wanted = query?.trim().toLowerCase();
  return (resource) => {
    const { nameZh, nameEn, location, category: itsCategory } = resource.description;
    if (owner !== undefined && resource.owner !== owner) return false;
    if (category !== undefined && itsCategory !== category) return false;
    return !wanted || [nameZh, nameEn, itsCategory, location].some((text) => text.toLowerCase().includes(wanted));
  };
}

/** Rate versions of a resource, newest first. */
export function listRates(
  store: StoreReader,
  resource: number,
  { limit, after }: PageRequest,
): Promise<Page<RateVersion>> {
  getResource(store, resource);
  return takePage(store.entries<RateVersion>({ prefix: ratesPrefix(resource), after, reverse: true }), limit);
}

export function getBooking(store: StoreReader, resource: number, number: number): BookingRecord {
  const found = store.get<BookingRecord>(bookingKey(resource, number));
  if (!found) throw new Problem("Bookings_UnknownBooking", { resource, number });
  return found;
}

/** Bookings in the order of their making, newest first. */
export function listBookings(
  store: StoreReader,
  filter: BookingFilter,
  { limit, after }: PageRequest,
): Promise<Page<BookingRecord>> {
  const include = ({ user, owner, resource, status }: BookingRecord) =>
    (filter.member ?? user) === user &&
    (filter.owner ?? owner) === owner &&
    (filter.resource ?? resource) === resource &&
    (filter.status ?? status) === status;
  return takePage(bookingEntries(store, filter, after), limit, include);
}

/** A member's bookings of a status, or the whole alliance's: the lists of open work, short by their nature. */
export function bookingsInStatus(store: StoreReader, scope: BookingScope, status: BookingStatus) {
  return followed(store.entries<string>({ prefix: bookingListPrefix(scope, status) }), pointed(store));
}

function bookingEntries(store: StoreReader, filter: BookingFilter, after: string | undefined) {
  if (filter.resource !== undefined) {
    return store.entries<BookingRecord>({ prefix: bookingsPrefix(filter.resource), after, reverse: true });
  }
  const prefix = bookingListPrefix(scopeOf(filter), filter.status ?? "any");
  return followed(store.entries<string>({ prefix, after, reverse: true }), pointed(store));
}

function scopeOf({ member, owner }: BookingFilter): BookingScope {
  if (member !== undefined) return { of: "user", member };
  return owner === undefined ? { of: "alliance" } : { of: "owner", member: owner };
}

/** Follows "<resource>-<number>" to its booking. */
export function pointed(store: StoreReader): (booking: string) => BookingRecord {
  return (booking) => {
    const { resource, number } = bookingParts(booking);
    return getBooking(store, resource, number);
  };
}

export function bookingParts(booking: string): { resource: number; number: number } {
  const [resource, number] = booking.split("-").map(Number);
  return { resource: resource ?? 0, number: number ?? 0 };
}
