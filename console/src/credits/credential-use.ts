/** Something done with the credential key: the file is opened, the work is done with a session, and how far it is shown. */
import { useState } from "react";
import type { CredentialKey } from "../../../client/exports/credential-key.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { useWords } from "../shell/speech.ts";
import type { KeyChoice } from "./credential-key-form.tsx";
import { exportWords } from "./export-words.ts";

type OnProgress = (done: number, total: number) => void;
type Work<Done> = (ledger: Ledger, key: CredentialKey, onProgress: OnProgress) => Promise<Done>;

/** `run` answers undefined where it failed; `problem` says why. */
export function useSigning(member: number) {
  const say = useWords(exportWords);
  const { sessions } = useDesk();
  const ledger = useLedger();
  const [progress, setProgress] = useState<{ share: number; label: string }>();
  const [problem, setProblem] = useState<unknown>();

  const run = async <Done>({ file, passphrase }: KeyChoice, work: Work<Done>): Promise<Done | undefined> => {
    if (file === null) return undefined;
    setProblem(undefined);
    const opening = (share: number) => setProgress({ share, label: say("opening") });
    opening(0);
    try {
      const { openKeyFile } = await import("./credential-signing.ts");
      const key = await openKeyFile(ledger, member, await file.text(), passphrase, opening);
      return await sessions.within(ledger, () =>
        work(ledger, key, (done, total) =>
          setProgress({ share: done / total, label: say("signing", { done, total }) }),
        ),
      );
    } catch (error) {
      setProblem(error);
      return undefined;
    } finally {
      setProgress(undefined);
    }
  };
  return { run, progress, problem, busy: progress !== undefined };
}
