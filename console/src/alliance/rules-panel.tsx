/** What the council's decisions need, and which contracts are stopped meanwhile. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatTime } from "../../../client/format.ts";
import type { CouncilRecord } from "../../../server/alliance/council-records.ts";
import { useActor } from "../shell/actor.ts";
import { Panel, StateBadge } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { Account } from "./account.tsx";
import classes from "./alliance.module.css";
import { memberWords } from "./member-words.ts";
import { useNow } from "./now.ts";
import { usePauses } from "./queries.ts";
import { groupRules, shareText, subjectKey } from "./rule-groups.ts";
import { ruleWords } from "./rule-words.ts";
import { useRuleText, useSubjectName } from "./rules.ts";
import { useTimeSpan } from "./time-span.ts";

export function RulesPanel({ council }: { council: CouncilRecord }) {
  const say = useWords(ruleWords);
  const span = useTimeSpan();
  const subjectName = useSubjectName();
  const ruleText = useRuleText();
  const { votingDelaySeconds, votingPeriodSeconds, executionDelaySeconds } = council;
  return (
    <Panel title={say("title")} aside={<ProposeLink act="setRule">{say("change")}</ProposeLink>}>
      <p className={classes.quiet}>
        {say("timing", {
          delay: span(votingDelaySeconds),
          period: span(votingPeriodSeconds),
          wait: span(executionDelaySeconds),
        })}
      </p>
      <ul className={classes.plain} aria-label={say("title")}>
        {groupRules(council.rules).map(({ rule, subjects }) => (
          <li key={[rule.quorum, rule.ofCast, rule.ofSeats].map(shareText).join()}>
            <b>{ruleText(rule)}</b>
            <ul>
              {subjects.map((subject) => (
                <li key={subjectKey(subject)}>{subjectName(subject)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>{say("hint")}</p>
    </Panel>
  );
}

/** Of contracts that are stopped for a time; nothing where none is. */
export function PausesPanel() {
  const say = useWords(ruleWords);
  const member = useWords(memberWords);
  const [language] = useLanguage();
  const now = useNow();
  const paused = (usePauses().data ?? []).filter(({ until }) => until !== null && Date.parse(until) > now);
  if (paused.length === 0) return null;
  return (
    <Panel title={say("pauses")} tone="bad">
      <ul className={classes.plain}>
        {paused.map(({ location, module, until, by }) => (
          <li key={location}>
            <div className={classes.row}>
              <b>{module ?? location}</b>
              <span style={{ flex: "1 0 auto" }}>
                <StateBadge tone="waiting">
                  {member("pausedUntil", { time: formatTime(until ?? "", language) })}
                </StateBadge>
              </span>
              <LiftLink location={location} module={module ?? location} />
            </div>
            <p className={classes.quiet}>
              {say("pausedBy")} <Account address={by} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A pause ends by itself; before that, the council alone ends it. */
export function LiftLink({ location, module }: { location: string; module: string }) {
  const say = useWords(ruleWords);
  return (
    <ProposeLink act="liftPause" on={location} label={say("proposeLiftOf", { module })}>
      {say("proposeLift")}
    </ProposeLink>
  );
}

type ProposeLinkProps = { act: "setRule" | "liftPause"; on?: string; label?: string; children: string };

/** Opens the form of a proposal with an act in it, for who may propose or nominate. */
function ProposeLink({ act, on, label, children }: ProposeLinkProps) {
  const { holds } = useActor();
  if (!holds({ votes: true }) && !holds({ role: "coordinator" })) return null;
  return (
    <Button
      size="xs"
      variant="default"
      {...(label !== undefined && { "aria-label": label })}
      renderRoot={(props) => (
        <Link to="/alliance/council/new" search={{ act, ...(on !== undefined && { on }) }} {...props} />
      )}
    >
      {children}
    </Button>
  );
}
