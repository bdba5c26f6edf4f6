import { FileInput, PasswordInput, Progress, Text } from "@mantine/core";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { exportWords } from "./export-words.ts";

/** A key file and its passphrase; neither leaves the browser, and the passphrase not this form. */
export type KeyChoice = { readonly file: File | null; readonly passphrase: string };

export function CredentialKeyFields({ value, onChange }: { value: KeyChoice; onChange: (choice: KeyChoice) => void }) {
  const say = useWords(exportWords);
  return (
    <>
      <FileInput
        label={say("keyFile")}
        placeholder={say("chooseFile")}
        accept="application/json,.json"
        value={value.file}
        onChange={(file) => onChange({ ...value, file })}
        required
      />
      <PasswordInput
        label={say("passphrase")}
        value={value.passphrase}
        autoComplete="off"
        visibilityToggleButtonProps={{ "aria-label": say("show") }}
        onChange={(event) => onChange({ ...value, passphrase: event.currentTarget.value })}
        required
      />
    </>
  );
}

type Signing = {
  readonly progress: { readonly share: number; readonly label: string } | undefined;
  readonly problem: unknown;
};

/** How far signing is, or why it went no further. */
export function SigningProgress({ signing: { progress, problem } }: { signing: Signing }) {
  return (
    <>
      {progress !== undefined && (
        <>
          <Progress value={progress.share * 100} aria-label={progress.label} />
          <Text size="sm" role="status">
            {progress.label}
          </Text>
        </>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
