import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { reinstate, revoke, suspend } from "../../../client/credits.ts";
import type { StatusReason, VaultRecord } from "../../../server/credits/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import { shortId } from "./record-labels.tsx";
import { recordWords } from "./record-words.ts";
import { creditsWords } from "./words.ts";

export type Decision = "suspend" | "reinstate" | "revoke";

const decide = { suspend, reinstate, revoke };

/** The reasons that make sense for each decision, the likeliest first. */
const reasons: Readonly<Record<Decision, readonly StatusReason[]>> = {
  suspend: ["under-review", "academic-misconduct", "other"],
  reinstate: ["review-ended", "issued-in-error", "other"],
  revoke: ["issued-in-error", "academic-misconduct", "other"],
};

type DecisionDialogProps = { decision: Decision; held: VaultRecord; onClose: () => void };

export function DecisionDialog({ decision, held, onClose }: DecisionDialogProps) {
  const say = useWords(recordWords);
  const sayShell = useWords(shellWords);
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const [reason, setReason] = useState<StatusReason | undefined>(reasons[decision][0]);
  return (
    <Dialog onClose={onClose} title={say(`${decision}Title`)} closeOnClickOutside={!submission.busy}>
      <Text size="sm">{say(`${decision}Text`)}</Text>
      <ReasonSelect offered={reasons[decision]} value={reason} onChange={setReason} />
      <SubmitProgress submission={submission} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={submission.busy}>
          {sayShell("cancel")}
        </Button>
        <SubmitButton
          submission={submission}
          color={decision === "revoke" ? "red" : undefined}
          need={{ office: "registrar", at: held.record.issuer }}
          disabled={reason === undefined}
          noNotice
          run={(ledger) => decide[decision](ledger, held, reason ?? "other")}
          done={say(`${decision}Done`, { record: shortId(held.record.recordId) })}
          onDone={onClose}
        >
          {say(decision)}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type ReasonSelectProps = {
  offered: readonly StatusReason[];
  value: StatusReason | undefined;
  onChange: (reason: StatusReason | undefined) => void;
};

/** Codes, not prose: a sentence could carry personal data onto the chain. */
export function ReasonSelect({ offered, value, onChange }: ReasonSelectProps) {
  const say = useWords(recordWords);
  const sayCredits = useWords(creditsWords);
  return (
    <NativeSelect
      label={say("chooseReason")}
      value={value}
      data={offered.map((reason) => ({ value: reason, label: sayCredits(`reason.${reason}`) }))}
      onChange={(event) => onChange(offered.find((reason) => reason === event.currentTarget.value))}
    />
  );
}
