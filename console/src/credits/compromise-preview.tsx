import { Checkbox } from "@mantine/core";
import { formatTime } from "../../../client/format.ts";
import type { BatchRecord } from "../../../server/credits/records.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./accreditation.module.css";
import { compromiseWords } from "./compromise-words.ts";
import { scopeName } from "./record-facts.ts";

type CompromisePreviewProps = {
  batches: readonly BatchRecord[];
  /** Numbers of those that stay as they are. */
  kept: readonly number[];
  onKept: (kept: readonly number[]) => void;
};

/** What becomes void by a report, batch by batch. */
export function CompromisePreview({ batches, kept, onKept }: CompromisePreviewProps) {
  const say = useWords(compromiseWords);
  const [language] = useLanguage();
  if (batches.length === 0) return <p role="status">{say("previewEmpty")}</p>;
  const voided = batches.filter(({ sequence }) => !kept.includes(sequence));
  const records = voided.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <b>{say("previewTitle")}</b>
      <p className={classes.quiet} role="status">
        {say("previewSum", { batches: voided.length, records })} · {say("keep")}
      </p>
      <TableFrame label={say("previewTitle")} className={classes.voided}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{say("batch")}</th>
              <th scope="col">{say("kind")}</th>
              <th scope="col" className={tables.number}>
                {say("count")}
              </th>
              <th scope="col">{say("issuedAt")}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.sequence}>
                <td>
                  <Checkbox
                    aria-label={say("voidThis", { sequence: batch.sequence })}
                    label={batch.sequence}
                    checked={!kept.includes(batch.sequence)}
                    onChange={({ currentTarget: { checked } }) => {
                      const others = kept.filter((one) => one !== batch.sequence);
                      onKept(checked ? others : [...others, batch.sequence]);
                    }}
                  />
                </td>
                <td>{scopeName(batch, language)}</td>
                <td className={tables.number}>{batch.count.toLocaleString(language)}</td>
                <td>{formatTime(batch.issuedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </div>
  );
}
