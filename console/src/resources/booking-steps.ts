/** A booking's course, and what can be done with it now and by whom. Follows the contract's rules; it decides. */
import type { BookingRecord } from "../../../server/resources/records.ts";
import type { Need } from "../shell/actor.ts";

export type StepState = "done" | "current" | "ahead" | "ended";

export type BookingStep = {
  readonly step: "made" | "approval" | "use" | "metering" | "answer" | "charge";
  readonly state: StepState;
  /** What is said of the step; a key of the booking's words. */
  readonly saying: Saying;
  readonly at?: string;
};

type Saying =
  | "step.made"
  | "step.approved"
  | "step.unasked"
  | "step.approving"
  | "step.declined"
  | "step.cancelled"
  | "step.use"
  | "step.metered"
  | "step.metering"
  | "step.answering"
  | "step.contested"
  | "step.confirmed"
  | "step.charged"
  | "step.charging";

/** @param pausedUntil When bookings work again, or last did: the time to answer begins anew with it. */
export function stepsOf(booking: BookingRecord, now: number, pausedUntil: string | undefined): BookingStep[] {
  const { status, madeAt, approvedAt, changedAt } = booking;
  const made: BookingStep = { step: "made", state: "done", saying: "step.made", at: madeAt };
  if (status === "declined" || status === "cancelled") {
    return [made, { step: "approval", state: "ended", saying: `step.${status}`, at: changedAt }];
  }
  if (status === "requested") {
    return [
      made,
      { step: "approval", state: "current", saying: "step.approving" },
      ...ahead("use", "metering", "answer", "charge"),
    ];
  }
  // A resource that needs no approval approves in the moment of booking.
  const saying = approvedAt === madeAt ? "step.unasked" : "step.approved";
  const approved: BookingStep = { step: "approval", state: "done", saying, at: approvedAt ?? undefined };
  return [made, approved, ...laterSteps(booking, now, pausedUntil)];
}

function laterSteps(booking: BookingRecord, now: number, pausedUntil: string | undefined): BookingStep[] {
  const { status, changedAt } = booking;
  const meteredAt = booking.meteredAt ?? undefined;
  const used: BookingStep = { step: "use", state: stateOfUse(booking, now), saying: "step.use" };
  switch (status) {
    case "metered":
      return [
        used,
        { step: "metering", state: "done", saying: "step.metered", at: meteredAt },
        { step: "answer", state: "current", saying: "step.answering", at: deemedAtOf(booking, pausedUntil) },
        ...ahead("charge"),
      ];
    case "contested":
      return [
        used,
        { step: "metering", state: "current", saying: "step.contested", at: changedAt },
        ...ahead("answer", "charge"),
      ];
    case "charged":
      return [
        used,
        { step: "metering", state: "done", saying: "step.metered", at: meteredAt },
        { step: "answer", state: "done", saying: "step.confirmed", at: changedAt },
        { step: "charge", state: "done", saying: "step.charged", at: changedAt },
      ];
    default:
      return [
        used,
        { step: "metering", state: used.state === "done" ? "current" : "ahead", saying: "step.metering" },
        ...ahead("answer", "charge"),
      ];
  }
}

function stateOfUse({ status, startsAt, endsAt }: BookingRecord, now: number): StepState {
  if (status !== "approved" || Date.parse(endsAt) <= now) return "done";
  return Date.parse(startsAt) <= now ? "current" : "ahead";
}

const sayingsAhead = {
  use: "step.use",
  metering: "step.metering",
  answer: "step.answering",
  charge: "step.charging",
} as const;

function ahead(...steps: readonly (keyof typeof sayingsAhead)[]): BookingStep[] {
  return steps.map((step) => ({ step, state: "ahead", saying: sayingsAhead[step] }));
}

export type BookingAction = "approve" | "decline" | "cancel" | "meter" | "confirm" | "contest" | "deem";

export type Offer = {
  readonly action: BookingAction;
  /** Absent where anybody who can sign may. */
  readonly need?: Need;
};

/** When usage counts as confirmed: after a pause nobody has had less time than without one. */
function deemedAtOf({ deemedAt, meteredAt }: BookingRecord, pausedUntil: string | undefined): string | undefined {
  if (deemedAt === null || meteredAt === null || pausedUntil === undefined) return deemedAt ?? undefined;
  const window = Date.parse(deemedAt) - Date.parse(meteredAt);
  return new Date(Math.max(Date.parse(deemedAt), Date.parse(pausedUntil) + window)).toISOString();
}

/** What the booking's state allows, whoever may do it. */
export function offersOf(booking: BookingRecord, now: number, pausedUntil: string | undefined): Offer[] {
  const steward: Need = { office: "steward", at: booking.owner };
  const researcher: Need = { office: "researcher", at: booking.user };
  const begun = Date.parse(booking.startsAt) <= now;
  const over = Date.parse(booking.endsAt) <= now;
  const deemedAt = deemedAtOf(booking, pausedUntil);
  const answerable = deemedAt !== undefined && now < Date.parse(deemedAt);
  const cancel: Offer = { action: "cancel", need: researcher };
  switch (booking.status) {
    case "requested":
      return [
        ...(over ? [] : [{ action: "approve", need: steward } as const]),
        { action: "decline", need: steward },
        cancel,
      ];
    case "approved":
      return begun ? [{ action: "meter", need: steward }] : [cancel];
    case "metered":
      return [
        { action: "confirm", need: researcher },
        ...(answerable && !booking.contested ? [{ action: "contest", need: researcher } as const] : []),
        ...(answerable ? [] : [{ action: "deem" } as const]),
      ];
    case "contested":
      return [{ action: "meter", need: steward }];
    default:
      return [];
  }
}

/** Whose turn it is; nobody's where the booking has only to take place, or is over. */
export function awaited(booking: BookingRecord, now: number, pausedUntil: string | undefined): Need | undefined {
  const [first] = offersOf(booking, now, pausedUntil);
  return first?.action === "cancel" ? undefined : first?.need;
}
