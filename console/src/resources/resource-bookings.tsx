/** What lies ahead of a resource, and all its bookings. */
import { formatTime } from "../../../client/format.ts";
import { liftOutage } from "../../../client/resources.ts";
import type { OutageRecord, ResourceRecord } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { BookingList } from "./booking-list.tsx";
import { catalogueWords } from "./catalogue-words.ts";
import { slotNow, today } from "./days.ts";
import { useBoard, useBookings } from "./queries.ts";
import classes from "./resource-page.module.css";

/** The most that a board spans. */
const daysAhead = 14;
const bookingsShown = 10;

type ResourceAheadProps = { resource: ResourceRecord; onOpen: (booking: string) => void };

export function ResourceAhead({ resource, onOpen }: ResourceAheadProps) {
  const say = useWords(catalogueWords);
  const board = useBoard(today(), daysAhead, resource.owner);
  const row = board.data?.rows.find((one) => one.resource.resource === resource.resource);
  const now = slotNow();
  const bookings = row?.bookings.filter(({ start, length }) => start + length > now) ?? [];
  const outages = row?.outages ?? [];
  return (
    <Panel title={say("twoWeeks")}>
      {board.isError && <ProblemNotice problem={board.error} />}
      {outages.map((outage) => (
        <Outage key={outage.number} outage={outage} owner={resource.owner} />
      ))}
      {board.data && bookings.length + outages.length === 0 && <Nothing>{say("nothingAhead")}</Nothing>}
      <BookingList bookings={bookings} onOpen={onOpen} withoutResource />
    </Panel>
  );
}

function Outage({ outage, owner }: { outage: OutageRecord; owner: number }) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const { holds } = useActor();
  const submission = useSubmit({ refresh: ["resources"] });
  const need = { office: "steward", at: owner } as const;
  return (
    <div className={classes.outage}>
      <span>
        {say("outage", { from: formatTime(outage.startsAt, language), until: formatTime(outage.endsAt, language) })}
      </span>
      {holds(need) && (
        <SubmitButton
          size="xs"
          variant="default"
          submission={submission}
          need={need}
          run={(ledger) => liftOutage(ledger, outage.resource, outage.number)}
          done={say("outageLifted")}
        >
          {say("lift")}
        </SubmitButton>
      )}
    </div>
  );
}

export function ResourceBookings({ resource, onOpen }: { resource: number; onOpen: (booking: string) => void }) {
  const say = useWords(catalogueWords);
  const cursor = useCursor();
  const bookings = useBookings({ resource }, { after: cursor.after, limit: bookingsShown });
  return (
    <Panel title={say("allBookings")}>
      {bookings.isError && <ProblemNotice problem={bookings.error} />}
      {bookings.data?.items.length === 0 && <Nothing>{say("noBookings")}</Nothing>}
      <BookingList bookings={bookings.data?.items ?? []} onOpen={onOpen} withoutResource />
      {(!cursor.first || bookings.data?.next) && <Pager cursor={cursor} next={bookings.data?.next} />}
    </Panel>
  );
}
