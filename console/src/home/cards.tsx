import { formatMoney, shorten } from "../../../client/format.ts";
import type { Overview } from "../../../server/api/overview-records.ts";
import { Panel } from "../shell/panel.tsx";
import { useStatus } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./home.module.css";
import { homeWords } from "./words.ts";

export function LedgerCard() {
  const say = useWords(homeWords);
  const [language] = useLanguage();
  const { data } = useStatus();
  if (!data?.block) return null;
  const indexed = data.indexed?.number ?? 0;
  const stopped = data.state === "stopped" || data.finding !== null;
  return (
    <Panel title={say("ledger")} tone={stopped ? "bad" : undefined}>
      <p className={classes.big}>{say("heightBig", { number: data.block.number.toLocaleString(language) })}</p>
      {stopped && <p className={classes.bad}>{say("stopped")}</p>}
      {!stopped && indexed >= data.block.number && <p className={classes.good}>{say("agrees")}</p>}
      {!stopped && indexed < data.block.number && (
        <p className={classes.small}>{say("behind", { number: indexed.toLocaleString(language) })}</p>
      )}
      {data.finding && <p className={classes.small}>{data.finding}</p>}
      {data.indexed && (
        <p className={classes.small} title={data.indexed.digest}>
          {say("digest")} <span className={classes.digest}>{shorten(data.indexed.digest)}</span>
        </p>
      )}
    </Panel>
  );
}

export function PositionCard({ position }: { position: NonNullable<Overview["position"]> }) {
  const say = useWords(homeWords);
  const [language] = useLanguage();
  const amount = BigInt(position.positionMinor);
  const direction = amount === 0n ? say("balanced") : amount < 0n ? say("toPay") : say("toReceive");
  return (
    <Panel title={say("position")}>
      <p className={classes.big}>{formatMoney(amount < 0n ? -amount : amount, language)}</p>
      <p className={classes.small}>{direction}</p>
      <p className={classes.small}>{say(`cycle.${position.status}`, { cycle: position.cycle })}</p>
    </Panel>
  );
}

export function WeekCard({ bookings }: { bookings: readonly number[] }) {
  const say = useWords(homeWords);
  const most = Math.max(1, ...bookings);
  const days = say("weekday");
  return (
    <Panel title={say("week")}>
      <ol className={classes.week}>
        {bookings.map((count, day) => (
          <li
            // The seven days of a week have no other identity than their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={day}
            style={{ height: `${(100 * count) / most}%` }}
            title={`${days[day]} ${count}`}
            aria-label={`${days[day]} ${count}`}
          />
        ))}
      </ol>
      <p className={classes.small}>{say("bookings", { count: bookings.reduce((sum, count) => sum + count, 0) })}</p>
    </Panel>
  );
}
