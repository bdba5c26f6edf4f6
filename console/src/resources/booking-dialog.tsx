/** Books a resource, or closes it for maintenance where the person is its steward. */
import { SegmentedControl, Select } from "@mantine/core";
import { useState } from "react";
import { useActor } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { BookingForm } from "./booking-form.tsx";
import { bookingWords } from "./booking-words.ts";
import { dayOf, today } from "./days.ts";
import { OutageForm } from "./outage-form.tsx";
import type { Picked } from "./picked.ts";
import { useNames, useResources } from "./queries.ts";

export function BookingDialog({ picked, onClose }: { picked: Picked; onClose: () => void }) {
  const say = useWords(bookingWords);
  const actor = useActor();
  const resources = useResources();
  const [chosen, choose] = useState(picked.resource);
  const [purpose, setPurpose] = useState<"booking" | "outage">();
  const resource = resources.data?.find((candidate) => candidate.resource === chosen);
  const mayClose = resource !== undefined && actor.holds({ office: "steward", at: resource.owner });
  const closing = mayClose && (purpose ?? (actor.holds({ office: "researcher" }) ? "booking" : "outage")) === "outage";
  // A stretch pointed at belongs to the resource pointed at.
  const range = chosen === picked.resource ? picked.range : undefined;
  return (
    <Dialog onClose={onClose} size="lg" title={say(closing ? "outageTitle" : "bookingTitle")}>
      <ResourceSelect value={chosen} onChange={choose} />
      {mayClose && (
        <SegmentedControl
          aria-label={say("purpose")}
          value={closing ? "outage" : "booking"}
          onChange={(value) => setPurpose(value === "outage" ? "outage" : "booking")}
          data={[
            { value: "booking", label: say("purposeBooking") },
            { value: "outage", label: say("purposeOutage") },
          ]}
        />
      )}
      {resource && closing && <OutageForm key={resource.resource} resource={resource} range={range} onDone={onClose} />}
      {resource && !closing && (
        <BookingForm
          key={resource.resource}
          resource={resource}
          range={range}
          firstDay={range === undefined ? today() : dayOf(range.start)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

function ResourceSelect({
  value,
  onChange,
}: {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  const names = useNames();
  const { data = [] } = useResources();
  const { holds } = useActor();
  // A steward who books nothing chooses among the own resources.
  const mayUse = (owner: number) => holds({ office: "researcher" }) || holds({ office: "steward", at: owner });
  const open = data.filter(({ state, resource, owner }) => (state === "open" && mayUse(owner)) || resource === value);
  return (
    <Select
      label={say("resource")}
      placeholder={say("chooseResource")}
      searchable
      data-autofocus={value === undefined || undefined}
      nothingFoundMessage={say("noMatch")}
      data={open.map(({ resource, description, owner }) => ({
        value: String(resource),
        label: `${nameIn(language, description)} · ${names(owner)}`,
      }))}
      value={value === undefined ? null : String(value)}
      onChange={(next) => onChange(next === null ? undefined : Number(next))}
    />
  );
}
