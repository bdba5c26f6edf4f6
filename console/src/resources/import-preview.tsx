/** What a sheet holds: its faults row by row, what would be published, and how far the publishing is. */
import { Button, Progress } from "@mantine/core";
import { useMemo, useState } from "react";
import type { CheckedCatalogue } from "../../../client/catalogue-sheet.ts";
import { formatPrice } from "../../../client/rates.ts";
import { type NewResource, publish } from "../../../client/resources.ts";
import type { Sheet } from "../../../client/sheet.ts";
import { Problem } from "../../../server/problem.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { Panel, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitProgress, useSubmit } from "../shell/submit.tsx";
import table from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { categoryName } from "./categories.ts";
import { importWords } from "./import-words.ts";
import { useResources } from "./queries.ts";
import { RulesLine } from "./rules-line.tsx";

/** More rows than these are published too, but not all shown. */
const rowsShown = 200;

type PreviewProps = { sheet: Sheet; checked: CheckedCatalogue; owner: number };

export function Preview({ sheet, checked, owner }: PreviewProps) {
  const say = useWords(importWords);
  const { items, faults, warnings } = checked;
  const refused = useMemo(() => refusedRows(checked), [checked]);
  return (
    <div style={{ display: "grid", gap: 16, marginTop: 16 }}>
      <p style={{ margin: 0 }}>
        {say("readFile", { fileName: sheet.fileName, count: sheet.rows.length })}{" "}
        {sheet.converted && say("converted", { encoding: sheet.encoding === "gb18030" ? "GBK" : "UTF-16" })}
      </p>
      {faults.length > 0 && <ProblemNotice problem={refused} />}
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      {items.length > 0 && <Publishing checked={checked} owner={owner} />}
    </div>
  );
}

function refusedRows({ faults }: CheckedCatalogue): Problem {
  const rows = new Set(faults.map(({ row }) => row)).size;
  return new Problem("Client_RowsRefused", { rows, faults: faults.length }, faults);
}

function Warnings({ warnings }: Pick<CheckedCatalogue, "warnings">) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  return (
    <Panel title={say("warnings", { count: warnings.length })}>
      <ul style={{ margin: "4px 0 0", paddingLeft: 18, maxHeight: 160, overflow: "auto" }}>
        {warnings.map((warning) => (
          <li key={`${warning.row} ${warning.field} ${warning.fault}`}>
            {say("atRow", { row: warning.row ?? 1, field: warning.field })} {warning.detail[language]}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What was published before is recognised by its names and place, so that a broken-off import can be taken up again. */
function Publishing({ checked: { items, faults, rows }, owner }: Pick<PreviewProps, "checked" | "owner">) {
  const say = useWords(importWords);
  const resources = useResources();
  const submission = useSubmit({ refresh: ["resources"] });
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const known = new Set(resources.data?.filter((resource) => resource.owner === owner).map(keyOf));
  const left = items.filter((item) => !known.has(keyOf(item)));

  const send = () =>
    submission.submit(async (ledger) => {
      setProgress({ done: 0, total: left.length });
      for (const [at, item] of left.entries()) {
        await publish(ledger, owner, item);
        setProgress({ done: at + 1, total: left.length });
      }
    }, null);
  return (
    <Panel title={say("preview", { count: items.length })}>
      <div aria-live="polite">
        {progress && (
          <>
            <Progress value={(100 * progress.done) / Math.max(1, progress.total)} aria-label={say("progress")} my={8} />
            <p style={{ margin: 0 }}>{say("published", progress)}</p>
          </>
        )}
      </div>
      <SubmitProgress submission={submission} />
      {left.length > 0 ? (
        <>
          <Button
            my={8}
            disabled={submission.busy || !resources.isSuccess || faults.length > 0}
            onClick={() => void send()}
          >
            {say(items.length === left.length ? "publishAll" : "publishRest", { count: left.length })}
          </Button>
          <span style={{ color: "var(--quiet)", marginLeft: 10 }}>
            {say(faults.length > 0 ? "correctFirst" : "oneByOne")}
          </span>
        </>
      ) : (
        <p style={{ margin: "8px 0" }}>{say("allPublished")}</p>
      )}
      <Rows {...{ items, rows }} isKnown={(item) => known.has(keyOf(item))} />
    </Panel>
  );
}

function keyOf({ description: { nameZh, nameEn, location } }: Pick<ResourceRecord, "description">): string {
  return JSON.stringify([nameZh, nameEn, location]);
}

type RowsProps = Pick<CheckedCatalogue, "items" | "rows"> & { isKnown: (item: NewResource) => boolean };

function Rows({ items, rows, isKnown }: RowsProps) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  return (
    <TableFrame label={say("preview", { count: items.length })}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.number}>
              {say("row")}
            </th>
            <th scope="col">{say("resource")}</th>
            <th scope="col">{say("rules")}</th>
            <th scope="col" className={table.number}>
              {say("class.member")}
            </th>
            <th scope="col">{say("state")}</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, rowsShown).map((item, at) => (
            <tr key={rows[at]}>
              <td className={table.number}>{rows[at]}</td>
              <td>
                <span className={table.strong}>{nameIn(language, item.description)}</span>
                <br />
                <span className={table.quiet}>
                  {categoryName(item.description.category, language)} · {item.description.location}
                </span>
              </td>
              <td>
                <RulesLine rules={item.rules} />
              </td>
              <td className={table.number}>{formatPrice(item.rate.member, language)}</td>
              <td>
                <StateBadge tone={isKnown(item) ? "good" : "waiting"}>
                  {say(isKnown(item) ? "stands" : "new")}
                </StateBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > rowsShown && (
        <p style={{ padding: "0 10px" }}>{say("moreRows", { count: items.length - rowsShown })}</p>
      )}
    </TableFrame>
  );
}
