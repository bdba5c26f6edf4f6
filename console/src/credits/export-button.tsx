import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import Papa from "papaparse";
import { useState } from "react";
import { creditColumns } from "../../../client/credit-columns.ts";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { download } from "../shell/download.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { everyRecord } from "./vault-reads.ts";
import { creditsWords } from "./words.ts";

const route = getRouteApi("/credits");

/** The records of the current filter as a CSV with the columns of the import, and number, batch and status. */
export function ExportButton({ issuer }: { issuer: number }) {
  const say = useWords(creditsWords);
  const [language] = useLanguage();
  const { sessions } = useDesk();
  const ledger = useLedger();
  const { status, batch } = route.useSearch();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const row = ({ record, sequence, status: current }: VaultRecord) => ({
    [creditColumns.studentNumber.name[language]]: record.student.number,
    [creditColumns.studentName.name[language]]: record.student.name,
    [creditColumns.courseCode.name[language]]: record.course.code,
    [creditColumns.titleZh.name[language]]: record.course.titleZh,
    [creditColumns.titleEn.name[language]]: record.course.titleEn,
    [creditColumns.credits.name[language]]: record.credits,
    [creditColumns.grade.name[language]]:
      record.grade.scale === "percentage" ? record.grade.value : say(`grade.${record.grade.value}`),
    [creditColumns.scale.name[language]]: say(`scale.${record.grade.scale}`),
    [creditColumns.term.name[language]]: record.term,
    [creditColumns.completedOn.name[language]]: record.completedOn,
    [say("number")]: record.recordId,
    [say("batch")]: sequence ?? "",
    [say("status")]: say(`status.${current}`),
  });

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const records = await sessions.within(ledger, () => everyRecord(ledger, { issuer, status, sequence: batch }));
      download(say("exportFile"), `\ufeff${Papa.unparse(records.map(row), { escapeFormulae: true })}`, "text/csv");
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button variant="default" disabled={busy} onClick={() => void save()}>
        {busy ? say("exporting") : say("export")}
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
