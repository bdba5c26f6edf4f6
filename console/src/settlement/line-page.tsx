/** One obligation: who owes whom, for what, and the dispute about it if there is one. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatMoney, formatTime, shorten } from "../../../client/format.ts";
import type { ReasonedReceipt } from "../../../client/settlement.ts";
import type { CycleRecord, ObligationRecord } from "../../../server/settlement/records.ts";
import { useActor } from "../shell/actor.ts";
import { Facts, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { isDisputable } from "./cycles.ts";
import { DecideForm, DisputeForm } from "./dispute-forms.tsx";
import { Evidence } from "./evidence.tsx";
import { LineBadge } from "./line-badge.tsx";
import { lineWords } from "./line-words.ts";
import { useBookedResource, useCycle, useLine } from "./queries.ts";
import classes from "./settlement.module.css";
import { settlementWords } from "./words.ts";

const route = getRouteApi("/settlement/lines/$line");

export function LinePage() {
  const say = useWords(settlementWords);
  const [language] = useLanguage();
  const { line: id } = route.useParams();
  const line = useLine(id);
  const cycle = useCycle(line.data?.cycle);
  return (
    <>
      <PageHeading
        title={say("line", { line: id })}
        subtitle={line.data && <b>{formatMoney(line.data.amountMinor, language)}</b>}
      />
      {line.isError && <ProblemNotice problem={line.error} />}
      {line.data && (
        <div className={classes.columns}>
          <About line={line.data} />
          {cycle.data && <Dispute key={id} line={line.data} cycle={cycle.data} />}
        </div>
      )}
    </>
  );
}

function About({ line }: { line: ObligationRecord }) {
  const say = useWords(lineWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <Panel title={say("about")} aside={<LineBadge status={line.status} />}>
      <Facts
        facts={[
          [say("debtor"), memberName(line.debtor)],
          [say("creditor"), memberName(line.creditor)],
          [common("amount"), formatMoney(line.amountMinor, language)],
          [
            say("cycle"),
            <Link key="cycle" to="/settlement" search={{ cycle: line.cycle }}>
              {common("cycleNumber", { cycle: line.cycle })}
            </Link>,
          ],
          [say("cause"), <Cause key="cause" line={line} />],
          [say("postedAt"), formatTime(line.postedAt, language)],
          [say("block"), line.block.toLocaleString(language)],
          [
            say("transaction"),
            <code key="transaction" title={line.transaction}>
              {shorten(line.transaction)}
            </code>,
          ],
        ]}
      />
    </Panel>
  );
}

/** The fact that a line came from. */
export function Cause({ line: { cause, causeId } }: { line: ObligationRecord }) {
  const common = useWords(settlementWords);
  const resourceOf = useBookedResource();
  if (cause === "adjustment") {
    return (
      <Link to="/settlement/lines/$line" params={{ line: causeId }}>
        {common("cause.adjustment", { line: causeId })}
      </Link>
    );
  }
  return (
    <Link to="/resources/bookings/$booking" params={{ booking: causeId }}>
      {resourceOf(causeId)}
    </Link>
  );
}

/** What can be done about the line, or what was decided. What was just written stays to be copied. */
function Dispute({ line, cycle }: { line: ObligationRecord; cycle: CycleRecord }) {
  const say = useWords(lineWords);
  const [language] = useLanguage();
  const { holds } = useActor();
  const [written, setWritten] = useState<ReasonedReceipt>();
  const party = [line.debtor, line.creditor].find((one) => holds({ office: "bursar", at: one }));
  const decides = holds({ role: "secretariat" });
  const decided = line.cause === "adjustment";
  const disputable = line.status === "posted" && !decided && isDisputable(cycle, Date.now());
  const states = {
    posted: disputable
      ? party === undefined && say("bursarsOnly")
      : decided
        ? say("alreadyDecided")
        : say("notDisputable", { until: formatTime(cycle.disputableUntil ?? cycle.startsAt, language) }),
    disputed: !decides && say("waiting"),
    carried: say("wasCarried"),
    cancelled: say("wasCancelled"),
  };
  const state = states[line.status];
  return (
    <div className={classes.column}>
      {written && <Evidence written={written} />}
      {disputable && party !== undefined && <DisputeForm line={line.line} member={party} onDone={setWritten} />}
      {line.status === "disputed" && decides && <DecideForm line={line.line} onDone={setWritten} />}
      {state && (
        <Panel title={say("dispute.state")}>
          <p className={classes.note}>{state}</p>
        </Panel>
      )}
    </div>
  );
}
