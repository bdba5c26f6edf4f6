import { Button, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import type { RowFault } from "../../../client/columns.ts";
import { issueBatch, saltRecord, supersede } from "../../../client/credits.ts";
import type { Ledger } from "../../../client/ledger.ts";
import type { SaltedRecord, StatusReason, VaultRecord } from "../../../server/credits/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import { ReasonSelect } from "./decision-dialog.tsx";
import { RecordFields } from "./record-fields.tsx";
import { formOf, type RecordForm, recordOf } from "./record-form.ts";
import { shortId } from "./record-labels.tsx";
import { recordWords } from "./record-words.ts";

const reasons: readonly StatusReason[] = ["grade-corrected", "issued-in-error", "other"];

export function ReplaceDialog({ held, onClose }: { held: VaultRecord; onClose: () => void }) {
  const say = useWords(recordWords);
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  return (
    <Dialog onClose={onClose} size="lg" title={say("replaceTitle")} closeOnClickOutside={false}>
      <ReplaceForm held={held} submission={submission} onClose={onClose} />
    </Dialog>
  );
}

type ReplaceFormProps = { held: VaultRecord; submission: ReturnType<typeof useSubmit>; onClose: () => void };

function ReplaceForm({ held, submission, onClose }: ReplaceFormProps) {
  const say = useWords(recordWords);
  const sayShell = useWords(shellWords);
  const [form, setForm] = useState<RecordForm>(() => formOf(held.record));
  const [reason, setReason] = useState<StatusReason | undefined>(reasons[0]);
  const [faults, setFaults] = useState<readonly RowFault[]>([]);
  // Salted once, so that a second attempt completes the first instead of issuing another successor.
  const successor = useRef<SaltedRecord>(undefined);
  const [issued, setIssued] = useState(false);
  const unchanged = JSON.stringify(form) === JSON.stringify(formOf(held.record));

  const run = async (ledger: Ledger, salted: SaltedRecord) => {
    await issueBatch(ledger, held.record.issuer, [salted], undefined, held.record.recordId);
    setIssued(true);
    await supersede(ledger, held, salted.record.recordId, reason ?? "other");
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = recordOf(form, held.record);
    setFaults(read.faults);
    if (read.faults.length > 0) return;
    if (!issued) successor.current = saltRecord(read.record);
    const salted = successor.current;
    const done = say("replaceDone", { record: shortId(held.record.recordId) });
    if (salted !== undefined && (await submission.submit((ledger) => run(ledger, salted), done))) onClose();
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{say("replaceText")}</Text>
        <RecordFields
          kind={held.record.kind}
          form={form}
          faults={faults}
          disabled={issued || submission.busy}
          onChange={setForm}
        />
        <ReasonSelect offered={reasons} value={reason} onChange={setReason} />
        <SubmitProgress submission={submission} />
        {issued && submission.problem !== undefined && <Text size="sm">{say("replaceHalf")}</Text>}
        <Group justify="flex-end">
          {unchanged && <Text size="sm">{say("nothingChanged")}</Text>}
          <Button variant="default" onClick={onClose} disabled={submission.busy}>
            {sayShell("cancel")}
          </Button>
          <Button type="submit" disabled={unchanged || submission.busy}>
            {say("replaceSubmit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
