/** Bookings as rows that open their details, with the actions that are the person's where asked for. */
import { Button } from "@mantine/core";
import { formatMoney } from "../../../client/format.ts";
import type { BookingRecord } from "../../../server/resources/records.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { ActionButton, useOffers } from "./booking-actions.tsx";
import classes from "./booking-list.module.css";
import { bookingWords } from "./booking-words.ts";
import { clockRange, dayOf, formatDay } from "./days.ts";
import { rangeOf } from "./occupancy.ts";
import { useNames, useResources } from "./queries.ts";
import { StatusBadge } from "./status-badge.tsx";

type BookingListProps = {
  bookings: readonly BookingRecord[];
  onOpen: (booking: string) => void;
  /** Offers what the person may do with each. */
  actions?: boolean;
  /** All are of one resource, which need not be said. */
  withoutResource?: boolean;
};

export function BookingList({ bookings, ...rest }: BookingListProps) {
  return (
    <ul className={classes.list}>
      {bookings.map((booking) => (
        <BookingItem key={booking.booking} booking={booking} {...rest} />
      ))}
    </ul>
  );
}

type BookingItemProps = Omit<BookingListProps, "bookings"> & { booking: BookingRecord };

function BookingItem({ booking, onOpen, actions, withoutResource }: BookingItemProps) {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  const names = useNames();
  const { data: resources } = useResources();
  const resource = resources?.find((candidate) => candidate.resource === booking.resource);
  const name = resource ? nameIn(language, resource.description) : `#${booking.resource}`;
  const when = `${formatDay(dayOf(booking.start), language, "short")} ${clockRange(rangeOf(booking))}`;
  const used = booking.usedMinutes === null ? "" : ` · ${say("used", { count: booking.usedMinutes })}`;
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <button type="button" className={classes.open} onClick={() => onOpen(booking.booking)}>
          {withoutResource ? when : name}
        </button>
        <span className={classes.about}>
          {withoutResource ? names(booking.user) : `${when} · ${names(booking.user)} → ${names(booking.owner)}`}
          {used}
        </span>
      </div>
      <span className={classes.amount}>
        {booking.chargeMinor === null
          ? say("upTo", { amount: formatMoney(booking.holdMinor, language) })
          : formatMoney(booking.chargeMinor, language)}
      </span>
      <StatusBadge status={booking.status} />
      {actions && <ItemActions booking={booking} onOpen={onOpen} />}
    </li>
  );
}

function ItemActions({ booking, onOpen }: { booking: BookingRecord; onOpen: (booking: string) => void }) {
  const say = useWords(bookingWords);
  const submission = useSubmit({ refresh: ["resources", "settlement"] });
  const offers = useOffers()(booking);
  return (
    <>
      <div className={classes.actions}>
        {offers.map(({ action }) =>
          action === "meter" ? (
            <Button key={action} size="xs" onClick={() => onOpen(booking.booking)}>
              {say("action.meter")}…
            </Button>
          ) : (
            <ActionButton key={action} size="xs" {...{ action, booking, submission }} />
          ),
        )}
      </div>
      <div className={classes.progress}>
        <SubmitProgress submission={submission} />
      </div>
    </>
  );
}
