/** One booking: its course, who and when, what it costs and how that was computed, and what can be done. */
import { Link } from "@tanstack/react-router";
import { formatMoney, formatTime, shorten } from "../../../client/format.ts";
import { formatPrice } from "../../../client/rates.ts";
import type { BookingRecord } from "../../../server/resources/records.ts";
import { landing } from "../shell/focus.ts";
import { Facts } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";
import classes from "./booking.module.css";
import { BookingActions, useBookedRate } from "./booking-actions.tsx";
import { AgreementLink } from "./booking-agreement.tsx";
import { useBookingsPause } from "./booking-pause.ts";
import { type BookingStep, stepsOf } from "./booking-steps.ts";
import { bookingWords } from "./booking-words.ts";
import { clockRange, dayOf, formatDay, hoursOf } from "./days.ts";
import { rangeOf } from "./occupancy.ts";
import { useBooking, useNames, useResource } from "./queries.ts";
import { StatusBadge } from "./status-badge.tsx";

export function BookingDetail({ booking: id }: { booking: string }) {
  const booking = useBooking(id);
  if (booking.isError) return <ProblemNotice problem={booking.error} onRetry={() => void booking.refetch()} />;
  return booking.data ? <Detail key={id} booking={booking.data} /> : null;
}

function Detail({ booking }: { booking: BookingRecord }) {
  const [language] = useLanguage();
  const resource = useResource(booking.resource);
  return (
    <>
      <div className={classes.drawerHead}>
        <Link to="/resources/$resource" params={{ resource: String(booking.resource) }}>
          {resource.data ? nameIn(language, resource.data.description) : `#${booking.resource}`}
        </Link>
        <StatusBadge status={booking.status} />
      </div>
      <p className={classes.when} {...landing}>
        {formatDay(dayOf(booking.start), language, "long")} {clockRange(rangeOf(booking))}
      </p>
      <BookingActions key={booking.status} booking={booking} />
      <Steps booking={booking} />
      <Cost booking={booking} />
      <About booking={booking} location={resource.data?.description.location} />
    </>
  );
}

function Steps({ booking }: { booking: BookingRecord }) {
  const say = useWords(bookingWords);
  const pausedUntil = useBookingsPause();
  const [language] = useLanguage();
  const time = ({ step, at }: BookingStep) => {
    if (step === "use")
      return `${formatTime(booking.startsAt, language)} – ${clockRange(rangeOf(booking)).split(" – ")[1]}`;
    if (at === undefined) return undefined;
    const text = formatTime(at, language);
    return step === "answer" && booking.status === "metered" ? say("until", { time: text }) : text;
  };
  return (
    <ol className={classes.steps}>
      {stepsOf(booking, Date.now(), pausedUntil).map((step) => (
        <li
          key={step.step}
          className={classes.step}
          data-state={step.state}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className={classes.stepName}>{say(step.saying, { count: booking.usedMinutes ?? 0 })}</span>
          <span className={classes.stepTime}>{time(step)}</span>
        </li>
      ))}
    </ol>
  );
}

function About({ booking, location }: { booking: BookingRecord; location: string | undefined }) {
  const say = useWords(bookingWords);
  const names = useNames();
  return (
    <section className={classes.section}>
      <Facts
        facts={[
          [say("user"), names(booking.user)],
          [say("owner"), names(booking.owner)],
          [say("location"), location || "—"],
          ...(booking.agreement === null
            ? []
            : [[say("agreement"), <AgreementLink key="agreement" agreement={booking.agreement} />] as const]),
          [say("bookedTime"), say("hours", { hours: hoursOf(booking.length) })],
          [
            say("researcher"),
            <code key="researcher" title={booking.researcher}>
              {shorten(booking.researcher)}
            </code>,
          ],
          [say("number"), <code key="number">{booking.booking}</code>],
        ]}
      />
    </section>
  );
}

/** Says the sum, not only its result: who checks a bill wants to see it. */
function Cost({ booking }: { booking: BookingRecord }) {
  const say = useWords(bookingWords);
  const board = useWords(boardWords);
  const [language] = useLanguage();
  const rate = useBookedRate(booking);
  const price = rate && formatPrice(rate[booking.rateClass], language);
  const sum = (minutes: number) =>
    price === undefined ? "" : say("sum", { price: board("rateAnHour", { price }), count: minutes });
  return (
    <section className={classes.section}>
      <h2>{say("cost")}</h2>
      <Facts
        facts={[
          [
            say("rate"),
            say("rateVersion", { version: booking.rateVersion, rateClass: say(`class.${booking.rateClass}`) }),
          ],
          [say("hold"), <Sum key="hold" amountMinor={booking.holdMinor} sum={sum(booking.length * 15)} />],
          ...(booking.chargeMinor === null
            ? []
            : [
                [
                  say("charge"),
                  <Sum key="charge" amountMinor={booking.chargeMinor} sum={sum(booking.usedMinutes ?? 0)} />,
                ] as const,
              ]),
          ...(booking.obligation === null
            ? []
            : [[say("obligation"), <Line key="line" line={booking.obligation} />] as const]),
        ]}
      />
    </section>
  );
}

function Sum({ amountMinor, sum }: { amountMinor: string; sum: string }) {
  const [language] = useLanguage();
  return (
    <>
      <b>{formatMoney(amountMinor, language)}</b> <span className={classes.note}>{sum}</span>
    </>
  );
}

function Line({ line }: { line: string }) {
  const say = useWords(bookingWords);
  if (line === "0") return <>{say("nothingOwed")}</>;
  return (
    <Link to="/settlement/lines/$line" params={{ line }}>
      {say("line", { line })}
    </Link>
  );
}
