/** After netting: which bursars report and confirm next, by name; in a demo one click makes the visitor one of them. */
import { Button } from "@mantine/core";
import type { CycleRecord } from "../../../server/settlement/records.ts";
import { useActor } from "../shell/actor.ts";
import { isHeldBy, useBecome, useDemoPeople } from "../shell/demo-people.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { cycleWords } from "./cycle-words.ts";
import classes from "./settlement.module.css";
import { type Turn, turnsOf } from "./turns.ts";

export function TurnsPanel({ cycle }: { cycle: CycleRecord }) {
  const say = useWords(cycleWords);
  if (cycle.status !== "netted") return null;
  const turns = turnsOf(cycle);
  return (
    <Panel title={say("next.whoNow")} className={classes.top}>
      <ul className={classes.turns}>
        {turns.map((turn) => (
          <TurnItem key={`${turn.does} ${turn.member}`} {...turn} />
        ))}
      </ul>
      {turns.some(({ does }) => does === "report") && <p className={classes.note}>{say("next.reportLater")}</p>}
    </Panel>
  );
}

function TurnItem({ member, does, count }: Turn) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const { holds } = useActor();
  const memberName = useMemberName();
  const become = useBecome();
  const person = useDemoPeople().find((one) => one.member === member && isHeldBy(one, { office: "bursar" }));
  const mine = holds({ office: "bursar", at: member });
  const bursar = say("next.bursarOf", { member: memberName(member) });
  return (
    <li className={classes.turn} data-ours={mine || undefined}>
      <span className={classes.parties}>
        <b>{bursar}</b>
        <br />
        {person && `${nameIn(language, person)} · `}
        {say(`next.${does}`, { count })}
      </span>
      {person && !mine && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${say("next.become")}: ${bursar}`}
          onClick={() => become(person)}
        >
          {say("next.become")}
        </Button>
      )}
    </li>
  );
}
