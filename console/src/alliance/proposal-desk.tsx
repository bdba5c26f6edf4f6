/** What the person at the screen can do with a proposal now: vote, have it counted, execute, object, take back. */
import { Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { cancelProposal, execute, object, queue, vote } from "../../../client/council.ts";
import { type ProposalRecord, type Support, supports } from "../../../server/alliance/council-records.ts";
import { useActor } from "../shell/actor.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import classes from "./alliance.module.css";
import { councilWords } from "./council-words.ts";
import { useNow } from "./now.ts";
import { phaseOf } from "./proposals.ts";

export function ProposalDesk({ proposal }: { proposal: ProposalRecord }) {
  const { address, holds } = useActor();
  const now = useNow();
  switch (phaseOf(proposal, now)) {
    case "pending":
      return address?.toLowerCase() === proposal.proposer.toLowerCase() ? <TakeBack proposal={proposal} /> : null;
    case "voting":
      return <VotePanel proposal={proposal} />;
    case "counting":
      return <QueuePanel proposal={proposal} />;
    case "queued":
      return holds({ role: "coordinator" }) ? <ObjectPanel proposal={proposal} /> : null;
    case "executable":
      return <ExecutePanel proposal={proposal} />;
    default:
      return null;
  }
}

type DeskProps = { proposal: ProposalRecord };

function VotePanel({ proposal }: DeskProps) {
  const say = useWords(councilWords);
  const memberName = useMemberName();
  const { represents, holds } = useActor();
  const submission = useSubmit({ refresh: ["alliance"] });
  const [support, setSupport] = useState<Support>();
  const [reason, setReason] = useState("");
  if (represents === undefined || !holds({ votes: true })) return null;
  const member = memberName(represents);
  const cast = proposal.ballots.find((ballot) => ballot.member === represents);
  if (cast) {
    return (
      <Panel title={say("yourVote")} landing>
        <p className={classes.quiet}>{say("voted", { member, support: say(cast.support) })}</p>
      </Panel>
    );
  }
  return (
    <Panel title={say("yourVote")} landing>
      <p className={classes.quiet}>{say("voteFor", { member })}</p>
      <Stack gap="sm" mt="sm">
        <Radio.Group
          aria-label={say("yourVote")}
          value={support ?? null}
          onChange={(chosen) => setSupport(supports.find((one) => one === chosen))}
        >
          <Stack gap="xs">
            {(["for", "against", "abstain"] as const).map((one) => (
              <Radio key={one} value={one} label={say(one)} />
            ))}
          </Stack>
        </Radio.Group>
        <Reason reason={reason} onChange={setReason} />
        <SubmitButton
          submission={submission}
          need={{ votes: true }}
          disabled={support === undefined}
          run={(ledger) => vote(ledger, proposal.proposal, support ?? "abstain", reason.trim())}
          done={say("voteDone")}
        >
          {say("vote")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

function QueuePanel({ proposal }: DeskProps) {
  const say = useWords(councilWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  return (
    <Panel title={say("phase.counting")} landing>
      <Stack gap="sm">
        <p className={classes.quiet}>{say("queueText")}</p>
        <SubmitButton
          submission={submission}
          run={(ledger) => queue(ledger, proposal.proposal)}
          done={say("queueDone")}
        >
          {say("queue")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

function ExecutePanel({ proposal }: DeskProps) {
  const say = useWords(councilWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  return (
    <Panel title={say("phase.executable")} landing>
      <Stack gap="sm" mt="sm">
        <SubmitButton
          submission={submission}
          run={(ledger) => execute(ledger, proposal.proposal)}
          done={say("executeDone")}
        >
          {say("execute")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

function ObjectPanel({ proposal }: DeskProps) {
  const say = useWords(councilWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const [reason, setReason] = useState("");
  return (
    <Panel title={say("object")} landing>
      <Stack gap="sm">
        <p className={classes.quiet}>{say("objectText")}</p>
        <Reason reason={reason} required onChange={setReason} />
        <SubmitButton
          color="red"
          submission={submission}
          need={{ role: "coordinator" }}
          disabled={reason.trim() === ""}
          run={(ledger) => object(ledger, proposal.proposal, reason.trim())}
          done={say("objectDone")}
        >
          {say("object")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

function TakeBack({ proposal }: DeskProps) {
  const say = useWords(councilWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  return (
    <Panel title={say("phase.pending")} landing>
      <Stack gap="sm" mt="sm">
        <SubmitButton
          variant="default"
          submission={submission}
          run={(ledger) => cancelProposal(ledger, proposal.proposal)}
          done={say("cancelDone")}
        >
          {say("cancel")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

type ReasonProps = { reason: string; required?: boolean; onChange: (reason: string) => void };

function Reason({ reason, required, onChange }: ReasonProps) {
  const say = useWords(councilWords);
  return (
    <Textarea
      label={say("reason")}
      description={say("reasonPublic")}
      required={required === true}
      rows={3}
      value={reason}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
