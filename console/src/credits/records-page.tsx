import { Button, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { listDrafts } from "../../../client/credits.ts";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { recordStatuses, type VaultRecord } from "../../../server/credits/records.ts";
import { useActor } from "../shell/actor.ts";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { UnlockVault, useVaultQuery, useVaultUnlocked } from "../shell/vault.tsx";
import { BatchAccess } from "./access-batch.tsx";
import classes from "./credits.module.css";
import { CreditsHeading } from "./credits-heading.tsx";
import { erasurePageWords } from "./erasure-page-words.ts";
import { ErasedOfBatch } from "./erasure-tombstones.tsx";
import { ExportButton } from "./export-button.tsx";
import { StudentExport } from "./export-records.tsx";
import { kindName } from "./record-facts.ts";
import { RecordTable } from "./record-table.tsx";
import { searchRecords, useReadableVault } from "./vault-reads.ts";
import { creditsWords } from "./words.ts";

const route = getRouteApi("/credits");
const recordsOnPage = 12;
const typingMilliseconds = 250;

export function RecordsPage() {
  const say = useWords(creditsWords);
  const actor = useActor();
  const issuer = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [, setUnlockedAt] = useState(0);
  const registrar = actor.holds({ office: "registrar" });
  if (!actor.ready) return <CreditsHeading />;
  return (
    <>
      <CreditsHeading>
        {issuer !== undefined && unlocked && <ExportButton issuer={issuer} />}
        {registrar && <Button renderRoot={(props) => <Link to="/credits/import" {...props} />}>{say("import")}</Button>}
      </CreditsHeading>
      {issuer === undefined && <PrivateNotice />}
      {issuer !== undefined && !unlocked && <UnlockVault onUnlocked={() => setUnlockedAt(Date.now())} />}
      {issuer !== undefined && unlocked && (
        <>
          {registrar && <Unfinished issuer={issuer} />}
          <Records key={issuer} issuer={issuer} />
        </>
      )}
    </>
  );
}

function Records({ issuer }: { issuer: number }) {
  const say = useWords(creditsWords);
  const sayErasure = useWords(erasurePageWords);
  const [language] = useLanguage();
  const { status, kind, batch } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), typingMilliseconds);
  const cursor = useCursor();
  const search = { issuer, query: query || undefined, kind, status, sequence: batch };
  const { restart } = cursor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins on its first page
  useEffect(restart, [query, kind, status, batch]);

  const records = useVaultQuery(["credits", "records", search, cursor.after], (ledger) =>
    searchRecords(ledger, search, { limit: recordsOnPage, after: cursor.after }),
  );
  const statuses = [
    { value: "all", label: say("all") },
    ...recordStatuses.map((value) => ({ value, label: say(`status.${value}`) })),
  ];
  const kinds = [
    { value: "all", label: say("allKinds") },
    ...recordKinds.map((value) => ({ value, label: kindName(value, language) })),
  ];
  const filtered = query !== "" || kind !== undefined || status !== undefined || batch !== undefined;
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          placeholder={say("search")}
          aria-label={say("search")}
          value={typed}
          maxLength={120}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={say("kindFilter")}
          data={kinds}
          value={kind ?? "all"}
          onChange={({ currentTarget }) =>
            void navigate({
              search: { batch, status, kind: recordKinds.find((known) => known === currentTarget.value) },
            })
          }
        />
        <SegmentedControl
          aria-label={say("statusFilter")}
          data={statuses}
          value={status ?? "all"}
          onChange={(value) =>
            void navigate({ search: { batch, kind, status: recordStatuses.find((known) => known === value) } })
          }
        />
      </div>
      {batch !== undefined && (
        <div className={classes.chip}>
          {say("onlyBatch", { sequence: batch })}
          <Link to="/credits" search={{ status, kind }}>
            {say("showAll")}
          </Link>
          <BatchAccess issuer={issuer} sequence={batch} />
        </div>
      )}
      {records.isError && <ProblemNotice problem={records.error} onRetry={() => void records.refetch()} />}
      {records.data?.items.length === 0 && (
        <Panel>
          <Nothing>{say(filtered ? "noneFound" : "noneYet")}</Nothing>
        </Panel>
      )}
      {query !== "" && <OneStudent issuer={issuer} records={records.data?.items ?? []} />}
      {records.data !== undefined && records.data.items.length > 0 && <RecordTable records={records.data.items} />}
      {batch !== undefined && <ErasedOfBatch issuer={issuer} sequence={batch} />}
      <Pager cursor={cursor} next={records.data?.next}>
        {say("page", { page: cursor.page + 1 })} · <Link to="/credits/erased">{sayErasure("link")}</Link>
      </Pager>
    </>
  );
}

/** Where a search leads to one student's records, they can be exported together. */
function OneStudent({ issuer, records }: { issuer: number; records: readonly VaultRecord[] }) {
  const numbers = [...new Set(records.map(({ record }) => record.student.number))];
  const [student] = numbers;
  if (student === undefined || numbers.length > 1) return null;
  return (
    <div className={classes.chip}>
      <StudentExport key={student} issuer={issuer} student={student} />
    </div>
  );
}

function Unfinished({ issuer }: { issuer: number }) {
  const say = useWords(creditsWords);
  const drafts = useVaultQuery(["credits", "drafts", issuer], (ledger) => listDrafts(ledger, issuer));
  const count = drafts.data?.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={classes.unfinished}>
      {say("unfinished", { count })}
      <Button size="xs" variant="default" renderRoot={(props) => <Link to="/credits/import" {...props} />}>
        {say("resume")}
      </Button>
    </div>
  );
}

function PrivateNotice() {
  const say = useWords(creditsWords);
  return (
    <Panel title={say("privateTitle")}>
      <p>{say("privateText")}</p>
      <Link to="/credits/batches">{say("seeBatches")}</Link>
      {" · "}
      <a href="/verify">{say("verifyRecord")}</a>
    </Panel>
  );
}
