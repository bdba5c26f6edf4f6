/** From a list to a batch on the chain: choose, correct, look, sign. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { type CheckedRecords, checkRecords } from "../../../client/credit-sheet.ts";
import type { IssuedBatch } from "../../../client/credits.ts";
import type { ElmoSheet } from "../../../client/exports/elmo-sheet.ts";
import { readSheet, type Sheet } from "../../../client/sheet.ts";
import type { Receipt } from "../../../server/api/records.ts";
import { useActor } from "../shell/actor.ts";
import { PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { ChooseFile } from "./choose-file.tsx";
import { DraftList } from "./draft-list.tsx";
import { ElmoImport, ElmoRemarks, isXml } from "./elmo-import.tsx";
import classes from "./import.module.css";
import { ImportDone } from "./import-done.tsx";
import { ImportFaults } from "./import-faults.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { importWords } from "./import-words.ts";
import { type ChosenScope, ScopeFields } from "./scope-fields.tsx";

type Stage =
  | { name: "choose"; problem?: unknown; elmo?: ElmoSheet }
  | { name: "elmo"; file: File }
  | { name: "reading" }
  | { name: "checked"; sheet: Sheet; checked: CheckedRecords; elmo: ElmoSheet | undefined }
  | { name: "done"; batch: IssuedBatch; receipt: Receipt | undefined };

export function ImportPage() {
  const say = useWords(importWords);
  const actor = useActor();
  const issuer = actor.member?.member;
  const need = { office: "registrar" } as const;
  if (!actor.ready) return <PageHeading title={say("title")} />;
  if (issuer === undefined || !actor.holds(need)) {
    return (
      <>
        <PageHeading title={say("title")} />
        <Panel>
          <Refused need={need} />
        </Panel>
      </>
    );
  }
  return <Import key={`${actor.address}-${issuer}`} issuer={issuer} />;
}

function Import({ issuer }: { issuer: number }) {
  const say = useWords(importWords);
  const [stage, setStage] = useState<Stage>({ name: "choose" });
  const [scope, setScope] = useState<ChosenScope>({ kind: undefined, level: undefined });
  const restart = () => setStage({ name: "choose" });

  const read = async (file: File, elmo?: ElmoSheet) => {
    setStage({ name: "reading" });
    try {
      const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), file.name);
      setStage({ name: "checked", sheet, checked: checkRecords(sheet, issuer, scope), elmo });
    } catch (problem) {
      setStage({ name: "choose", problem });
    }
  };

  return (
    <>
      <PageHeading title={say("title")} subtitle={stage.name === "choose" ? say("intro") : undefined}>
        {stage.name === "checked" && (
          <Button variant="default" onClick={restart}>
            {say("another")}
          </Button>
        )}
      </PageHeading>
      {stage.name === "choose" && (
        <>
          {stage.problem !== undefined && <ProblemNotice problem={stage.problem} />}
          {stage.elmo && <ElmoRemarks sheet={stage.elmo} />}
          <Panel className={classes.scope}>
            <ScopeFields scope={scope} onChange={setScope} />
          </Panel>
          <ChooseFile
            kind={scope.kind ?? "course"}
            onFile={(file) => (isXml(file) ? setStage({ name: "elmo", file }) : void read(file))}
          />
          <DraftList issuer={issuer} onIssued={(batch, receipt) => setStage({ name: "done", batch, receipt })} />
        </>
      )}
      {stage.name === "elmo" && (
        <ElmoImport
          file={stage.file}
          // Where everything in it was left out there is no sheet to read, only why.
          onSheet={(sheet, elmo) => (elmo.count === 0 ? setStage({ name: "choose", elmo }) : void read(sheet, elmo))}
          onAnother={restart}
        />
      )}
      {stage.name === "checked" && stage.elmo && <ElmoRemarks sheet={stage.elmo} />}
      {stage.name === "reading" && (
        <Panel>
          <p role="status">{say("reading")}</p>
        </Panel>
      )}
      {stage.name === "checked" && stage.checked.faults.length > 0 && (
        <ImportFaults sheet={stage.sheet} checked={stage.checked} />
      )}
      {stage.name === "checked" && stage.checked.faults.length === 0 && (
        <ImportPreview
          issuer={issuer}
          sheet={stage.sheet}
          checked={stage.checked}
          onIssued={(batch, receipt) => setStage({ name: "done", batch, receipt })}
        />
      )}
      {stage.name === "done" && <ImportDone batch={stage.batch} receipt={stage.receipt} onMore={restart} />}
    </>
  );
}
