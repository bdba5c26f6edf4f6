/** What lists and pages of proposals show alike: where it stands, for how long, who proposed it, and the count. */
import { formatTime } from "../../../client/format.ts";
import type { ProposalRecord } from "../../../server/alliance/council-records.ts";
import { StateBadge } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./alliance.module.css";
import { councilWords } from "./council-words.ts";
import { useNow } from "./now.ts";
import { phaseOf, phaseTones, requirementsOf } from "./proposals.ts";
import { useTimeSpan } from "./time-span.ts";

export function PhaseBadge({ proposal }: { proposal: ProposalRecord }) {
  const say = useWords(councilWords);
  const phase = phaseOf(proposal, useNow());
  return <StateBadge tone={phaseTones[phase]}>{say(`phase.${phase}`)}</StateBadge>;
}

export function Proposer({ proposal: { proposerMember, isNomination } }: { proposal: ProposalRecord }) {
  const say = useWords(councilWords);
  const memberName = useMemberName();
  return (
    <>
      {isNomination || proposerMember === null
        ? say("nominatedBy")
        : say("proposedBy", { member: memberName(proposerMember) })}
    </>
  );
}

/** What the clock says of it: "2 days left". */
export function usePhaseTime(): (proposal: ProposalRecord) => string {
  const say = useWords(councilWords);
  const [language] = useLanguage();
  const span = useTimeSpan();
  const now = useNow();
  return (proposal) => {
    const { votesFrom, votesUntil, executableAt, endedAt, proposedAt } = proposal;
    const until = (time: string) => span(Math.max(0, (Date.parse(time) - now) / 1000));
    switch (phaseOf(proposal, now)) {
      case "pending":
        return say("opensIn", { span: until(votesFrom) });
      case "voting":
        return say("closesIn", { span: until(votesUntil) });
      case "counting":
        return say(requirementsOf(proposal).every(({ isMet }) => isMet) ? "closedMet" : "closedUnmet", {
          time: formatTime(votesUntil, language),
        });
      case "queued":
        return say("executableIn", { span: until(executableAt ?? votesUntil) });
      case "executable":
        return say("executableSince", { time: formatTime(executableAt ?? votesUntil, language) });
      default:
        return formatTime(endedAt ?? proposedAt, language);
    }
  };
}

export function TallyBar({ proposal: { tally } }: { proposal: ProposalRecord }) {
  const say = useWords(councilWords);
  const width = (count: number) => ({ width: `${(100 * count) / Math.max(1, tally.seats)}%` });
  return (
    <>
      <div className={classes.tally} aria-hidden>
        <span data-support="for" style={width(tally.inFavour)} />
        <span data-support="abstain" style={width(tally.abstained)} />
        <span data-support="against" style={width(tally.against)} />
      </div>
      <div>{say("tally", tally)}</div>
    </>
  );
}

export function Requirements({ proposal }: { proposal: ProposalRecord }) {
  const say = useWords(councilWords);
  return (
    <ul className={classes.plain}>
      {requirementsOf(proposal).map(({ name, have, needed, share, isMet }) => (
        <li key={name} className={isMet ? classes.met : classes.unmet}>
          {say(`need.${name}`, { have, needed, share: `${share.numerator}/${share.denominator}` })}
        </li>
      ))}
      {proposal.overrides && <li>{say("overrides")}</li>}
      <li className={classes.quiet}>{say("counts")}</li>
    </ul>
  );
}
