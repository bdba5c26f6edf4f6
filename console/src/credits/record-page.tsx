import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { presentationOf } from "../../../client/credits.ts";
import { queryOf } from "../../../client/pages.ts";
import { scopeOf } from "../../../server/credits/credit-records.ts";
import { type VaultRecord, vaultRecordSchema } from "../../../server/credits/records.ts";
import { Problem } from "../../../server/problem.ts";
import { useActor } from "../shell/actor.ts";
import { Facts, PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { UnlockVault, useVaultQuery, useVaultUnlocked } from "../shell/vault.tsx";
import { ErasedRecordPanel } from "./erasure-tombstones.tsx";
import { RecognitionElsewhere } from "./recognition-elsewhere.tsx";
import classes from "./record.module.css";
import { RecordActions } from "./record-actions.tsx";
import { achievementTitle, factsOf, scopeName } from "./record-facts.ts";
import { RecordHistory } from "./record-history.tsx";
import { RecordBadge } from "./record-labels.tsx";
import { recordWords } from "./record-words.ts";
import { useReadableVault } from "./vault-reads.ts";
import { creditsWords } from "./words.ts";

const route = getRouteApi("/credits/records/$recordId");

export function RecordPage() {
  const say = useWords(recordWords);
  const { recordId } = route.useParams();
  const actor = useActor();
  const issuer = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [, setUnlockedAt] = useState(0);
  const record = useVaultQuery(
    ["credits", "record", issuer, recordId],
    ({ gateway }) => gateway.get(`/v1/credits/records/${recordId}${queryOf({ issuer })}`, vaultRecordSchema),
    issuer !== undefined,
  );
  return (
    <>
      <Link to="/credits" className={classes.back}>
        ← {say("back")}
      </Link>
      {actor.ready && issuer === undefined && (
        <Panel title={say("title")}>
          <Refused need={{ office: "registrar" }} />
        </Panel>
      )}
      {issuer !== undefined && !unlocked && <UnlockVault onUnlocked={() => setUnlockedAt(Date.now())} />}
      {record.isError && isErased(record.error) && issuer !== undefined && (
        <ErasedRecordPanel issuer={issuer} recordId={recordId} />
      )}
      {record.isError && !isErased(record.error) && (
        <ProblemNotice problem={record.error} onRetry={() => void record.refetch()} />
      )}
      {issuer !== undefined && !record.isError && record.data?.record.recordId === recordId && (
        <Record held={record.data} />
      )}
    </>
  );
}

function isErased(error: unknown): boolean {
  return error instanceof Problem && error.name === "Credits_RecordErased";
}

function Record({ held }: { held: VaultRecord }) {
  const say = useWords(recordWords);
  const [language] = useLanguage();
  return (
    <>
      <PageHeading
        title={achievementTitle(language, held.record)}
        beside={<RecordBadge status={held.status} />}
        subtitle={`${held.record.student.name} ${held.record.student.number} · ${scopeName(scopeOf(held.record), language)}`}
      >
        <RecordActions held={held} />
      </PageHeading>
      <div className={classes.columns}>
        <Content held={held} />
        <div className={classes.column}>
          <Panel title={say("history")}>
            <RecordHistory held={held} />
          </Panel>
          <RecognitionElsewhere held={held} />
          <Evidence held={held} />
        </div>
      </div>
    </>
  );
}

function Content({ held: { record } }: { held: VaultRecord }) {
  const say = useWords(recordWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <Panel title={say("content")}>
      <Facts
        facts={[
          ...factsOf(record, language).map(({ name, value }) => [name, value] as const),
          [say("issuer"), memberName(record.issuer)],
          [say("recordId"), <code key="id">{record.recordId}</code>],
        ]}
      />
    </Panel>
  );
}

function Evidence({ held }: { held: VaultRecord }) {
  const say = useWords(recordWords);
  const sayCredits = useWords(creditsWords);
  const [language] = useLanguage();
  const { record, sequence, block, leaf, root } = held;
  const presentation = useVaultQuery(
    ["credits", "presentation", record.recordId],
    (ledger) => presentationOf(ledger, record.issuer, record.recordId),
    sequence !== null,
  );
  const proof = presentation.data?.proof;
  return (
    <Panel title={say("evidence")}>
      <Facts
        facts={[
          [
            say("batch"),
            sequence === null ? (
              say("notIssued")
            ) : (
              <Link key="batch" to="/credits" search={{ batch: sequence }}>
                {sayCredits("batchNumber", { sequence })}
              </Link>
            ),
          ],
          [say("block"), block?.toLocaleString(language) ?? "–"],
          [say("leaf"), <code key="leaf">{leaf}</code>],
          [say("root"), <code key="root">{root}</code>],
        ]}
      />
      {presentation.isError && <ProblemNotice problem={presentation.error} />}
      {proof !== undefined && (
        <details className={classes.proof}>
          <summary>
            {say("proof")}: {proof.length === 0 ? say("proofAlone") : say("proofLength", { count: proof.length })}
          </summary>
          <ol>
            {proof.map((sibling) => (
              <li key={sibling}>
                <code>{sibling}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}
