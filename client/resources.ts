/** What stewards and researchers do with resources and bookings. */

import type { Receipt } from "../server/api/records.ts";
import { abis } from "../server/modules.ts";
import type { BookingRules, Rate, ResourceDescription } from "../server/resources/records.ts";
import { secondsPerSlot } from "../server/resources/records.ts";
import type { Ledger } from "./ledger.ts";
import { readContract, submit } from "./transaction.ts";

export type NewResource = {
  readonly description: ResourceDescription;
  readonly rules: BookingRules;
  readonly rate: Rate;
};

export type NewBooking = {
  readonly resource: number;
  /** The member that books. */
  readonly user: number;
  /** First slot. */
  readonly start: number;
  /** Number of slots. */
  readonly length: number;
  /** The rate version whose price was shown; where another is in force by then, nothing is booked. */
  readonly rateVersion: number;
  /** The agreement it is made under ({@link sharingAgreements}); null where the member is the owner. */
  readonly agreement: number | null;
};

/** A booking or outage by its place: "12-34" or its two numbers. */
export type BookingReference = string | { readonly resource: number; readonly number: number };

/** Slot in which a time lies: quarters of an hour since 1970, UTC. */
export function slotOf(time: Date | string | number): number {
  return Math.floor(new Date(time).getTime() / (secondsPerSlot * 1000));
}

/** Time at which a slot begins. */
export function timeOf(slot: number): Date {
  return new Date(slot * secondsPerSlot * 1000);
}

/** Publishes a resource. The signer is a steward of the owner. */
export function publish(ledger: Ledger, owner: number, { description, rules, rate }: NewResource): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "publish", [owner, described(description), rules, rated(rate)]);
}

/**
 * Publishes a whole catalogue, one after the other. Where one is refused, the error says so and the earlier ones
 * stand: call again with the rest.
 * @param onProgress Called with the number published so far.
 */
export async function publishCatalogue(
  ledger: Ledger,
  owner: number,
  items: readonly NewResource[],
  onProgress?: (done: number, total: number) => void,
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const item of items) {
    receipts.push(await publish(ledger, owner, item));
    onProgress?.(receipts.length, items.length);
  }
  return receipts;
}

export function describe(ledger: Ledger, resource: number, description: ResourceDescription): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "describe", [resource, described(description)]);
}

export function setRules(ledger: Ledger, resource: number, rules: BookingRules): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "setRules", [resource, rules]);
}

/** Sets a new rate version; bookings made before keep theirs. */
export function setRate(ledger: Ledger, resource: number, rate: Rate): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "setRate", [resource, rated(rate)]);
}

export function setState(ledger: Ledger, resource: number, state: "open" | "withdrawn"): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "setState", [resource, state === "open" ? 1 : 2]);
}

/** Books a resource. The signer is a researcher of the member. */
export function book(ledger: Ledger, booking: NewBooking): Promise<Receipt> {
  const { resource, user, start, length, rateVersion, agreement } = booking;
  const args = [resource, user, start, length, rateVersion, agreement ?? 0] as const;
  return submit(ledger, "Bookings", abis.Bookings, "book", args);
}

type BookingStep = "approve" | "decline" | "cancel" | "confirm" | "contest" | "deem";

function step(functionName: BookingStep) {
  return (ledger: Ledger, booking: BookingReference): Promise<Receipt> => {
    const { resource, number } = partsOf(booking);
    return submit(ledger, "Bookings", abis.Bookings, functionName, [resource, number]);
  };
}

/** The owner's steward approves a requested booking. */
export const approve = step("approve");
/** The owner's steward declines a requested booking. */
export const decline = step("decline");
/** A researcher of the booking member cancels before the start. */
export const cancel = step("cancel");
/** A researcher of the booking member confirms the metered usage, which posts the charge. */
export const confirm = step("confirm");
/** A researcher of the booking member contests the metered usage. */
export const contest = step("contest");
/** Anyone posts the charge of a usage that was not answered in time. */
export const deem = step("deem");

/** The owner's steward records what was really used, or answers a contested usage. */
export function meter(ledger: Ledger, booking: BookingReference, usedMinutes: number): Promise<Receipt> {
  const { resource, number } = partsOf(booking);
  return submit(ledger, "Bookings", abis.Bookings, "meter", [resource, number, usedMinutes]);
}

/** The owner's steward closes free slots for maintenance. */
export function makeOutage(ledger: Ledger, resource: number, start: number, length: number): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "makeOutage", [resource, start, length]);
}

export function liftOutage(ledger: Ledger, resource: number, number: number): Promise<Receipt> {
  return submit(ledger, "Bookings", abis.Bookings, "liftOutage", [resource, number]);
}

/** How many resources the alliance has; the last one published has this number. */
export function countResources(ledger: Ledger): Promise<number> {
  return readContract(ledger, "Bookings", abis.Bookings, "getResourceCount", []);
}

/** "12-34" → its resource and number. */
export function partsOf(booking: BookingReference): { resource: number; number: number } {
  if (typeof booking !== "string") return booking;
  const [resource = Number.NaN, number = Number.NaN] = booking.split("-").map(Number);
  return { resource, number };
}

function described({ purchaseValueMinor, ...description }: ResourceDescription) {
  return { ...description, purchaseValueMinor: BigInt(purchaseValueMinor) };
}

function rated({ own, member, enterprise }: Rate) {
  return { own: BigInt(own), member: BigInt(member), enterprise: BigInt(enterprise) };
}
