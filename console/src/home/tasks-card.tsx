import { Link } from "@tanstack/react-router";
import { listDrafts } from "../../../client/credits.ts";
import type { Overview } from "../../../server/api/overview-records.ts";
import { type Need, useActor } from "../shell/actor.ts";
import { Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { useVaultQuery } from "../shell/vault.tsx";
import classes from "./home.module.css";
import { homeWords } from "./words.ts";

/** Who does each task, and where. */
const desks = {
  drafts: { need: { office: "registrar" }, to: "/credits/import" },
  bookingsToApprove: { need: { office: "steward" }, to: "/resources/tasks" },
  bookingsToMeter: { need: { office: "steward" }, to: "/resources/tasks" },
  usageToDeem: { need: { office: "steward" }, to: "/resources/tasks" },
  usageToConfirm: { need: { office: "researcher" }, to: "/resources/tasks" },
  paymentsToReport: { need: { office: "bursar" }, to: "/settlement" },
  paymentsToConfirm: { need: { office: "bursar" }, to: "/settlement" },
  cyclesToNet: { need: { role: "secretariat" }, to: "/settlement" },
  disputesToDecide: { need: { role: "secretariat" }, to: "/settlement" },
} as const satisfies Record<string, { need: Need; to: string }>;

export function TasksCard({ tasks }: { tasks: Overview["tasks"] | undefined }) {
  const say = useWords(homeWords);
  const actor = useActor();
  const member = actor.member?.member;
  const drafts = useVaultQuery(
    ["credits", "drafts", member],
    (ledger) => listDrafts(ledger, Number(member)),
    member !== undefined && actor.holds({ office: "registrar" }),
  );
  const counts = { ...tasks, drafts: drafts.data?.length ?? 0 };
  const waiting = (Object.keys(desks) as (keyof typeof desks)[]).filter(
    (task) => (counts[task] ?? 0) > 0 && actor.holds(desks[task].need),
  );
  return (
    <Panel title={say("toDo")}>
      {waiting.length === 0 && <p className={classes.small}>{say("nothingToDo")}</p>}
      <ul className={classes.tasks}>
        {waiting.map((task) => (
          <li key={task}>
            <Link to={desks[task].to}>{say(task, { count: counts[task] ?? 0 })}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
