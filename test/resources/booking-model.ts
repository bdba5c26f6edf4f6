/**
 * What the bookings contract ought to do, written the slow and obvious way: a list of ranges compared with one another,
 * and opening hours by the calendar. Only for tests.
 */
export interface ModelRules {
  opensAt: number;
  closesAt: number;
  zoneOffset: number;
  openDays: number;
  shortest: number;
  longest: number;
  horizonDays: number;
}

export interface Refusal {
  error: string;
  args: number[];
}

interface Range {
  start: number;
  end: number;
}

const SLOT_MS = 900_000;

export class BookingModel {
  readonly #resource: number;
  readonly #rules: ModelRules;
  /** By number, from 1 on; a cancelled booking stays in the list without its range. */
  readonly #bookings: (Range | null)[] = [];

  constructor(resource: number, rules: ModelRules) {
    this.#resource = resource;
    this.#rules = rules;
  }

  /** Books, or says why not. */
  book(now: number, start: number, length: number): Refusal | null {
    const refusal = this.#judge(now, start, length);
    if (refusal === null) this.#bookings.push({ start, end: start + length });
    return refusal;
  }

  /** The numbers of the bookings that can be cancelled. */
  standing(): number[] {
    return this.#bookings.flatMap((range, index) => (range === null ? [] : [index + 1]));
  }

  cancel(number: number): void {
    this.#bookings[number - 1] = null;
  }

  isTaken(slot: number): boolean {
    return this.#bookings.some((range) => range !== null && range.start <= slot && slot < range.end);
  }

  #judge(now: number, start: number, length: number): Refusal | null {
    const { shortest, longest, horizonDays } = this.#rules;
    const latest = now + horizonDays * 96;
    if (length === 0) return { error: "Bookings_Empty", args: [] };
    if (start < now) return { error: "Bookings_InThePast", args: [start, now] };
    if (start > latest) return { error: "Bookings_BeyondHorizon", args: [start, latest] };
    if (length < shortest || length > longest) {
      return { error: "Bookings_LengthOutOfRange", args: [length, shortest, longest] };
    }
    if (!this.#isOpen(start, length)) {
      return { error: "Bookings_OutsideOpeningHours", args: [this.#resource, start, length] };
    }
    const slots = Array.from({ length }, (_, index) => start + index);
    const taken = slots.find((slot) => this.isTaken(slot));
    return taken === undefined ? null : { error: "Bookings_SlotTaken", args: [this.#resource, taken] };
  }

  #isOpen(start: number, length: number): boolean {
    const { opensAt, closesAt, zoneOffset, openDays } = this.#rules;
    const local = Array.from({ length }, (_, index) => new Date((start + index + zoneOffset) * SLOT_MS));
    const days = new Set(local.map((date) => date.toISOString().slice(0, 10)));
    if (days.size > 1 && (opensAt > 0 || closesAt < 96)) return false;
    return local.every((date) => {
      const quarter = date.getUTCHours() * 4 + date.getUTCMinutes() / 15;
      const weekday = (date.getUTCDay() + 6) % 7;
      return quarter >= opensAt && quarter < closesAt && (openDays & (1 << weekday)) !== 0;
    });
  }
}
