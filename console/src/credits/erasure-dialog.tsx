/** Destroying a record, or all of a student, with what goes and what stays said before. */
import { Button, Group, NativeSelect, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { eraseRecords } from "../../../client/erasure.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { type ErasureInput, type ErasureReason, erasureReasons } from "../../../server/credits/erasure-records.ts";
import { erasureReasonWords } from "../../../server/credits/erasure-words.ts";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { useVaultQuery } from "../shell/vault.tsx";
import { shellWords } from "../shell/words.ts";
import classes from "./erasure.module.css";
import { erasurePageWords } from "./erasure-page-words.ts";
import { everyRecord } from "./vault-reads.ts";

type Extent = "one" | "all";

export function ErasureDialog({ held, onClose }: { held: VaultRecord; onClose: () => void }) {
  const say = useWords(erasurePageWords);
  const [language] = useLanguage();
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const { issuer, student, recordId } = held.record;
  const [extent, setExtent] = useState<Extent>("one");
  const [reason, setReason] = useState<ErasureReason>(erasureReasons[0]);
  const [typed, setTyped] = useState("");
  // By the whole number, as the vault erases them.
  const own = useVaultQuery(["credits", "of-student", issuer, student.number], async (ledger) => {
    const found = await everyRecord(ledger, { issuer, query: student.number });
    return found.filter(({ record }) => record.student.number === student.number).length;
  });
  const count = extent === "one" ? 1 : (own.data ?? 0);
  const isConfirmed = typed.trim() === student.number;

  const run = (ledger: Ledger) => {
    const chosen = extent === "one" ? { recordIds: [recordId] } : { student: student.number };
    const input: ErasureInput = { issuer, ...chosen, reason };
    return eraseRecords(ledger, input);
  };
  const erase = async () => {
    if (submission.busy || !isConfirmed) return;
    if (await submission.submit(run, say("done", { count }))) onClose();
  };
  return (
    <Dialog onClose={onClose} size="lg" title={say("eraseTitle")} closeOnClickOutside={false}>
      <Radio.Group label={say("what")} value={extent} onChange={(value) => setExtent(value === "all" ? "all" : "one")}>
        <Stack gap="xs" mt={4}>
          <Radio value="one" label={say("one")} />
          <Radio
            value="all"
            label={say("all")}
            description={own.data === undefined ? undefined : say("allCount", { count: own.data })}
          />
        </Stack>
      </Radio.Group>
      {own.isError && <ProblemNotice problem={own.error} />}
      <Consequences isDraft={held.sequence === null} />
      <NativeSelect
        label={say("reasonLabel")}
        value={reason}
        data={erasureReasons.map((value) => ({ value, label: erasureReasonWords[value][language] }))}
        onChange={({ currentTarget: { value } }) =>
          setReason(erasureReasons.find((known) => known === value) ?? erasureReasons[0])
        }
      />
      <TextInput
        label={say("confirm", { number: student.number })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        error={typed.trim() !== "" && !student.number.startsWith(typed.trim()) ? say("mismatch") : undefined}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <SubmitProgress submission={submission} />
      <Buttons
        isReady={isConfirmed && count > 0}
        busy={submission.busy}
        count={count}
        onErase={() => void erase()}
        onClose={onClose}
      />
    </Dialog>
  );
}

type ButtonsProps = { isReady: boolean; busy: boolean; count: number; onErase: () => void; onClose: () => void };

function Buttons({ isReady, busy, count, onErase, onClose }: ButtonsProps) {
  const say = useWords(erasurePageWords);
  const sayShell = useWords(shellWords);
  return (
    <Group justify="flex-end">
      <Button variant="default" disabled={busy} onClick={onClose}>
        {sayShell("cancel")}
      </Button>
      <Button color="red" disabled={!isReady || busy} onClick={onErase}>
        {say("submit", { count })}
      </Button>
    </Group>
  );
}

function Consequences({ isDraft }: { isDraft: boolean }) {
  const say = useWords(erasurePageWords);
  return (
    <div className={classes.consequences}>
      <b>{say("goneTitle")}</b>
      <ul>
        <li>{say("gone1")}</li>
        <li>{say("gone2")}</li>
        <li>{say("gone3")}</li>
        <li>{say("gone4")}</li>
        {isDraft && <li>{say("goneDraft")}</li>}
      </ul>
      <b>{say("staysTitle")}</b>
      <ul>
        <li>{say("stays1")}</li>
        <li>{say("stays2")}</li>
        <li>{say("stays3")}</li>
      </ul>
      <b>{say("backupsTitle")}</b>
      <p>{say("backups")}</p>
      <Text c="red.9" fw={700} size="sm">
        {say("final")}
      </Text>
    </div>
  );
}
