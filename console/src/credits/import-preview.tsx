import { useRef, useState } from "react";
import { type CheckedRecords, withRows } from "../../../client/credit-sheet.ts";
import { type IssuedBatch, issueBatch, type PreparedBatch, prepareBatch } from "../../../client/credits.ts";
import type { Ledger } from "../../../client/ledger.ts";
import type { Sheet } from "../../../client/sheet.ts";
import type { Receipt } from "../../../server/api/records.ts";
import { type CreditRecord, scopeOf } from "../../../server/credits/credit-records.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { AccreditationNotice } from "./accreditation-notice.tsx";
import { EncodingNotice, encodingName } from "./encoding-notice.tsx";
import classes from "./import.module.css";
import { FaultTable } from "./import-faults.tsx";
import { ImportProgress, type ImportStep } from "./import-progress.tsx";
import { importWords } from "./import-words.ts";
import { RecordCells, RecordHead } from "./record-columns.tsx";
import { scopeName } from "./record-facts.ts";
import { creditsWords } from "./words.ts";

const rowsShown = 6;

type ImportPreviewProps = {
  issuer: number;
  sheet: Sheet;
  checked: CheckedRecords;
  onIssued: (batch: IssuedBatch, receipt: Receipt | undefined) => void;
};

export function ImportPreview({ issuer, sheet, checked, onIssued }: ImportPreviewProps) {
  const say = useWords(importWords);
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const [step, setStep] = useState<ImportStep>();
  // Salted once: a second attempt must offer the same root, or the batch would be issued twice.
  const prepared = useRef<PreparedBatch>(undefined);
  const stored = useRef(false);
  const { records, rows, warnings } = checked;

  const issue = async (ledger: Ledger) => {
    setStep("salt");
    await painted();
    prepared.current ??= prepareBatch(records);
    const { salted } = prepared.current;
    const batch = await issueBatch(ledger, issuer, salted, (next) => {
      if (next === "checking") stored.current = true;
      setStep(next === "vault" ? "vault" : "sign");
    }).catch((error: unknown) => {
      throw withRows(error, rows);
    });
    onIssued(batch, batch.receipt ?? undefined);
  };

  return (
    <>
      <EncodingNotice sheet={sheet} />
      <Totals sheet={sheet} records={records} />
      {records[0] !== undefined && <AccreditationNotice issuer={issuer} scope={scopeOf(records[0])} />}
      {warnings.length > 0 && (
        <Panel title={say("warningsTitle", { count: warnings.length })}>
          <p className={classes.quiet}>{say("warningsText")}</p>
          <FaultTable faults={warnings} />
        </Panel>
      )}
      <Panel title={say("firstRows", { count: Math.min(rowsShown, records.length) })}>
        <FirstRows records={records.slice(0, rowsShown)} />
        {records.length > rowsShown && (
          <p className={classes.quiet}>{say("andMore", { count: records.length - rowsShown })}</p>
        )}
      </Panel>
      {submission.busy && <ImportProgress step={submission.step === "sending" ? "chain" : (step ?? "salt")} />}
      {!submission.busy && submission.problem !== undefined && (
        <>
          <ProblemNotice problem={submission.problem} />
          {stored.current && <p className={classes.notice}>{say("interrupted")}</p>}
        </>
      )}
      <div className={classes.issue}>
        <SubmitButton
          size="md"
          submission={submission}
          need={{ office: "registrar", at: issuer }}
          run={issue}
          done={null}
          noNotice
        >
          {say("issue", { count: records.length })}
        </SubmitButton>
      </div>
    </>
  );
}

function Totals({ sheet, records }: { sheet: Sheet; records: readonly CreditRecord[] }) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  // In hundredths, because credits have two decimals and floats would not add up.
  const centiCredits = records.reduce((sum, { credits }) => sum + Math.round(Number(credits) * 100), 0);
  const [first] = records;
  const totals = [
    [say("records"), records.length],
    [say("students"), new Set(records.map(({ student }) => student.number)).size],
    [say("achievements"), new Set(records.map(({ achievement }) => achievement.code)).size],
    [say("credits"), centiCredits / 100],
  ] as const;
  return (
    <dl className={classes.totals}>
      {totals.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString(language)}</dd>
        </div>
      ))}
      {first !== undefined && (
        <div>
          <dt>{say("scope")}</dt>
          <dd className={classes.file}>{scopeName(scopeOf(first), language)}</dd>
        </div>
      )}
      <div>
        <dt>{say("encoding")}</dt>
        <dd className={classes.file}>
          {sheet.fileName} · {encodingName(sheet)}
        </dd>
      </div>
    </dl>
  );
}

function FirstRows({ records }: { records: readonly CreditRecord[] }) {
  const say = useWords(creditsWords);
  return (
    <TableFrame label={say("records")}>
      <table className={tables.table}>
        <RecordHead />
        <tbody>
          {records.map((record) => (
            <tr key={record.recordId}>
              <RecordCells record={record} withCode />
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** Lets the browser show the step before the hashing keeps it busy. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
