import { Select } from "@mantine/core";
import { useState } from "react";
import { book } from "../../../client/resources.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import classes from "./booking.module.css";
import { BookedUnder, useAgreementsToBookUnder } from "./booking-agreement.tsx";
import { bookingFaults } from "./booking-faults.ts";
import { useBookingName } from "./booking-name.ts";
import { bookingWords } from "./booking-words.ts";
import { DateField } from "./date-field.tsx";
import { DayLane, HourAxis } from "./day-lane.tsx";
import { clockOf, dayOf, firstSlotOf, type Range, slotNow, today } from "./days.ts";
import { Estimate, FaultList } from "./estimate.tsx";
import { axisOf, type BoardRow, commonAxis, dayCellOf } from "./occupancy.ts";
import { useBoard, useNames } from "./queries.ts";
import { RulesLine } from "./rules-line.tsx";
import { pointedRange } from "./stretch.ts";

type BookingFormProps = {
  resource: ResourceRecord;
  /** The stretch that was pointed at, if any. */
  range: Range | undefined;
  firstDay: number;
  onDone: () => void;
};

export function BookingForm({ resource, range: pointed, firstDay, onDone }: BookingFormProps) {
  const say = useWords(bookingWords);
  const { member, holds } = useActor();
  const [day, setDay] = useState(firstDay);
  const [chosen, setChosen] = useState(pointed);
  const board = useBoard(day, 1, resource.owner);
  const submission = useSubmit({ refresh: ["resources", "settlement"] });
  const row =
    dayOf(board.data?.from ?? 0) === day
      ? board.data?.rows.find((one) => one.resource.resource === resource.resource)
      : undefined;
  const range = chosen ?? suggested(row, day);
  const faults = row && range ? bookingFaults(row, range, slotNow()) : [];
  const need = { office: "researcher" } as const;
  const asks = resource.rules.needsApproval;
  const nameOf = useBookingName();

  const toDay = (next: number) => {
    setDay(next);
    const moved = firstSlotOf(next) - firstSlotOf(day);
    setChosen(chosen && { start: chosen.start + moved, end: chosen.end + moved });
  };
  const agreements = useAgreementsToBookUnder(member?.member, resource.owner);
  const booking = member &&
    range &&
    agreements.data !== undefined && {
      resource: resource.resource,
      user: member.member,
      start: range.start,
      length: range.end - range.start,
      rateVersion: resource.rateVersion,
      agreement: agreements.data?.[0] ?? null,
    };
  return (
    <>
      <RulesLine rules={resource.rules} />
      <div className={classes.times}>
        <DateField
          label={say("date")}
          day={day}
          onDay={toDay}
          min={today()}
          max={today() + resource.rules.horizonDays}
        />
        {range && <Times {...{ resource, day, range }} onRange={setChosen} />}
      </div>
      {row && <Strip {...{ row, day, range }} bad={faults.length > 0} onPick={setChosen} />}
      {board.isError && <ProblemNotice problem={board.error} />}
      {row && range === undefined && <p>{say("nothingFree")}</p>}
      <FaultList faults={faults} />
      {range && <Estimate resource={resource} user={member} minutes={(range.end - range.start) * 15} />}
      {holds(need) && <BookedUnder agreements={agreements} />}
      {holds(need) ? (
        <SubmitButton
          submission={submission}
          need={need}
          disabled={!booking || row === undefined || faults.length > 0}
          run={async (ledger) => (booking ? book(ledger, booking) : undefined)}
          done={booking ? say(asks ? "done.request" : "done.book", { booking: nameOf(booking) }) : null}
          onDone={onDone}
          noNotice
        >
          {say(asks ? "requestBooking" : "book")}
        </SubmitButton>
      ) : (
        <Refused need={need} />
      )}
      <SubmitProgress submission={submission} />
    </>
  );
}

/** The first free stretch of the day that is long enough. */
function suggested(row: BoardRow | undefined, day: number): Range | undefined {
  if (row === undefined) return undefined;
  const { rules } = row.resource;
  const free = dayCellOf(row, day, undefined).free.find(({ start, end }) => end - start >= rules.shortest);
  return free && pointedRange(free, free.start, rules);
}

type StripProps = {
  row: BoardRow;
  day: number;
  range: Range | undefined;
  bad: boolean;
  onPick: (range: Range) => void;
};

function Strip({ row, day, range, bad, onPick }: StripProps) {
  const names = useNames();
  const { member } = useActor();
  const axis = commonAxis([axisOf(row)]);
  return (
    <div>
      <HourAxis axis={axis} />
      <DayLane {...{ row, day, axis, names, onPick }} member={member?.member} chosen={range} chosenBad={bad} />
    </div>
  );
}

type TimesProps = { resource: ResourceRecord; day: number; range: Range; onRange: (range: Range) => void };

/** From and to in quarters of an hour. A change of the first keeps the length. */
function Times({ resource, day, range, onRange }: TimesProps) {
  const say = useWords(bookingWords);
  const midnight = firstSlotOf(day);
  const { start: first, end: last } = commonAxis([axisOf({ resource, bookings: [], outages: [] })]);
  const times = (from: number, until: number) =>
    Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => ({
      value: String(midnight + from + index),
      label: clockOf(from + index),
    }));
  const length = range.end - range.start;
  return (
    <>
      <Select
        label={say("from")}
        data={times(first, last - 1)}
        value={String(range.start)}
        allowDeselect={false}
        onChange={(slot) => slot && onRange({ start: Number(slot), end: Number(slot) + length })}
      />
      <Select
        label={say("to")}
        data={times(Math.max(first, range.start - midnight) + 1, Math.max(last, range.end - midnight))}
        value={String(range.end)}
        allowDeselect={false}
        onChange={(slot) => slot && onRange({ start: range.start, end: Number(slot) })}
      />
    </>
  );
}
