import { Button, Group, Textarea } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { nominate, propose } from "../../../client/council.ts";
import { useActor, useRefusal } from "../shell/actor.ts";
import { PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { ActFields } from "./act-fields.tsx";
import { type DraftAct, isComplete, newAct, plannedAct } from "./act-kinds.ts";
import classes from "./alliance.module.css";
import { councilWords } from "./council-words.ts";

const route = getRouteApi("/alliance/council/new");

/** The contract's bound. */
const mostActs = 16;

export function ProposePage() {
  const say = useWords(councilWords);
  const actor = useActor();
  const refusal = useRefusal();
  const nominates = !actor.holds({ votes: true }) && actor.holds({ role: "coordinator" });
  const need = nominates ? ({ role: "coordinator" } as const) : ({ votes: true } as const);
  return (
    <>
      <Link to="/alliance/council" className={classes.back}>
        ← {say("back")}
      </Link>
      <PageHeading title={say("formTitle")} />
      {actor.ready && refusal(need) !== undefined && (
        <Panel>
          <Refused need={need} />
        </Panel>
      )}
      {actor.ready && refusal(need) === undefined && <ProposalForm key={actor.address} nominates={nominates} />}
    </>
  );
}

function ProposalForm({ nominates }: { nominates: boolean }) {
  const say = useWords(councilWords);
  const navigate = useNavigate();
  const { act, on } = route.useSearch();
  const submission = useSubmit({ refresh: ["alliance"] });
  const [drafts, setDrafts] = useState<readonly DraftAct[]>(() => [
    newAct(act, on === undefined ? {} : { paused: on }),
  ]);
  const [description, setDescription] = useState("");
  const change = (next: DraftAct) => setDrafts(drafts.map((draft) => (draft.key === next.key ? next : draft)));
  const isReady = drafts.every(isComplete) && description.trim() !== "";
  return (
    <Panel className={classes.form}>
      <p className={classes.quiet}>{say("formText")}</p>
      {drafts.map((draft, at) => (
        <ActFields
          key={draft.key}
          act={draft}
          number={at + 1}
          onChange={change}
          onRemove={drafts.length === 1 ? undefined : () => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
        />
      ))}
      <Group>
        <Button variant="default" disabled={drafts.length >= mostActs} onClick={() => setDrafts([...drafts, newAct()])}>
          {say("addAct")}
        </Button>
      </Group>
      <Textarea
        label={say("description")}
        description={say("descriptionHint")}
        required
        rows={4}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={nominates ? { role: "coordinator" } : { votes: true }}
          disabled={!isReady}
          run={async (ledger) => {
            const write = nominates ? nominate : propose;
            const { proposal } = await write(ledger, drafts.map(plannedAct), description.trim());
            await navigate({ to: "/alliance/council/$proposal", params: { proposal } });
          }}
          done={say("proposeDone")}
        >
          {say(nominates ? "submitNomination" : "submit")}
        </SubmitButton>
      </Group>
    </Panel>
  );
}
