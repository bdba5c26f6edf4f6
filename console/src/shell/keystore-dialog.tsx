import { Button, FileInput, PasswordInput, Progress, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { openKeystore } from "../../../client/keystore.ts";
import { Dialog } from "./dialog.tsx";
import { keystoreIdentity } from "./identity.ts";
import { useDesk } from "./ledger.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

export function KeystoreDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(shellWords);
  return (
    <Dialog onClose={onClose} title={say("keystoreTitle")}>
      <KeystoreForm onDone={onClose} />
    </Dialog>
  );
}

function KeystoreForm({ onDone }: { onDone: () => void }) {
  const say = useWords(shellWords);
  const { setIdentity } = useDesk();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<unknown>();

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    setProblem(undefined);
    setShare(0);
    try {
      setIdentity(keystoreIdentity(await openKeystore(await file.text(), passphrase, setShare)));
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setShare(undefined);
    }
  };

  return (
    <form onSubmit={(event) => void open(event)}>
      <Stack gap="sm">
        <Text size="sm">{say("keystoreText")}</Text>
        <FileInput
          label={say("keystoreFile")}
          placeholder={say("chooseFile")}
          accept="application/json,.json"
          value={file}
          onChange={setFile}
          required
        />
        <PasswordInput
          label={say("passphrase")}
          value={passphrase}
          autoComplete="off"
          visibilityToggleButtonProps={{ "aria-label": say("show") }}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          required
        />
        {share !== undefined && <Progress value={share * 100} aria-label={say("opening")} />}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Button type="submit" disabled={file === null || passphrase === "" || share !== undefined}>
          {share === undefined ? say("open") : say("opening")}
        </Button>
      </Stack>
    </form>
  );
}
