import { Link } from "@tanstack/react-router";
import { listDrafts } from "../../../client/credits.ts";
import type { Overview } from "../../../server/api/overview-records.ts";
import { useActor } from "../shell/actor.ts";
import { type Occupied, useBecome, useOccupied, usePost } from "../shell/demo-people.ts";
import { type Duty, type DutyCounts, duties, dutiesWaiting } from "../shell/duties.ts";
import { Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { useVaultQuery } from "../shell/vault.tsx";
import classes from "./home.module.css";
import { type Deadlines, FirstDeadline, isOfRecognition, useRecognitionDuties } from "./recognition-tasks.tsx";
import { homeWords } from "./words.ts";

/** So many people of the demo are suggested to whom nothing waits. */
const mostSuggested = 3;

export type Waiting = {
  readonly counts: DutyCounts;
  readonly duties: readonly Duty[];
  /** The nearest of each duty that has one. */
  readonly deadlines: Deadlines;
};

/** What waits for the person at the screen; undefined until that is known. */
export function useWaiting(tasks: Overview["tasks"] | undefined): Waiting | undefined {
  const actor = useActor();
  const member = actor.member?.member;
  const keepsDrafts = member !== undefined && actor.holds({ office: "registrar" });
  const drafts = useVaultQuery(
    ["credits", "drafts", member],
    (ledger) => listDrafts(ledger, Number(member)),
    keepsDrafts,
  );
  const recognition = useRecognitionDuties();
  if (tasks === undefined || (keepsDrafts && drafts.isLoading) || recognition === undefined) return undefined;
  const counts = { ...tasks, ...recognition.counts, drafts: drafts.data?.length ?? 0 };
  return { counts, duties: dutiesWaiting(counts, actor.holds), deadlines: recognition.deadlines };
}

export function TasksCard({ waiting }: { waiting: Waiting | undefined }) {
  const say = useWords(homeWords);
  return (
    <Panel title={say("toDo")}>
      {waiting?.duties.length === 0 && <p className={classes.small}>{say("nothingToDo")}</p>}
      <ul className={classes.tasks}>
        {waiting?.duties.map((duty) => (
          <li key={duty}>
            <Link to={duties[duty].to} {...(isOfRecognition(duty) && { search: { mine: true } })}>
              {say(duty, { count: waiting.counts[duty] ?? 0 })}
            </Link>
            <FirstDeadline deadline={waiting.deadlines[duty]} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** In a demo, to whom nothing waits: who has something to do, one click away. */
export function Suggestions() {
  const say = useWords(homeWords);
  const occupied = useOccupied(true);
  if (occupied === undefined || occupied.length === 0) return null;
  return (
    <div className={classes.suggestions}>
      <p className={classes.small}>{say("othersHave")}</p>
      <ul>
        {occupied.slice(0, mostSuggested).map((one) => (
          <Suggestion key={one.person.id} {...one} />
        ))}
      </ul>
    </div>
  );
}

function Suggestion({ person, waiting, counts }: Occupied) {
  const say = useWords(homeWords);
  const become = useBecome();
  const { post, place } = usePost()(person);
  const [first] = waiting;
  return (
    <li>
      <button type="button" className={classes.become} onClick={() => become(person)}>
        {post} · {place}
      </button>
      {first && <span className={classes.small}> {say(first, { count: counts[first] ?? 0 })}</span>}
    </li>
  );
}
