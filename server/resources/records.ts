/** What the store holds and the API serves of resources and bookings. */
import { z } from "zod";

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const amount = z.string().regex(/^\d{1,39}$/);

/** Slots are quarters of an hour since 1970, UTC; ranges are half open. */
export const slotsADay = 96;
export const secondsPerSlot = 900;

export const rulesSchema = z
  .object({
    /** Quarter of an hour of the local day, 0 to 95. */
    opensAt: z.number().int().min(0).max(95),
    /** 1 to 96, after opensAt. */
    closesAt: z.number().int().min(1).max(96),
    /** Quarters of an hour from UTC: 32 for Asia/Shanghai. */
    zoneOffset: z.number().int().min(-48).max(56),
    /** Bit n: open on weekday n, Monday being 0. */
    openDays: z.number().int().min(1).max(127),
    shortest: z.number().int().min(1).max(672),
    longest: z.number().int().min(1).max(672),
    horizonDays: z.number().int().min(1).max(65_535),
    needsApproval: z.boolean(),
  })
  .meta({ id: "BookingRules" });

/** Fen an hour by class of user. */
export const rateSchema = z.object({ own: amount, member: amount, enterprise: amount }).meta({ id: "Rate" });

/** A version of a resource's rate; a booking keeps the one it was made under. */
export const rateVersionSchema = z
  .object({
    resource: z.number().int(),
    version: z.number().int(),
    rate: rateSchema,
    since: z.iso.datetime(),
    block: z.number().int(),
  })
  .meta({ id: "RateVersion" });

/** What the chain holds is served as it is; the contract asks only that names and category are there. */
export const descriptionSchema = z
  .object({
    nameZh: z.string(),
    nameEn: z.string(),
    category: z.string(),
    location: z.string(),
    purchaseValueMinor: amount,
  })
  .meta({ id: "ResourceDescription" });

/** What a steward may write. */
export const newDescriptionSchema = z.object({
  nameZh: z.string().min(1).max(120),
  nameEn: z.string().min(1).max(120),
  category: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(48),
  location: z.string().max(120),
  purchaseValueMinor: amount,
});

export const resourceStates = ["open", "withdrawn"] as const;
/** In the order of the contract, from 1 on. */
export const bookingStatuses = [
  "requested",
  "approved",
  "declined",
  "cancelled",
  "metered",
  "contested",
  "charged",
] as const;
/** In the order of the contract. */
export const rateClasses = ["own", "member", "enterprise"] as const;

export const resourceSchema = z
  .object({
    resource: z.number().int(),
    owner: z.number().int(),
    state: z.enum(resourceStates),
    description: descriptionSchema,
    rules: rulesSchema,
    rateVersion: z.number().int(),
    rate: rateSchema,
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: "Resource" });

export const bookingSchema = z
  .object({
    /** "<resource>-<number>" */
    booking: z.string().regex(/^\d+-\d+$/),
    resource: z.number().int(),
    number: z.number().int(),
    owner: z.number().int(),
    user: z.number().int(),
    researcher: address,
    status: z.enum(bookingStatuses),
    start: z.number().int(),
    length: z.number().int(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    rateVersion: z.number().int(),
    rateClass: z.enum(rateClasses),
    /** The agreement under which it was made; null where the owner booked. */
    agreement: z.number().int().nullable(),
    /** Most it can cost: the rate for all booked time. */
    holdMinor: amount,
    usedMinutes: z.number().int().nullable(),
    deemedAt: z.iso.datetime().nullable(),
    /** Whether its usage was contested, which is possible once. */
    contested: z.boolean(),
    chargeMinor: amount.nullable(),
    /** Line of the settlement it became; null while uncharged, "0" where nothing is owed. */
    obligation: z.string().nullable(),
    madeAt: z.iso.datetime(),
    /** When it was made, where no approval was needed. */
    approvedAt: z.iso.datetime().nullable(),
    /** When its usage was metered last. */
    meteredAt: z.iso.datetime().nullable(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "Booking" });

export const outageSchema = z
  .object({
    resource: z.number().int(),
    number: z.number().int(),
    start: z.number().int(),
    length: z.number().int(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    lifted: z.boolean(),
  })
  .meta({ id: "Outage" });

/** The week board: a row a resource, with what occupies it in the window. */
export const boardSchema = z
  .object({
    from: z.number().int().meta({ description: "First slot of the window" }),
    until: z.number().int().meta({ description: "Slot after the window's last" }),
    rows: z.array(
      z.object({ resource: resourceSchema, bookings: z.array(bookingSchema), outages: z.array(outageSchema) }),
    ),
  })
  .meta({ id: "Board" });

export type BookingRules = z.infer<typeof rulesSchema>;
export type Rate = z.infer<typeof rateSchema>;
export type RateVersion = z.infer<typeof rateVersionSchema>;
export type ResourceDescription = z.infer<typeof descriptionSchema>;
export type ResourceRecord = z.infer<typeof resourceSchema>;
export type BookingRecord = z.infer<typeof bookingSchema>;
export type OutageRecord = z.infer<typeof outageSchema>;
export type Board = z.infer<typeof boardSchema>;
export type BookingStatus = (typeof bookingStatuses)[number];
