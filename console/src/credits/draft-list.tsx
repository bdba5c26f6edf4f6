import { Button } from "@mantine/core";
import { useState } from "react";
import { deleteDraft, type IssuedBatch, issueDraft, listDrafts } from "../../../client/credits.ts";
import { formatTime, shorten } from "../../../client/format.ts";
import type { Receipt } from "../../../server/api/records.ts";
import type { DraftRecord } from "../../../server/credits/records.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { useVaultQuery } from "../shell/vault.tsx";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";
import { scopeName } from "./record-facts.ts";

type DraftListProps = { issuer: number; onIssued: (batch: IssuedBatch, receipt: Receipt | undefined) => void };

/** Batches that were interrupted between the vault and the chain. */
export function DraftList({ issuer, onIssued }: DraftListProps) {
  const say = useWords(importWords);
  const drafts = useVaultQuery(["credits", "drafts", issuer], (ledger) => listDrafts(ledger, issuer));
  if (drafts.isError) return <ProblemNotice problem={drafts.error} onRetry={() => void drafts.refetch()} />;
  if (!drafts.data?.length) return null;
  return (
    <Panel title={say("unfinished")}>
      <p className={classes.quiet}>{say("unfinishedHint")}</p>
      <ul className={classes.drafts}>
        {drafts.data.map((draft) => (
          <Draft key={draft.root} issuer={issuer} draft={draft} onIssued={onIssued} />
        ))}
      </ul>
    </Panel>
  );
}

function Draft({ issuer, draft, onIssued }: DraftListProps & { draft: DraftRecord }) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const [asking, setAsking] = useState(false);
  const need = { office: "registrar", at: issuer } as const;
  return (
    <li>
      <span className={classes.draftText}>
        <b>{say("draftRecords", { count: draft.count })}</b>{" "}
        <span className={classes.quiet}>
          {scopeName(draft, language)} · {say("storedAt", { time: formatTime(draft.createdAt, language) })} ·{" "}
          <code>{shorten(draft.root)}</code>
        </span>
      </span>
      {asking && <span>{say("discardAsk")}</span>}
      {asking && (
        <Button size="xs" variant="default" onClick={() => setAsking(false)}>
          {say("keep")}
        </Button>
      )}
      {asking ? (
        <SubmitButton
          size="xs"
          color="red"
          submission={submission}
          need={need}
          noNotice
          run={(ledger) => deleteDraft(ledger, issuer, draft.root)}
          done={say("discarded", { count: draft.count })}
        >
          {say("discard")}
        </SubmitButton>
      ) : (
        <Button size="xs" variant="default" disabled={submission.busy} onClick={() => setAsking(true)}>
          {say("discard")}
        </Button>
      )}
      <SubmitButton
        size="xs"
        submission={submission}
        need={need}
        done={null}
        run={async (ledger) => {
          const batch = await issueDraft(ledger, issuer, draft);
          onIssued(batch, batch.receipt ?? undefined);
        }}
      >
        {say("resume")}
      </SubmitButton>
    </li>
  );
}
