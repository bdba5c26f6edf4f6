/** Reads from the vault: signed in for when needed, without a click where signing asks nobody anything. */
import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Ledger } from "../../../client/ledger.ts";
import { useDesk, useLedger } from "./ledger.tsx";
import { Panel } from "./panel.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

/**
 * @param key What is read; the account is added, so that nobody sees what another read.
 * @param read Runs with a session.
 */
export function useVaultQuery<T>(key: readonly unknown[], read: (ledger: Ledger) => Promise<T>, enabled = true) {
  const { sessions, identity } = useDesk();
  const ledger = useLedger();
  const unlocked = identity !== undefined && (identity.silent || sessions.holds(identity.address));
  return useQuery({
    queryKey: ["vault", identity?.address, ...key],
    queryFn: ({ signal }) =>
      sessions.within(ledger, () => {
        // Who signed in meanwhile may be another by now, with no right to what the first one asked for.
        signal.throwIfAborted();
        return read(ledger);
      }),
    enabled: enabled && unlocked,
    placeholderData: keepPreviousData,
  });
}

/** Whether the vault can be read now; where not, `<UnlockVault>` offers the signature. */
export function useVaultUnlocked(): boolean {
  const { sessions, identity } = useDesk();
  return identity !== undefined && (identity.silent || sessions.holds(identity.address));
}

export function UnlockVault({ onUnlocked }: { onUnlocked: () => void }) {
  const say = useWords(shellWords);
  const { sessions } = useDesk();
  const ledger = useLedger();
  const [problem, setProblem] = useState<unknown>();
  const unlock = async () => {
    setProblem(undefined);
    try {
      await sessions.within(ledger, async () => undefined);
      onUnlocked();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Panel title={say("vaultLocked")}>
      <p>{say("vaultLockedText")}</p>
      <Button onClick={() => void unlock()}>{say("unlockVault")}</Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </Panel>
  );
}
