/** Closes a resource for maintenance, for up to a week. */
import { Group, Select } from "@mantine/core";
import { useState } from "react";
import { makeOutage } from "../../../client/resources.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { outageFaults } from "./booking-faults.ts";
import { bookingWords } from "./booking-words.ts";
import { DateField } from "./date-field.tsx";
import { clockOf, dayOf, firstSlotOf, type Range, slotNow, today } from "./days.ts";
import { FaultList } from "./estimate.tsx";
import { useBoard } from "./queries.ts";

const quarters = Array.from({ length: 97 }, (_, slot) => ({ value: String(slot), label: clockOf(slot) }));

type OutageFormProps = { resource: ResourceRecord; range: Range | undefined; onDone: () => void };

export function OutageForm({ resource, range: pointed, onDone }: OutageFormProps) {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  const [range, setRange] = useState<Range>(() => pointed ?? tomorrow(resource));
  const submission = useSubmit({ refresh: ["resources"] });
  const first = dayOf(range.start);
  const board = useBoard(first, 14, resource.owner);
  const row = board.data?.rows.find((one) => one.resource.resource === resource.resource);
  const current = row !== undefined && !board.isPlaceholderData;
  const faults = current ? outageFaults(row, range, slotNow()) : [];
  return (
    <>
      <Moment label={say("outageFrom")} slot={range.start} onSlot={(start) => setRange(after(range, start))} />
      <Moment label={say("outageTo")} slot={range.end} isEnd onSlot={(end) => setRange({ ...range, end })} />
      <FaultList faults={faults} />
      <SubmitButton
        submission={submission}
        need={{ office: "steward", at: resource.owner }}
        disabled={!current || faults.length > 0}
        run={(ledger) => makeOutage(ledger, resource.resource, range.start, range.end - range.start)}
        done={say("done.outage", { resource: nameIn(language, resource.description) })}
        onDone={onDone}
      >
        {say("closeForMaintenance")}
      </SubmitButton>
    </>
  );
}

type MomentProps = { label: string; slot: number; isEnd?: boolean; onSlot: (slot: number) => void };

/** A day and a time. The end of a day is 24:00 of that day, not 0:00 of the next. */
function Moment({ label, slot, isEnd, onSlot }: MomentProps) {
  const say = useWords(bookingWords);
  const day = dayOf(isEnd ? slot - 1 : slot);
  const time = slot - firstSlotOf(day);
  return (
    <Group grow align="flex-end" gap="sm">
      <DateField label={label} day={day} min={today()} onDay={(next) => onSlot(firstSlotOf(next) + time)} />
      <Select
        aria-label={`${label}, ${say("time")}`}
        data={isEnd ? quarters.slice(1) : quarters.slice(0, -1)}
        value={String(time)}
        allowDeselect={false}
        onChange={(next) => next !== null && onSlot(firstSlotOf(day) + Number(next))}
      />
    </Group>
  );
}

function after(range: Range, start: number): Range {
  return { start, end: start + Math.max(1, range.end - range.start) };
}

/** Tomorrow's opening hours. */
function tomorrow({ rules }: ResourceRecord): Range {
  const midnight = firstSlotOf(today() + 1);
  return { start: midnight + rules.opensAt, end: midnight + rules.closesAt };
}
