import { DAY, HISTORY_WEEKS, HOUR, SLOT_SECONDS, WEEK } from "./calendar.ts";
import type { InstrumentFact } from "./catalogue/row.ts";
import { instruments } from "./instruments.ts";
import { integerBetween, pickFrom, type Random, streamOf } from "./random.ts";

/** A range of slots of an instrument, taken by a booking or an outage. */
export type Place = {
  readonly instrument: InstrumentFact;
  /** First slot from 1970 on. */
  readonly start: number;
  /** Slots. */
  readonly length: number;
  /** Week from the anchor's week, which is 0. */
  readonly week: number;
};

export type Timetable = { readonly bookings: readonly Place[]; readonly outages: readonly Place[] };

const LAST_WEEK = 2;
const TRIES = 16;
const SHOWPIECES = 7;

/** How many bookings are made for a week; use grows, and the weeks to come fill as they come near. */
function bookingsIn(week: number): number {
  const near: Readonly<Record<number, number>> = { [-4]: 34, [-3]: 40, [-2]: 48, [-1]: 68, 0: 150, 1: 96, 2: 30 };
  return near[week] ?? 36 + week;
}

export function placeEndsAt(place: Place): number {
  return placeStartsAt(place) + place.length * SLOT_SECONDS;
}

export function placeStartsAt(place: Place): number {
  return place.start * SLOT_SECONDS;
}

/** Finds free ranges of slots and takes them. */
class Board {
  readonly #anchor: number;
  readonly #random: Random;
  readonly #taken = new Set<string>();

  constructor(anchor: number, random: Random) {
    this.#anchor = anchor;
    this.#random = random;
  }

  /** Takes a free range on an open day of the week; undefined where a few tries find none. */
  take(instrument: InstrumentFact, week: number, lengthOf: () => number): Place | undefined {
    const { opensAt, closesAt, openDays } = instrument.rules;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const length = lengthOf();
      const weekday = integerBetween(this.#random, week === -HISTORY_WEEKS ? 2 : 0, 6);
      if ((openDays & (1 << weekday)) === 0) continue;
      const midnight = (this.#anchor + week * WEEK + weekday * DAY) / SLOT_SECONDS;
      const halfHours = Math.floor((closesAt - opensAt - length) / 2);
      const start = midnight + opensAt + 2 * integerBetween(this.#random, 0, halfHours);
      const slots = Array.from({ length }, (_, index) => `${instrument.key} ${start + index}`);
      if (slots.some((slot) => this.#taken.has(slot))) continue;
      for (const slot of slots) this.#taken.add(slot);
      return { instrument, start, length, week };
    }
    return undefined;
  }
}

/** Mostly short, sometimes as long as the rules allow. */
function bookingLength(random: Random, { rules }: InstrumentFact): number {
  const room = Math.floor((rules.longest - rules.shortest) / 2);
  return rules.shortest + 2 * Math.floor(random() ** 1.6 * (room + 1));
}

function outagesOf(board: Board, random: Random): Place[] {
  const weeks = Array.from({ length: HISTORY_WEEKS + 1 }, (_, index) => index + 1 - HISTORY_WEEKS);
  const scattered = weeks.map((week) => ({ week, instrument: pickFrom(random, instruments) }));
  const wanted = instruments.slice(0, SHOWPIECES).flatMap((instrument) => [
    { week: 0, instrument },
    { week: -8, instrument },
  ]);
  return [...scattered, ...wanted].flatMap(({ week, instrument }) => {
    const place = board.take(instrument, week, () => integerBetween(random, 2, 6) * 2);
    return place ? [place] : [];
  });
}

/** Shares a week's bookings out by demand: the whole part for sure, the rest by chance. */
function bookingsOfWeek(board: Board, random: Random, week: number): Place[] {
  const demand = instruments.reduce((sum, instrument) => sum + instrument.demand, 0);
  return instruments.flatMap((instrument) => {
    const share = (bookingsIn(week) * instrument.demand) / demand;
    const count = Math.floor(share) + (random() < share % 1 ? 1 : 0);
    return Array.from({ length: count }, () =>
      board.take(instrument, week, () => bookingLength(random, instrument)),
    ).filter((place) => place !== undefined);
  });
}

/** Which slots are ever taken, cancelled and declined bookings included; no two ranges overlap. */
export function timetableOf(seed: number, anchor: number): Timetable {
  const random = streamOf(seed, "timetable");
  const board = new Board(anchor, random);
  const outages = outagesOf(board, random);
  const weeks = Array.from({ length: HISTORY_WEEKS + LAST_WEEK + 1 }, (_, index) => index - HISTORY_WEEKS);
  return { bookings: weeks.flatMap((week) => bookingsOfWeek(board, random, week)), outages };
}

/** The first moment at which all instruments are published and can be booked. */
export function bookableFrom(anchor: number): number {
  return anchor - HISTORY_WEEKS * WEEK + 13 * HOUR;
}
