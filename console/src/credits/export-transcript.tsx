/** Exports of a transcript that was assembled and verified. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { verifiedEntries } from "../../../client/exports/transcript.ts";
import type { Transcript } from "../../../client/transcript.ts";
import { useWords } from "../shell/speech.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { exportWords } from "./export-words.ts";

export function TranscriptExports({ transcript }: { transcript: Transcript }) {
  const say = useWords(exportWords);
  const [open, setOpen] = useState(false);
  const choice = {
    label: say("export"),
    needsSession: false,
    entries: async () => verifiedEntries(transcript.entries),
  };
  return (
    <>
      <Button variant="default" size="xs" disabled={transcript.entries.length === 0} onClick={() => setOpen(true)}>
        {say("export")}
      </Button>
      {open && <ExportDialog choices={[choice]} onClose={() => setOpen(false)} />}
    </>
  );
}
