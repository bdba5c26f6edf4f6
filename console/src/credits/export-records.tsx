/** Exports of the vault's records: of one, and of all that a student has here. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Ledger } from "../../../client/ledger.ts";
import { queryOf } from "../../../client/pages.ts";
import { type DepositedCredential, depositedCredentialSchema } from "../../../server/credits/credential-records.ts";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { useWords } from "../shell/speech.ts";
import { CredentialDialog } from "./credential-dialog.tsx";
import { type ExportChoice, ExportDialog } from "./export-dialog.tsx";
import { entriesOf, recordsOfStudent } from "./export-entries.ts";
import { exportWords } from "./export-words.ts";

/** On the page of a record. */
export function RecordExport({ held }: { held: VaultRecord }) {
  const say = useWords(exportWords);
  const [open, setOpen] = useState<"export" | "sign">();
  const { record } = held;
  const [choices] = useState<readonly ExportChoice[]>(() => [
    {
      label: say("oneRecord"),
      needsSession: true,
      entries: (ledger) => entriesOf(ledger, [held]),
      credentials: (ledger) => credentialsOver(ledger, [held]),
    },
    choiceOfStudent(record.issuer, record.student.number, say("allRecords")),
  ]);
  return (
    <>
      <Button variant="default" onClick={() => setOpen("export")}>
        {say("export")}
      </Button>
      {open === "export" && (
        <ExportDialog choices={choices} onSign={() => setOpen("sign")} onClose={() => setOpen(undefined)} />
      )}
      {open === "sign" && (
        <CredentialDialog
          issuer={record.issuer}
          scopes={[
            { label: say("oneRecord"), records: async () => [held] },
            {
              label: say("allRecords"),
              records: (ledger) => recordsOfStudent(ledger, record.issuer, record.student.number),
            },
          ]}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** In the list of records, where all that are shown are of one student. */
export function StudentExport({ issuer, student }: { issuer: number; student: string }) {
  const say = useWords(exportWords);
  const [open, setOpen] = useState(false);
  const [choices] = useState(() => [choiceOfStudent(issuer, student, say("allRecords"))]);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {say("exportStudent")}
      </Button>
      {open && <ExportDialog choices={choices} onClose={() => setOpen(false)} />}
    </>
  );
}

function choiceOfStudent(issuer: number, student: string, label: string): ExportChoice {
  return {
    label,
    needsSession: true,
    entries: async (ledger) => entriesOf(ledger, await recordsOfStudent(ledger, issuer, student)),
    credentials: async (ledger) => credentialsOver(ledger, await recordsOfStudent(ledger, issuer, student)),
  };
}

/** Each once: an SD-JWT stands over several records. */
async function credentialsOver(ledger: Ledger, records: readonly VaultRecord[]): Promise<DepositedCredential[]> {
  const found = new Map<string, DepositedCredential>();
  for (const { record } of records) {
    const path = `/v1/credits/records/${record.recordId}/credentials${queryOf({ issuer: record.issuer })}`;
    for (const one of await ledger.gateway.get(path, depositedCredentialSchema.array())) {
      found.set(`${one.format} ${one.recordIds.join()}`, one);
    }
  }
  return [...found.values()].sort((one, other) => (one.depositedAt < other.depositedAt ? 1 : -1));
}
