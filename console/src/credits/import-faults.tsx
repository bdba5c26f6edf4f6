import { Button } from "@mantine/core";
import Papa from "papaparse";
import type { CheckedRecords } from "../../../client/credit-sheet.ts";
import type { Sheet } from "../../../client/sheet.ts";
import type { InputFault } from "../../../server/problem.ts";
import { download } from "../shell/download.ts";
import { Panel } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { EncodingNotice } from "./encoding-notice.tsx";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";

const faultsShown = 200;

/** What has to be corrected, row by row, before anything is written. */
export function ImportFaults({ sheet, checked }: { sheet: Sheet; checked: CheckedRecords }) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  const { faults } = checked;
  const rows = new Set(faults.map(({ row }) => row)).size;

  const report = () => {
    const lines = faults.map(({ row, field, detail }) => ({
      [say("row")]: row,
      [say("column")]: field,
      [say("whatIsWrong")]: detail[language],
    }));
    const csv = `\ufeff${Papa.unparse(lines, { escapeFormulae: true })}`;
    download(say("faultReportFile"), csv, "text/csv;charset=utf-8");
  };

  return (
    <>
      <EncodingNotice sheet={sheet} />
      <Panel tone="bad" title={say("faultsTitle", { count: rows })}>
        <p>{say("faultsText")}</p>
        <Button variant="default" onClick={report}>
          {say("faultReport")}
        </Button>
        <FaultTable faults={faults} />
      </Panel>
    </>
  );
}

export function FaultTable({ faults }: { faults: readonly InputFault[] }) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  return (
    <>
      <TableFrame label={say("whatIsWrong")} className={classes.faults}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col" className={tables.number}>
                {say("row")}
              </th>
              <th scope="col">{say("column")}</th>
              <th scope="col">{say("whatIsWrong")}</th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, faultsShown).map(({ row, field, fault, detail }) => (
              <tr key={`${row} ${field} ${fault}`}>
                <td className={tables.number}>{row}</td>
                <td>{field}</td>
                <td>{detail[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {faults.length > faultsShown && (
        <p className={classes.quiet}>{say("faultsMore", { shown: faultsShown, total: faults.length })}</p>
      )}
    </>
  );
}
