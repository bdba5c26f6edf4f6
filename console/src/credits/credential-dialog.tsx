import { Button, Checkbox, Group, SegmentedControl, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Ledger } from "../../../client/ledger.ts";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { useActor } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useWords } from "../shell/speech.ts";
import { CredentialKeyFields, type KeyChoice, SigningProgress } from "./credential-key-form.tsx";
import { useSigning } from "./credential-use.ts";
import { exportWords } from "./export-words.ts";

type Scope = { readonly label: string; readonly records: (ledger: Ledger) => Promise<readonly VaultRecord[]> };
type CredentialDialogProps = { issuer: number; scopes: readonly Scope[]; onClose: () => void };

/** Signs badges and transcripts over records, with a key file that is opened here. */
export function CredentialDialog({ issuer, scopes, onClose }: CredentialDialogProps) {
  const say = useWords(exportWords);
  const queries = useQueryClient();
  const signing = useSigning(issuer);
  const [chosen, setChosen] = useState(0);
  const [key, setKey] = useState<KeyChoice>({ file: null, passphrase: "" });
  const [badges, setBadges] = useState(true);
  const [transcript, setTranscript] = useState(false);
  const hasKey = useActor().member?.credentialKeys.some(({ revokedAt }) => revokedAt === null);

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    const count = await signing.run(key, async (ledger, opened, onProgress) => {
      const { signRecords } = await import("./credential-signing.ts");
      const records = (await scopes[chosen]?.records(ledger)) ?? [];
      const recordIds = records.map(({ record }) => record.recordId);
      const signedBadges = badges ? await signRecords(ledger, opened, recordIds, "open-badge", onProgress) : 0;
      return signedBadges + (transcript ? await signRecords(ledger, opened, recordIds, "sd-jwt", onProgress) : 0);
    });
    if (count === undefined) return;
    notifications.show({ message: say("signed", { count }) });
    await queries.invalidateQueries({ queryKey: ["vault"] });
    onClose();
  };

  if (!hasKey) {
    return (
      <Dialog onClose={onClose} title={say("signTitle")}>
        <Text size="sm">{say("noKey")}</Text>
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title={say("signTitle")} closeOnClickOutside={!signing.busy}>
      <form onSubmit={(event) => void sign(event)} style={{ display: "contents" }}>
        <Text size="sm">{say("signText")}</Text>
        {scopes.length > 1 && (
          <SegmentedControl
            aria-label={say("scope")}
            data={scopes.map(({ label }, at) => ({ label, value: String(at) }))}
            value={String(chosen)}
            onChange={(value) => setChosen(Number(value))}
          />
        )}
        <Checkbox label={say("signBadges")} checked={badges} onChange={() => setBadges(!badges)} />
        <Checkbox label={say("signTranscript")} checked={transcript} onChange={() => setTranscript(!transcript)} />
        <CredentialKeyFields value={key} onChange={setKey} />
        <SigningProgress signing={signing} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={signing.busy}>
            {say("close")}
          </Button>
          <Button
            type="submit"
            disabled={signing.busy || key.file === null || key.passphrase === "" || !(badges || transcript)}
          >
            {say("signNow")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
