import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formatTime } from "../../../client/format.ts";
import { everyItem } from "../../../client/pages.ts";
import { type StatusListState, statusListStateSchema } from "../../../server/credits/credential-records.ts";
import { listStateWords, purposeWords } from "../../../server/credits/credential-words.ts";
import { useActor } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { StateBadge } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { useVaultQuery, useVaultUnlocked } from "../shell/vault.tsx";
import { CredentialKeyFields, type KeyChoice, SigningProgress } from "./credential-key-form.tsx";
import { useSigning } from "./credential-use.ts";
import { exportWords } from "./export-words.ts";
import { useReadableVault } from "./vault-reads.ts";

/** A registrar is told which status lists say no more what the ledger says, and signs them anew. */
export function StatusLists() {
  const say = useWords(exportWords);
  const actor = useActor();
  const issuer = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [open, setOpen] = useState(false);
  const lists = useVaultQuery(
    ["credits", "status-lists", issuer],
    ({ gateway }) => everyItem(gateway, `/v1/credits/status-lists/${issuer}`, statusListStateSchema),
    issuer !== undefined && actor.member?.credentialKeys.some(({ revokedAt }) => revokedAt === null) === true,
  );
  if (issuer === undefined || !unlocked || !lists.data || lists.data.length === 0) return null;
  const stale = lists.data.filter(({ state }) => state !== "fresh");
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {say("lists")}
        {stale.length > 0 && ` (${stale.length})`}
      </Button>
      {open && <ListsDialog issuer={issuer} lists={lists.data} stale={stale} onClose={() => setOpen(false)} />}
    </>
  );
}

type ListsDialogProps = {
  issuer: number;
  lists: readonly StatusListState[];
  stale: readonly StatusListState[];
  onClose: () => void;
};

function ListsDialog({ issuer, lists, stale, onClose }: ListsDialogProps) {
  const say = useWords(exportWords);
  const queries = useQueryClient();
  const signing = useSigning(issuer);
  const [key, setKey] = useState<KeyChoice>({ file: null, passphrase: "" });

  const publish = async (event: FormEvent) => {
    event.preventDefault();
    const done = await signing.run(key, async (ledger, opened, onProgress) => {
      const { publishLists } = await import("./credential-signing.ts");
      await publishLists(ledger, opened, stale, onProgress);
      return stale.length;
    });
    await queries.invalidateQueries({ queryKey: ["vault"] });
    if (done === undefined) return;
    notifications.show({ message: say("published", { count: done }) });
    onClose();
  };

  return (
    <Dialog onClose={onClose} title={say("listsTitle")} size="lg" closeOnClickOutside={!signing.busy}>
      <Text size="sm">{say("listsText")}</Text>
      <Lists lists={lists} />
      {stale.length === 0 && <Text size="sm">{say("listsFresh")}</Text>}
      {stale.length > 0 && (
        <form onSubmit={(event) => void publish(event)} style={{ display: "contents" }}>
          <Text size="sm">{say("listsStale", { count: stale.length })}</Text>
          <CredentialKeyFields value={key} onChange={setKey} />
          <SigningProgress signing={signing} />
          <Group justify="flex-end">
            <Button type="submit" disabled={signing.busy || key.file === null || key.passphrase === ""}>
              {say("publish")}
            </Button>
          </Group>
        </form>
      )}
    </Dialog>
  );
}

function Lists({ lists }: { lists: readonly StatusListState[] }) {
  const say = useWords(exportWords);
  const [language] = useLanguage();
  return (
    <TableFrame label={say("listsTitle")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("listBatch")}</th>
            <th scope="col">{say("listPurpose")}</th>
            <th scope="col">{say("listState")}</th>
            <th scope="col">{say("listUntil")}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ sequence, purpose, state, validUntil }) => (
            <tr key={`${sequence}-${purpose}`}>
              <td>{sequence}</td>
              <td>{purposeWords[purpose][language]}</td>
              <td>
                <StateBadge tone={state === "fresh" ? "good" : "waiting"}>{listStateWords[state][language]}</StateBadge>
              </td>
              <td>{validUntil === null ? "–" : formatTime(validUntil, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
