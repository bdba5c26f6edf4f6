/** Who holds the alliance-wide roles, and which contracts keep its rules. */
import { formatTime, shorten } from "../../../client/format.ts";
import { type HeldRole, heldRoles } from "../../../server/alliance/records.ts";
import { roleWords } from "../../../server/alliance/words.ts";
import { Facts, Panel, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useAlliance } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { Account } from "./account.tsx";
import classes from "./alliance.module.css";
import { memberWords } from "./member-words.ts";
import { PauseButton } from "./pause-dialog.tsx";
import { usePauses, useRoles } from "./queries.ts";
import { LiftLink } from "./rules-panel.tsx";

/** They ask nobody whether they are paused: the alliance cannot lock itself out. */
export const neverPaused: readonly string[] = ["Members", "Timelock", "Council"];

export function useRoleName(): (role: HeldRole) => string {
  const [language] = useLanguage();
  return (role) => {
    const name = roleWords[heldRoles[role]]?.[language] ?? role;
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
}

export function RolesPanel() {
  const say = useWords(memberWords);
  const roleName = useRoleName();
  const roles = useRoles();
  const every = Object.keys(heldRoles) as HeldRole[];
  return (
    <Panel title={say("roles")}>
      <p className={classes.quiet}>{say("rolesHint")}</p>
      {roles.isError && <ProblemNotice problem={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.data && (
        <Facts
          facts={every.map((role) => {
            const holders = roles.data.filter((one) => one.role === role);
            return [
              roleName(role),
              holders.length === 0 ? (
                <span key={role} className={tables.quiet}>
                  {say("none")}
                </span>
              ) : (
                <ul key={role} className={classes.plain}>
                  {holders.map(({ account }) => (
                    <li key={account} style={{ padding: 0, border: "none" }}>
                      <Account address={account} />
                    </li>
                  ))}
                </ul>
              ),
            ] as const;
          })}
        />
      )}
    </Panel>
  );
}

export function ContractsPanel() {
  const say = useWords(memberWords);
  const [language] = useLanguage();
  const alliance = useAlliance();
  const pauses = usePauses();
  const pauseOf = (location: string) =>
    pauses.data?.find(
      (one) =>
        one.location.toLowerCase() === location.toLowerCase() &&
        (one.until === null || Date.parse(one.until) > Date.now()),
    );
  return (
    <Panel title={say("contracts")}>
      <p className={classes.quiet}>{say("contractsHint")}</p>
      <ul className={classes.plain}>
        {(alliance.data?.modules ?? []).map(({ module, location, version }) => {
          const pause = pauseOf(location);
          return (
            <li key={module} className={classes.row}>
              <b>{module}</b>
              <span className={tables.quiet}>{say("version", { version })}</span>
              {pause && (
                <StateBadge tone={pause.until === null ? "bad" : "waiting"}>
                  {pause.until === null
                    ? say("retired")
                    : say("pausedUntil", { time: formatTime(pause.until, language) })}
                </StateBadge>
              )}
              <code title={location} style={{ flex: "1 0 auto", textAlign: "right" }}>
                {shorten(location)}
              </code>
              {pause?.until != null && <LiftLink location={location} module={module} />}
              {!pause && !neverPaused.includes(module) && <PauseButton contract={{ module, location }} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
