/** Open → cut off → netted → paid → closed, with dates and whose turn it is. */
import { Link } from "@tanstack/react-router";
import { formatDate, formatTime } from "../../../client/format.ts";
import type { CycleRecord } from "../../../server/settlement/records.ts";
import { landing } from "../shell/focus.ts";
import { Panel } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./cycle-steps.module.css";
import { cycleWords } from "./cycle-words.ts";
import { cycleSteps, isDisputable, outstanding } from "./cycles.ts";
import { useLines } from "./queries.ts";
import settlement from "./settlement.module.css";
import { settlementWords } from "./words.ts";

/** More disputed lines than these are found in their panel. */
const mostNamed = 5;

export function CycleSteps({ cycle }: { cycle: CycleRecord }) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const awaited = useAwaited(cycle);
  return (
    <Panel className={settlement.top}>
      <ol className={classes.steps} aria-label={say("steps")}>
        {cycleSteps(cycle).map(({ step, state, at }) => (
          <li
            key={step}
            className={classes.step}
            data-state={state}
            aria-current={state === "current" ? "step" : undefined}
          >
            <span className={classes.name}>{say(`step.${step}`)}</span>
            {at && (
              <time dateTime={at} title={formatTime(at, language)}>
                {formatDate(at, language)}
              </time>
            )}
          </li>
        ))}
      </ol>
      <p className={classes.await} {...landing}>
        {cycle.status !== "closed" && <b>{say("await")}</b>}
        {awaited.join(" ")} <DisputedLines cycle={cycle} />
      </p>
    </Panel>
  );
}

/** Each that waits for a decision, to go there at once. */
function DisputedLines({ cycle }: { cycle: CycleRecord }) {
  const common = useWords(settlementWords);
  const waits = cycle.disputed > 0 && cycle.status !== "open";
  const lines = useLines(cycle.cycle, { status: "disputed" }, mostNamed, waits);
  if (!waits) return null;
  return (lines.data ?? []).map(({ line }) => (
    <Link key={line} to="/settlement/lines/$line" params={{ line }} className={classes.disputed}>
      {common("line", { line })}
    </Link>
  ));
}

function useAwaited(cycle: CycleRecord): string[] {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const { status, disputed, disputableUntil } = cycle;
  const disputes = disputed > 0 && status !== "open" ? [say("await.disputes", { count: disputed })] : [];
  switch (status) {
    case "open":
      return [say("await.open")];
    case "cut-off": {
      const until = formatTime(disputableUntil ?? cycle.startsAt, language);
      return [isDisputable(cycle, Date.now()) ? say("await.disputable", { until }) : say("await.net"), ...disputes];
    }
    case "netted": {
      const { report, confirm } = outstanding(cycle);
      return [say("await.payments", { count: report + confirm, report, confirm }), ...disputes];
    }
    case "paid":
      return disputed > 0 ? disputes : [say("await.close")];
    default:
      return [say("await.closed")];
  }
}
