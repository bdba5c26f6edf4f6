/** Events of Bookings, which is also Resources → the catalogue, the bookings and the lists they stand in. */
import type { Folds, LedgerEvent, Operation, Reader } from "../store/fold.ts";
import { del, known, put } from "../store/operations.ts";
import { codeOf, timeOf } from "../units.ts";
import type { bookingsAbi } from "./abi.ts";
import {
  type BookingScope,
  bookingKey,
  bookingListPrefix,
  bookingPlace,
  calendarKey,
  outageKey,
  rateKey,
  resourceKey,
  resourcesPrefix,
} from "./keys.ts";
import {
  type BookingRecord,
  bookingStatuses,
  type OutageRecord,
  type Rate,
  type RateVersion,
  type ResourceDescription,
  type ResourceRecord,
  rateClasses,
  resourceStates,
  secondsPerSlot,
} from "./records.ts";

type Event<Name extends keyof Folds<typeof bookingsAbi>> = LedgerEvent<typeof bookingsAbi, Name>;

export const bookingsFolds: Folds<typeof bookingsAbi> = {
  ResourcePublished: ({ args, timestamp }) => {
    const resource: ResourceRecord = {
      resource: args.resource,
      owner: args.owner,
      state: "open",
      description: descriptionOf(args.description),
      rules: args.rules,
      // Its first rate follows in the same transaction.
      rateVersion: 0,
      rate: { own: "0", member: "0", enterprise: "0" },
      publishedAt: timeOf(timestamp),
    };
    return [put(resourceKey(args.resource), resource), ...listings(resource).map((key) => put(key, args.resource))];
  },

  DescriptionChanged: ({ args }, read) => {
    const before = known<ResourceRecord>(read, resourceKey(args.resource));
    const resource = { ...before, description: descriptionOf(args.description) };
    return [
      ...listings(before).map(del),
      put(resourceKey(args.resource), resource),
      ...listings(resource).map((key) => put(key, args.resource)),
    ];
  },

  RulesChanged: ({ args }, read) => changeResource(read, args.resource, { rules: args.rules }),

  RateChanged: ({ args, timestamp, blockNumber }, read) => {
    const { resource, version } = args;
    const rate = rateOf(args.rate);
    const entry: RateVersion = { resource, version, rate, since: timeOf(timestamp), block: blockNumber };
    return [put(rateKey(resource, version), entry), ...changeResource(read, resource, { rateVersion: version, rate })];
  },

  StateChanged: ({ args }, read) => changeResource(read, args.resource, { state: codeOf(resourceStates, args.state) }),

  BookingMade: (event, read) => {
    const booking = bookingOf(event, read);
    const { start, resource, number } = booking;
    return [...enter(booking), put(calendarKey("booking", start, resource, number), booking.booking)];
  },

  BookingStatusChanged: ({ args, timestamp }, read) => {
    const before = known<BookingRecord>(read, bookingKey(args.resource, args.number));
    const status = codeOf(bookingStatuses, args.status);
    const changedAt = timeOf(timestamp);
    const approvedAt = status === "approved" ? changedAt : before.approvedAt;
    const contested = before.contested || status === "contested";
    const operations = move(before, { ...before, status, approvedAt, contested, changedAt });
    if (status !== "declined" && status !== "cancelled") return operations;
    return [...operations, del(calendarKey("booking", before.start, args.resource, args.number))];
  },

  UsageMetered: ({ args, timestamp }, read) => {
    const before = known<BookingRecord>(read, bookingKey(args.resource, args.number));
    return move(before, {
      ...before,
      status: "metered",
      meteredAt: timeOf(timestamp),
      usedMinutes: args.usedMinutes,
      deemedAt: timeOf(args.deemedAt),
      changedAt: timeOf(timestamp),
    });
  },

  UsageCharged: ({ args, timestamp }, read) => {
    const before = known<BookingRecord>(read, bookingKey(args.resource, args.number));
    return move(before, {
      ...before,
      status: "charged",
      chargeMinor: args.amountMinor.toString(),
      obligation: args.obligation.toString(),
      changedAt: timeOf(timestamp),
    });
  },

  OutageMade: ({ args }) => {
    const { resource, number, start, length } = args;
    const outage: OutageRecord = { resource, number, ...range(start, length), lifted: false };
    return [
      put(outageKey(resource, number), outage),
      put(calendarKey("outage", start, resource, number), `${resource}-${number}`),
    ];
  },

  OutageLifted: ({ args }, read) => {
    const outage = known<OutageRecord>(read, outageKey(args.resource, args.number));
    return [
      put(outageKey(args.resource, args.number), { ...outage, lifted: true }),
      del(calendarKey("outage", args.start, args.resource, args.number)),
    ];
  },
};

function bookingOf({ args, timestamp }: Event<"BookingMade">, read: Reader): BookingRecord {
  const { resource, number, start, length, rateVersion } = args;
  const { owner } = known<ResourceRecord>(read, resourceKey(resource));
  const { rate } = known<RateVersion>(read, rateKey(resource, rateVersion));
  const status = codeOf(bookingStatuses, args.status);
  const rateClass = codeOf(rateClasses, args.rateClass, 0);
  return {
    booking: `${resource}-${number}`,
    resource,
    number,
    owner,
    user: args.user,
    researcher: args.researcher,
    status,
    ...range(start, length),
    rateVersion,
    rateClass,
    agreement: args.agreement === 0 ? null : args.agreement,
    // Fen an hour for quarters of an hour; what is left of the division stays with the user, as in the charge.
    holdMinor: ((BigInt(rate[rateClass]) * BigInt(length)) / 4n).toString(),
    usedMinutes: null,
    deemedAt: null,
    contested: false,
    chargeMinor: null,
    obligation: null,
    madeAt: timeOf(timestamp),
    approvedAt: status === "approved" ? timeOf(timestamp) : null,
    meteredAt: null,
    changedAt: timeOf(timestamp),
  };
}

/** The lists in which a booking stands in a status. */
function lists(booking: BookingRecord, status: BookingRecord["status"] | "any"): string[] {
  const scopes: BookingScope[] = [
    { of: "alliance" },
    { of: "user", member: booking.user },
    { of: "owner", member: booking.owner },
  ];
  return scopes.map((scope) => bookingListPrefix(scope, status) + bookingPlace(booking));
}

function enter(booking: BookingRecord): Operation[] {
  return [
    put(bookingKey(booking.resource, booking.number), booking),
    ...[...lists(booking, "any"), ...lists(booking, booking.status)].map((key) => put(key, booking.booking)),
  ];
}

/** Writes a booking's new record and moves it from the lists of its old status to those of its new one. */
function move(before: BookingRecord, after: BookingRecord): Operation[] {
  return [
    put(bookingKey(after.resource, after.number), after),
    ...lists(before, before.status).map(del),
    ...lists(after, after.status).map((key) => put(key, after.booking)),
  ];
}

function changeResource(read: Reader, resource: number, change: Partial<ResourceRecord>): Operation[] {
  return [put(resourceKey(resource), { ...known<ResourceRecord>(read, resourceKey(resource)), ...change })];
}

/** The lists in which a resource stands. */
function listings({ resource, owner, description }: ResourceRecord): string[] {
  const place = resourceKey(resource).split("/").at(-1);
  return [resourcesPrefix({ owner }) + place, resourcesPrefix({ category: description.category }) + place];
}

function descriptionOf(description: Event<"ResourcePublished">["args"]["description"]): ResourceDescription {
  return { ...description, purchaseValueMinor: description.purchaseValueMinor.toString() };
}

function rateOf({ own, member, enterprise }: Event<"RateChanged">["args"]["rate"]): Rate {
  return { own: own.toString(), member: member.toString(), enterprise: enterprise.toString() };
}

function range(start: number, length: number) {
  const [startsAt, endsAt] = [timeOf(start * secondsPerSlot), timeOf((start + length) * secondsPerSlot)];
  return { start, length, startsAt, endsAt };
}
