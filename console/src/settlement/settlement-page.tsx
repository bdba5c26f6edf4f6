/** One cycle: positions, what it takes to settle them, and what each party does about it. */
import { Button, Select } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CycleDetail, CycleRecord } from "../../../server/settlement/records.ts";
import { useActor } from "../shell/actor.ts";
import { Nothing, PageHeading } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { AccountPanel } from "./account-panel.tsx";
import { CycleDesk } from "./cycle-desk.tsx";
import { CycleProof } from "./cycle-proof.tsx";
import { CycleSteps } from "./cycle-steps.tsx";
import { cycleWords } from "./cycle-words.ts";
import { cycleInHand, periodOf } from "./cycles.ts";
import { DisputesPanel } from "./disputes-panel.tsx";
import { OwnPayments } from "./own-payments.tsx";
import { PaymentsPanel } from "./payments-panel.tsx";
import { PositionsPanel } from "./positions-panel.tsx";
import { useCycle, useCycles } from "./queries.ts";
import classes from "./settlement.module.css";
import { TurnsPanel } from "./turns-panel.tsx";
import { WeekChart } from "./week-chart.tsx";
import { settlementWords } from "./words.ts";

const route = getRouteApi("/settlement");

export function SettlementPage() {
  const say = useWords(settlementWords);
  const search = route.useSearch();
  const cycles = useCycles();
  const shown = search.cycle ?? (cycles.data && cycleInHand(cycles.data)?.cycle);
  const cycle = useCycle(shown);
  const problem = cycles.error ?? cycle.error;
  return (
    <>
      <PageHeading title={say("title")} subtitle={cycle.data && <Period cycle={cycle.data} />}>
        {cycles.data && cycles.data.length > 0 && <CycleSwitch cycles={cycles.data} shown={shown} />}
        {cycle.data && <StatementButton cycle={cycle.data.cycle} />}
        {cycle.data && <CycleDesk cycle={cycle.data} cycles={cycles.data ?? []} />}
      </PageHeading>
      {problem && <ProblemNotice problem={problem} onRetry={() => void cycles.refetch()} />}
      {cycles.data?.length === 0 && <Nothing>{say("noCycle")}</Nothing>}
      {cycle.data && <CycleView key={cycle.data.cycle} cycle={cycle.data} />}
    </>
  );
}

function CycleView({ cycle }: { cycle: CycleDetail }) {
  const { member } = useActor();
  return (
    <>
      <CycleSteps cycle={cycle} />
      <OwnPayments cycle={cycle} />
      <TurnsPanel cycle={cycle} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <PositionsPanel cycle={cycle} />
          {member && <AccountPanel cycle={cycle} member={member.member} />}
          <CycleProof cycle={cycle} />
        </div>
        <div className={classes.column}>
          <WeekChart cycle={cycle} member={member?.member} />
          <PaymentsPanel cycle={cycle} />
          <DisputesPanel cycle={cycle} />
        </div>
      </div>
    </>
  );
}

function Period({ cycle }: { cycle: CycleRecord }) {
  const say = useWords(settlementWords);
  const sayCycle = useWords(cycleWords);
  const [language] = useLanguage();
  const period = periodOf(cycle, language);
  const text = period.to ? say("fromTo", { from: period.from, to: period.to }) : say("since", { from: period.from });
  return <>{sayCycle("subtitle", { period: text, count: cycle.lines })}</>;
}

function CycleSwitch({ cycles, shown }: { cycles: readonly CycleRecord[]; shown: number | undefined }) {
  const say = useWords(settlementWords);
  const navigate = route.useNavigate();
  return (
    <Select
      aria-label={say("cycle")}
      w={190}
      data={cycles.map(({ cycle, status }) => ({
        value: String(cycle),
        label: say("cycleLabel", { cycle, status: say(`status.${status}`) }),
      }))}
      value={shown === undefined ? null : String(shown)}
      allowDeselect={false}
      onChange={(cycle) => void navigate({ search: { cycle: Number(cycle) } })}
    />
  );
}

function StatementButton({ cycle }: { cycle: number }) {
  const say = useWords(settlementWords);
  const { member } = useActor();
  if (member === undefined) return null;
  const params = { cycle: String(cycle), member: String(member.member) };
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/settlement/statements/$cycle/$member" params={params} {...props} />}
    >
      {say("statement")}
    </Button>
  );
}
