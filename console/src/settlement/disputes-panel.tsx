/** Lines that are held back until the secretariat decides. */
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../client/format.ts";
import type { CycleRecord } from "../../../server/settlement/records.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { cycleWords } from "./cycle-words.ts";
import { useLines } from "./queries.ts";
import classes from "./settlement.module.css";
import { settlementWords } from "./words.ts";

const mostShown = 200;

export function DisputesPanel({ cycle }: { cycle: CycleRecord }) {
  const say = useWords(cycleWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const lines = useLines(cycle.cycle, { status: "disputed" }, mostShown, cycle.disputed > 0);
  if (cycle.disputed === 0) return null;
  return (
    <Panel title={say("disputes")}>
      <p className={classes.note}>{say("disputesNote")}</p>
      {lines.isError && <ProblemNotice problem={lines.error} />}
      <ul className={classes.payments}>
        {(lines.data ?? []).map(({ line, debtor, creditor, amountMinor }) => (
          <li key={line} className={classes.payment}>
            <span className={classes.parties}>
              <Link to="/settlement/lines/$line" params={{ line }}>
                {common("line", { line })}
              </Link>{" "}
              {memberName(debtor)} → {memberName(creditor)}
            </span>
            <b className={classes.amount}>{formatMoney(amountMinor, language)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
