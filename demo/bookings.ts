import type { BookingAct, BookingRef } from "./acts.ts";
import { SHARING_AGREEMENT } from "./agreements.ts";
import { DAY, HOUR, MINUTE, SLOT_SECONDS, startOfDay, whenAwake } from "./calendar.ts";
import { type MemberKey, members } from "./members.ts";
import { officerOf } from "./people.ts";
import { integerBetween, pickWeighted, type Random, streamOf } from "./random.ts";
import { bookableFrom, type Place, placeEndsAt, placeStartsAt } from "./timetable.ts";

/** How long a user may answer a metered usage; afterwards it counts as confirmed. */
export const ANSWER_WINDOW_SECONDS = 3 * DAY;

export type BookingStory = {
  readonly ref: BookingRef;
  readonly place: Place;
  readonly user: MemberKey;
  /** When the charge is posted; undefined where it never is. */
  readonly chargedAt: number | undefined;
  readonly acts: readonly BookingAct[];
};

type Fate = "declined" | "cancelled" | "unanswered" | "contested" | "answered" | "confirmed";

type Draft = { readonly place: Place; readonly user: MemberKey; readonly bookedAt: number };

/** Whom the tour in README.md follows. */
const toMeter: { readonly owner: MemberKey; readonly user: MemberKey } = { owner: "jinghua", user: "hutuo" };

const users = members.filter((member) => member.kind !== "government");

/** The owner's own people are the most frequent users; the enterprise comes a little oftener than others. */
function userFor(random: Random, owner: MemberKey): MemberKey {
  return pickWeighted(random, users, ({ key, kind }) => {
    if (key === owner) return 4;
    return kind === "enterprise" ? 1.6 : 1;
  }).key;
}

/** Between the horizon and three hours before the start; in the weeks around the anchor mostly well ahead. */
function bookedAtFor(random: Random, place: Place, anchor: number): number {
  const startsAt = placeStartsAt(place);
  const horizon = Math.min(place.instrument.rules.horizonDays * DAY, 14 * DAY) - 2 * HOUR;
  const lead = random() < 0.8 ? 3.5 * DAY + random() * (horizon - 3.5 * DAY) : (0.4 + random() * 3) * DAY;
  const wanted = startOfDay(startsAt - lead) + 8 * HOUR + integerBetween(random, 0, 14 * HOUR);
  const earliest = Math.max(startsAt - horizon, bookableFrom(anchor) + integerBetween(random, 0, 30 * HOUR));
  return Math.min(Math.max(wanted, earliest), startsAt - 3 * HOUR);
}

function draftOf(random: Random, place: Place, anchor: number): Draft {
  const user = userFor(random, place.instrument.owner);
  return { place, user, bookedAt: bookedAtFor(random, place, anchor) };
}

/** What becomes of a booking. Whatever the hour of the demo, some usages stand unanswered and some contested. */
function fateOf(random: Random, { place }: Draft, recent: number): Fate {
  if (recent <= 3) return "unanswered";
  if (recent <= 5) return "contested";
  const draw = random();
  if (place.instrument.rules.needsApproval && draw < 0.07) return "declined";
  if (draw < 0.15) return "cancelled";
  if (place.week === 0 && draw < 0.19) return "unanswered";
  return draw < 0.21 ? "answered" : "confirmed";
}

/** Tells one booking's story, act after act, each later than the one before. */
class Narrator {
  readonly #random: Random;
  readonly #draft: Draft;
  readonly #of: { readonly booking: BookingRef; readonly instrument: string };
  readonly #steward: string;
  readonly #researcher: string;
  readonly acts: BookingAct[] = [];

  constructor(random: Random, draft: Draft, booking: BookingRef) {
    const { instrument } = draft.place;
    this.#random = random;
    this.#draft = draft;
    this.#of = { booking, instrument: instrument.key };
    this.#steward = officerOf(instrument.owner, "steward").id;
    this.#researcher = officerOf(draft.user, "researcher").id;
  }

  #between(lowHours: number, highHours: number): number {
    return integerBetween(this.#random, lowHours * HOUR, highHours * HOUR);
  }

  /** @returns When. */
  book(): number {
    const { place, user, bookedAt: at } = this.#draft;
    const { start, length } = place;
    const agreement = user === place.instrument.owner ? null : SHARING_AGREEMENT;
    this.acts.push({ at, actor: this.#researcher, act: "book", ...this.#of, user, agreement, start, length });
    return at;
  }

  /** The steward answers in a day or so, and always before the start. */
  decide(act: "approve" | "decline", bookedAt: number): number {
    const latest = placeStartsAt(this.#draft.place) - HOUR;
    const wanted = whenAwake(this.#random, bookedAt + this.#between(1, this.#random() < 0.6 ? 18 : 60), 9, 18);
    const at = wanted < latest ? wanted : Math.floor((bookedAt + latest) / 2);
    this.acts.push({ at, actor: this.#steward, act, ...this.#of });
    return at;
  }

  cancel(after: number): void {
    const at = integerBetween(this.#random, after + MINUTE, placeStartsAt(this.#draft.place) - 20 * MINUTE);
    this.acts.push({ at, actor: this.#researcher, act: "cancel", ...this.#of });
  }

  /** Mostly what was booked or a little less; less again when metered after an objection. */
  meter(after: number, again: boolean): number {
    const booked = (this.#draft.place.length * SLOT_SECONDS) / MINUTE;
    const share = again ? 0.4 + 0.3 * this.#random() : Math.min(1, 0.72 + 0.45 * this.#random());
    const usedMinutes = Math.max(10, Math.round((booked * share) / 5) * 5);
    const delay = again ? this.#between(12, 60) : integerBetween(this.#random, 10 * MINUTE, 4 * HOUR);
    const at = whenAwake(this.#random, after + delay, 8, 21);
    this.acts.push({ at, actor: this.#steward, act: "meter", ...this.#of, usedMinutes });
    return at;
  }

  /** Well within the time for an answer. */
  answer(act: "confirm" | "contest", meteredAt: number): number {
    const at = whenAwake(this.#random, meteredAt + this.#between(1, act === "confirm" ? 54 : 30), 8, 22);
    this.acts.push({ at, actor: this.#researcher, act, ...this.#of });
    return at;
  }
}

/** @returns When the charge is posted. */
function tell(narrator: Narrator, draft: Draft, fate: Fate): number | undefined {
  let at = narrator.book();
  if (fate === "declined") {
    narrator.decide("decline", at);
    return undefined;
  }
  if (draft.place.instrument.rules.needsApproval) at = narrator.decide("approve", at);
  if (fate === "cancelled") {
    narrator.cancel(at);
    return undefined;
  }
  at = narrator.meter(placeEndsAt(draft.place), false);
  if (fate === "unanswered") return undefined;
  if (fate === "confirmed") return narrator.answer("confirm", at);
  at = narrator.answer("contest", at);
  if (fate === "contested") return undefined;
  return narrator.answer("confirm", narrator.meter(at, true));
}

/**
 * Leaves one use of the week before the anchor unmetered, at the featured steward's and if there is one by the featured
 * researcher: begun whenever the demo begins, so that the steward always has a use to meter.
 */
function withOneToMeter(stories: readonly BookingStory[]): readonly BookingStory[] {
  const metered = stories.filter(
    ({ place, user, acts }) =>
      place.week === -1 &&
      place.instrument.owner === toMeter.owner &&
      user !== toMeter.owner &&
      acts.some(({ act }) => act === "meter"),
  );
  const left = metered.findLast(({ user }) => user === toMeter.user) ?? metered.at(-1);
  return stories.map((story) =>
    story === left
      ? { ...story, chargedAt: undefined, acts: story.acts.filter(({ act }) => act === "book" || act === "approve") }
      : story,
  );
}

/** The stories of all bookings, in the order in which they were made, which is also that of their numbers. */
export function bookingsOf(seed: number, anchor: number, places: readonly Place[]): readonly BookingStory[] {
  const random = streamOf(seed, "bookings");
  const drafts = places
    .map((place) => draftOf(random, place, anchor))
    .sort((one, other) => one.bookedAt - other.bookedAt);
  const numbers = new Map<string, number>();
  let recent = 0;
  const stories = drafts.map((draft): BookingStory => {
    const { key, owner } = draft.place.instrument;
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    const startsAt = placeStartsAt(draft.place);
    // Thursday and Friday before the anchor: metered and contested by then, and nothing more.
    const isRecent = draft.user !== owner && startsAt >= anchor - 6 * DAY && startsAt < anchor - 3.5 * DAY;
    if (isRecent) recent += 1;
    const ref: BookingRef = `${key}-${number}`;
    const narrator = new Narrator(random, draft, ref);
    const chargedAt = tell(narrator, draft, fateOf(random, draft, isRecent ? recent : Number.POSITIVE_INFINITY));
    return { ref, place: draft.place, user: draft.user, chargedAt, acts: narrator.acts };
  });
  return withOneToMeter(stories);
}
