import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import Papa from "papaparse";
import { useState } from "react";
import { cellsOf } from "../../../client/credit-cells.ts";
import { type CreditColumn, creditColumns } from "../../../client/credit-columns.ts";
import { nameOf } from "../../../client/credit-fields.ts";
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
  const { status, batch, kind } = route.useSearch();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const csvOf = (records: readonly VaultRecord[]) => {
    const lines = records.map(({ record }) => cellsOf(record, language));
    const columns = (Object.keys(creditColumns) as CreditColumn[]).filter((key) => lines.some((cells) => key in cells));
    const kinds = [...new Set(records.map(({ record }) => record.kind))];
    const heading = columns.map((key) => {
      const [only, other] = kinds;
      return (only && !other ? nameOf(only, key) : creditColumns[key].name)[language];
    });
    return Papa.unparse(
      {
        fields: [...heading, say("number"), say("batch"), say("status")],
        data: records.map(({ record, sequence, status: current }, at) => [
          ...columns.map((key) => lines[at]?.[key] ?? ""),
          record.recordId,
          sequence ?? "",
          say(`status.${current}`),
        ]),
      },
      { escapeFormulae: true },
    );
  };

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const records = await sessions.within(ledger, () =>
        everyRecord(ledger, { issuer, kind, status, sequence: batch }),
      );
      download(say("exportFile"), `\ufeff${csvOf(records)}`, "text/csv");
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
