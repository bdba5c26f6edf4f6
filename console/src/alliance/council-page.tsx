import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ProposalRecord } from "../../../server/alliance/council-records.ts";
import { useActor, useRefusal } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { useActText } from "./act-text.tsx";
import classes from "./alliance.module.css";
import { AllianceHeading } from "./alliance-heading.tsx";
import { councilWords } from "./council-words.ts";
import { PhaseBadge, Proposer, TallyBar, usePhaseTime } from "./proposal-parts.tsx";
import { titleOf } from "./proposals.ts";
import { useCouncil, useProposals } from "./queries.ts";
import { PausesPanel, RulesPanel } from "./rules-panel.tsx";
import { useTimeSpan } from "./time-span.ts";

export function CouncilPage() {
  const say = useWords(councilWords);
  const council = useCouncil();
  const proposals = useProposals();
  const span = useTimeSpan();
  const subtitle =
    council.data &&
    say("subtitle", {
      count: council.data.seats,
      period: span(council.data.votingPeriodSeconds),
      delay: span(council.data.executionDelaySeconds),
    });
  const problem = council.error ?? proposals.error;
  return (
    <>
      <AllianceHeading subtitle={subtitle}>
        <ProposeButton />
      </AllianceHeading>
      {problem && <ProblemNotice problem={problem} onRetry={() => void proposals.refetch()} />}
      <div className={classes.stack}>
        <PausesPanel />
        {proposals.data?.length === 0 && (
          <Panel>
            <Nothing>{say("noProposals")}</Nothing>
          </Panel>
        )}
        {proposals.data && proposals.data.length > 0 && (
          <ul className={classes.list} aria-label={say("proposals")}>
            {proposals.data.map((proposal) => (
              <Item key={`${proposal.council}-${proposal.proposal}`} proposal={proposal} />
            ))}
          </ul>
        )}
        {council.data && <RulesPanel council={council.data} />}
      </div>
    </>
  );
}

/** Representatives propose, the coordinator nominates. */
function ProposeButton() {
  const say = useWords(councilWords);
  const { holds } = useActor();
  const refusal = useRefusal();
  const nominates = !holds({ votes: true }) && holds({ role: "coordinator" });
  const why = nominates ? undefined : refusal({ votes: true });
  if (why !== undefined) {
    return (
      <Button disabled title={why}>
        {say("propose")}
      </Button>
    );
  }
  return (
    <Button renderRoot={(props) => <Link to="/alliance/council/new" {...props} />}>
      {say(nominates ? "nominate" : "propose")}
    </Button>
  );
}

function Item({ proposal }: { proposal: ProposalRecord }) {
  const [language] = useLanguage();
  const text = useActText();
  const time = usePhaseTime();
  return (
    <li className={tables.open}>
      <div className={classes.head}>
        <Link className={tables.cover} to="/alliance/council/$proposal" params={{ proposal: proposal.proposal }}>
          <b>{titleOf(proposal, language)}</b>
        </Link>
        <PhaseBadge proposal={proposal} />
      </div>
      {proposal.actions.map((action, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes
        <div key={at}>{text(action)}</div>
      ))}
      <TallyBar proposal={proposal} />
      <div className={tables.quiet}>
        <Proposer proposal={proposal} /> · {time(proposal)}
      </div>
    </li>
  );
}
