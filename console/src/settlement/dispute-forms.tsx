/** A bursar disputes a line, the secretariat decides. The reasons stay off the chain; their hash goes on it. */
import { Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { decide, dispute, evidenceOf, type ReasonedReceipt } from "../../../client/settlement.ts";
import { Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { lineWords } from "./line-words.ts";
import classes from "./settlement.module.css";

type Done = (written: ReasonedReceipt) => void;

export function DisputeForm({ line, member, onDone }: { line: string; member: number; onDone: Done }) {
  const say = useWords(lineWords);
  const [reason, setReason] = useState("");
  const submission = useSubmit({ refresh: ["settlement"] });
  return (
    <Panel title={say("disputeTitle")}>
      <p className={classes.note}>{say("disputeText")}</p>
      <Stack gap="sm">
        <Reason hint={say("reasonHint")} reason={reason} onChange={setReason} />
        <SubmitButton
          submission={submission}
          need={{ office: "bursar", at: member }}
          disabled={reason.trim() === ""}
          run={async (ledger) => onDone(await dispute(ledger, line, member, reason.trim()))}
          done={say("disputeDone", { line })}
        >
          {say("dispute")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

export function DecideForm({ line, onDone }: { line: string; onDone: Done }) {
  const say = useWords(lineWords);
  const [reason, setReason] = useState("");
  const [outcome, setOutcome] = useState<string>();
  const submission = useSubmit({ refresh: ["settlement"] });
  return (
    <Panel title={say("decideTitle")}>
      <p className={classes.note}>{say("decideText")}</p>
      <Stack gap="sm">
        <Radio.Group aria-label={say("decideTitle")} value={outcome ?? null} onChange={setOutcome}>
          <Stack gap="xs">
            <Radio value="stands" label={say("stands")} description={say("standsText")} />
            <Radio value="cancelled" label={say("cancelled")} description={say("cancelledText")} />
          </Stack>
        </Radio.Group>
        <Reason hint={say("decisionHint")} reason={reason} onChange={setReason} />
        <SubmitButton
          submission={submission}
          need={{ role: "secretariat" }}
          disabled={reason.trim() === "" || outcome === undefined}
          run={async (ledger) => onDone(await decide(ledger, line, outcome === "stands", reason.trim()))}
          done={say(outcome === "stands" ? "standsDone" : "cancelledDone", { line })}
        >
          {say("decide")}
        </SubmitButton>
      </Stack>
    </Panel>
  );
}

/** The text, and the hash of it that will be public. */
function Reason({ hint, reason, onChange }: { hint: string; reason: string; onChange: (reason: string) => void }) {
  const say = useWords(lineWords);
  return (
    <div>
      <Textarea
        label={say("reason")}
        description={hint}
        required
        rows={4}
        value={reason}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {reason.trim() !== "" && (
        <p className={classes.note}>
          {say("evidence")} <span className={classes.hash}>{evidenceOf(reason)}</span>
        </p>
      )}
    </div>
  );
}
