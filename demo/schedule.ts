import type { Act, CreditAct, ResourceAct } from "./acts.ts";
import { agreementActsOf } from "./agreements.ts";
import { type BatchFact, batchesOf } from "./batches.ts";
import { bookingsOf } from "./bookings.ts";
import { anchorOf, DAY, dateOf, HISTORY_WEEKS, HOUR, MINUTE, startOfDay, WEEK } from "./calendar.ts";
import { councilActsOf } from "./council.ts";
import { cyclesOf } from "./cycles.ts";
import { instruments } from "./instruments.ts";
import { meetingActsOf } from "./meetings.ts";
import { officerOf } from "./people.ts";
import { integerBetween, streamOf } from "./random.ts";
import { recognitionActsOf } from "./recognitions.ts";
import { seatActsOf } from "./seats.ts";
import { type Place, placeStartsAt, timetableOf } from "./timetable.ts";

/** The seed of the demo that everybody sees. */
export const DEMO_SEED = 7364101;

export type ScheduleInput = {
  /** Monday 00:00 in Shanghai, unix seconds. */
  readonly anchor: number;
  /** The demo's present, unix seconds: what would be done later is left out. */
  readonly now: number;
  readonly seed?: number;
};

export type Schedule = {
  /** When the alliance is founded: members and offices have to stand before the first act. */
  readonly foundedAt: number;
  /** In the order of time. A later `now` only adds acts at the end. */
  readonly acts: readonly Act[];
  /** The batches that the acts issue, with the private records. */
  readonly batches: readonly BatchFact[];
};

function publications(foundedAt: number): ResourceAct[] {
  return instruments.map((instrument, index) => ({
    at: foundedAt + 9 * HOUR + index * 5 * MINUTE,
    actor: officerOf(instrument.owner, "steward").id,
    act: "publish",
    instrument: instrument.key,
  }));
}

function outageActs(seed: number, outages: readonly Place[]): ResourceAct[] {
  const random = streamOf(seed, "outages");
  return outages.map((outage) => {
    const { instrument, start, length } = outage;
    const day = startOfDay(placeStartsAt(outage)) - integerBetween(random, 2, 6) * DAY;
    const at = day + 9 * HOUR + integerBetween(random, 0, 8 * 60) * MINUTE;
    return {
      at,
      actor: officerOf(instrument.owner, "steward").id,
      act: "makeOutage",
      instrument: instrument.key,
      start,
      length,
    };
  });
}

function supersedes(batches: readonly BatchFact[]): CreditAct[] {
  return batches.flatMap((batch) => {
    const [successor] = batch.records;
    if (!batch.replaces || !successor) return [];
    return [
      {
        at: batch.issuedAt + 10 * MINUTE,
        actor: officerOf(batch.issuer, "registrar").id,
        act: "supersede",
        issuer: batch.issuer,
        ...batch.replaces,
        reason: "grade-corrected",
        successorId: successor.recordId,
        successorSequence: batch.sequence,
      },
    ];
  });
}

/** The last record of every tenth full batch turns out wrong. */
function revocations(batches: readonly BatchFact[]): CreditAct[] {
  const full = batches.filter((batch) => !batch.replaces);
  return full.flatMap((batch, index): CreditAct[] => {
    const record = batch.records.at(-1);
    if (index % 10 !== 4 || !record) return [];
    return [
      {
        at: batch.issuedAt + 9 * DAY + HOUR,
        actor: officerOf(batch.issuer, "registrar").id,
        act: "revoke",
        issuer: batch.issuer,
        sequence: batch.sequence,
        recordId: record.recordId,
        reason: index === 24 ? "academic-misconduct" : "issued-in-error",
      },
    ];
  });
}

function issues(batches: readonly BatchFact[]): CreditAct[] {
  return batches.map(({ issuer, sequence, issuedAt: at }) => ({
    at,
    actor: officerOf(issuer, "registrar").id,
    act: "issueBatch",
    issuer,
    sequence,
  }));
}

/** All that is done in the demo, from its founding to its present; the same for the same input. */
export function scheduleOf({ anchor, now, seed = DEMO_SEED }: ScheduleInput): Schedule {
  if (anchorOf(anchor) !== anchor) throw new Error("The anchor has to be a Monday, 00:00 in Shanghai");
  const foundedAt = anchor - HISTORY_WEEKS * WEEK;
  const batches = batchesOf(seed, anchor);
  const { bookings, outages } = timetableOf(seed, anchor);
  const stories = bookingsOf(seed, anchor, bookings);
  const changes = [...supersedes(batches), ...revocations(batches)];
  const ended = new Set(changes.flatMap((act) => ("recordId" in act ? [act.recordId] : [])));
  const year = Number(dateOf(anchor).slice(0, 4));
  const acts: Act[] = [
    ...publications(foundedAt),
    ...seatActsOf(foundedAt),
    ...agreementActsOf(foundedAt, anchor),
    ...councilActsOf(foundedAt, anchor),
    ...meetingActsOf(foundedAt, anchor),
    ...issues(batches),
    ...changes,
    ...recognitionActsOf({ seed, anchor, foundedAt, year, batches, ended }),
    ...outageActs(seed, outages),
    ...stories.flatMap((story) => story.acts),
    ...cyclesOf(anchor, stories),
  ];
  return {
    foundedAt,
    // Sorting is stable: what is done at the same second keeps the order above.
    acts: acts.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at),
    batches: batches.filter(({ issuedAt }) => issuedAt <= now),
  };
}
