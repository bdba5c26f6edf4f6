/** Links for every student of a batch, as a sheet for mailing. */
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { accessSheet, giveAccess, studentsOfBatch } from "../../../client/access.ts";
import { Dialog } from "../shell/dialog.tsx";
import { download } from "../shell/download.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { AccessDays } from "./access-days.tsx";
import { accessWords } from "./access-words.ts";

export function BatchAccess({ issuer, sequence }: { issuer: number; sequence: number }) {
  const say = useWords(accessWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {say("batchGive")}
      </Button>
      {open && <BatchDialog issuer={issuer} sequence={sequence} onClose={() => setOpen(false)} />}
    </>
  );
}

type BatchDialogProps = { issuer: number; sequence: number; onClose: () => void };

function BatchDialog({ issuer, sequence, onClose }: BatchDialogProps) {
  const say = useWords(accessWords);
  const [language] = useLanguage();
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const [days, setDays] = useState(30);
  const [count, setCount] = useState<number>();
  const make = () =>
    submission.submit(async (ledger) => {
      const students = await studentsOfBatch(ledger, issuer, sequence);
      const given = await giveAccess(ledger, issuer, students, { days, origin: location.origin });
      download(say("batchFile", { sequence }), await accessSheet(given, language), "text/csv;charset=utf-8");
      setCount(given.length);
    }, say("made"));
  return (
    <Dialog onClose={onClose} title={say("batchTitle", { sequence })}>
      <Text size="sm">{say("batchText")}</Text>
      <AccessDays days={days} onDays={setDays} />
      <SubmitProgress submission={submission} />
      {count === undefined ? (
        <Button loading={submission.busy} onClick={() => void make()}>
          {say("batchMake")}
        </Button>
      ) : (
        <Text role="status">{say("batchMade", { count })}</Text>
      )}
    </Dialog>
  );
}
