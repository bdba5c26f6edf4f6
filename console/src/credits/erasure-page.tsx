/** What is left of the records that were erased. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { listErasedRecords } from "../../../client/erasure.ts";
import { useActor } from "../shell/actor.ts";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { UnlockVault, useVaultQuery, useVaultUnlocked } from "../shell/vault.tsx";
import { erasurePageWords } from "./erasure-page-words.ts";
import { TombstoneList } from "./erasure-tombstones.tsx";
import classes from "./record.module.css";
import { useReadableVault } from "./vault-reads.ts";

const onPage = 20;

export function ErasurePage() {
  const say = useWords(erasurePageWords);
  const actor = useActor();
  const issuer = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [, setUnlockedAt] = useState(0);
  return (
    <>
      <Link to="/credits" className={classes.back}>
        ← {say("back")}
      </Link>
      <PageHeading title={say("title")} subtitle={say("hint")} />
      {actor.ready && issuer === undefined && (
        <Panel>
          <Refused need={{ office: "registrar" }} />
        </Panel>
      )}
      {issuer !== undefined && !unlocked && <UnlockVault onUnlocked={() => setUnlockedAt(Date.now())} />}
      {issuer !== undefined && unlocked && <Tombstones key={issuer} issuer={issuer} />}
    </>
  );
}

function Tombstones({ issuer }: { issuer: number }) {
  const say = useWords(erasurePageWords);
  const cursor = useCursor();
  const { after } = cursor;
  const erased = useVaultQuery(["credits", "erased", issuer, after], (ledger) =>
    listErasedRecords(ledger, issuer, after === undefined ? { limit: onPage } : { limit: onPage, after }),
  );
  return (
    <>
      {erased.isError && <ProblemNotice problem={erased.error} onRetry={() => void erased.refetch()} />}
      {erased.data?.items.length === 0 && (
        <Panel>
          <Nothing>{say("none")}</Nothing>
        </Panel>
      )}
      {erased.data !== undefined && erased.data.items.length > 0 && <TombstoneList tombstones={erased.data.items} />}
      <Pager cursor={cursor} next={erased.data?.next}>
        {say("page", { page: cursor.page + 1 })}
      </Pager>
    </>
  );
}
