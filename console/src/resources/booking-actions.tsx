/** What the person at the screen may do with a booking now. */
import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";
import { formatMoney } from "../../../client/format.ts";
import { priceOf } from "../../../client/rates.ts";
import { approve, cancel, confirm, contest, decline, deem, meter } from "../../../client/resources.ts";
import type { BookingRecord, Rate } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { type Submission, SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import classes from "./booking.module.css";
import { useBookingName } from "./booking-name.ts";
import { useBookingsPause } from "./booking-pause.ts";
import { awaited, type BookingAction, type Offer, offersOf } from "./booking-steps.ts";
import { bookingWords } from "./booking-words.ts";
import { useNames, useRates } from "./queries.ts";

type SimpleAction = Exclude<BookingAction, "meter">;

const runs = { approve, decline, cancel, confirm, contest, deem } as const satisfies Record<SimpleAction, unknown>;

/** Those that take something away from somebody are asked for twice. */
const asksAgain: readonly BookingAction[] = ["decline", "cancel"];

export function useOffers(): (booking: BookingRecord) => Offer[] {
  const { address, holds } = useActor();
  const pausedUntil = useBookingsPause();
  const may = ({ need }: Offer) => (need === undefined ? address !== undefined : holds(need));
  return (booking) => offersOf(booking, Date.now(), pausedUntil).filter(may);
}

export function BookingActions({ booking }: { booking: BookingRecord }) {
  const submission = useSubmit({ refresh: ["resources", "settlement"] });
  const offers = useOffers()(booking);
  return (
    <>
      {offers.length === 0 ? (
        <Awaited booking={booking} />
      ) : (
        <div className={classes.actions}>
          {offers.map(({ action }) =>
            action === "meter" ? (
              <MeterForm key={action} booking={booking} submission={submission} />
            ) : (
              <ActionButton key={action} {...{ action, booking, submission }} />
            ),
          )}
        </div>
      )}
      <SubmitProgress submission={submission} />
    </>
  );
}

type ActionButtonProps = { action: SimpleAction; booking: BookingRecord; submission: Submission; size?: "xs" };

export function ActionButton({ action, booking, submission, size }: ActionButtonProps) {
  const say = useWords(bookingWords);
  const nameOf = useBookingName();
  const [asked, setAsked] = useState(false);
  const looks = action === "approve" || action === "confirm" || action === "deem" ? "filled" : "default";
  if (asksAgain.includes(action) && !asked) {
    return (
      <Button variant="default" size={size ?? "sm"} disabled={submission.busy} onClick={() => setAsked(true)}>
        {say(`action.${action}`)}
      </Button>
    );
  }
  return (
    <>
      <SubmitButton
        submission={submission}
        size={size ?? "sm"}
        variant={asked ? "filled" : looks}
        color={asked ? "red" : undefined}
        run={(ledger) => runs[action](ledger, booking.booking)}
        done={say(`done.${action}`, { booking: nameOf(booking) })}
        noNotice
      >
        {say(asked ? `sure.${action === "decline" ? "decline" : "cancel"}` : `action.${action}`)}
      </SubmitButton>
      {asked && (
        <Button variant="subtle" size={size ?? "sm"} disabled={submission.busy} onClick={() => setAsked(false)}>
          {say("sure.no")}
        </Button>
      )}
    </>
  );
}

function MeterForm({ booking, submission }: { booking: BookingRecord; submission: Submission }) {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  const nameOf = useBookingName();
  const booked = booking.length * 15;
  const [minutes, setMinutes] = useState<number | string>(booking.usedMinutes ?? booked);
  const rate = useBookedRate(booking);
  const valid = typeof minutes === "number" && Number.isInteger(minutes) && minutes >= 0 && minutes <= booked;
  return (
    <>
      <NumberInput
        label={say("usedMinutes")}
        description={say("bookedMinutes", { count: booked })}
        value={minutes}
        onChange={setMinutes}
        min={0}
        max={booked}
        step={5}
        allowDecimal={false}
        error={!valid}
        w={200}
      />
      <SubmitButton
        submission={submission}
        disabled={!valid}
        run={(ledger) => meter(ledger, booking.booking, Number(minutes))}
        done={say("done.meter", { booking: nameOf(booking) })}
        noNotice
      >
        {rate && valid
          ? say("meterFor", { amount: formatMoney(priceOf(rate, booking.rateClass, minutes), language) })
          : say("action.meter")}
      </SubmitButton>
    </>
  );
}

/** The rate the booking was made under. */
export function useBookedRate({ resource, rateVersion }: BookingRecord): Rate | undefined {
  return useRates(resource).data?.find(({ version }) => version === rateVersion)?.rate;
}

function Awaited({ booking }: { booking: BookingRecord }) {
  const say = useWords(bookingWords);
  const names = useNames();
  const need = awaited(booking, Date.now(), useBookingsPause());
  if (need === undefined || !("office" in need)) return null;
  const office = need.office === "steward" ? say("theSteward") : say("theResearcher");
  return <p className={classes.await}>{say(`await.${booking.status}`, { office, member: names(need.at ?? 0) })}</p>;
}
