import { Link } from "@tanstack/react-router";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { usePhone } from "../shell/phone.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./credits.module.css";
import { RecordCells, RecordHead } from "./record-columns.tsx";
import { achievementTitle, kindName } from "./record-facts.ts";
import { RecordBadge, shortId, useGrade } from "./record-labels.tsx";
import { creditsWords } from "./words.ts";

export function RecordTable({ records }: { records: readonly VaultRecord[] }) {
  return usePhone() ? <PhoneList records={records} /> : <DeskTable records={records} />;
}

function DeskTable({ records }: { records: readonly VaultRecord[] }) {
  const say = useWords(creditsWords);
  const [language] = useLanguage();
  return (
    <TableFrame label={say("records")}>
      <table className={tables.table}>
        <RecordHead
          before={<th scope="col">{say("number")}</th>}
          after={
            <>
              <th scope="col" className={tables.number}>
                {say("batch")}
              </th>
              <th scope="col">{say("status")}</th>
              <th scope="col">{say("block")}</th>
            </>
          }
        />
        <tbody>
          {records.map(({ record, status, sequence, block }) => (
            <tr key={record.recordId} className={tables.open}>
              <td className={tables.code}>
                <Link className={tables.cover} to="/credits/records/$recordId" params={{ recordId: record.recordId }}>
                  {shortId(record.recordId)}
                </Link>
              </td>
              <RecordCells record={record} />
              <td className={tables.number}>{sequence ?? "–"}</td>
              <td>
                <RecordBadge status={status} />
              </td>
              <td className={tables.code}>{block?.toLocaleString(language) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ records }: { records: readonly VaultRecord[] }) {
  const say = useWords(creditsWords);
  const [language] = useLanguage();
  const grade = useGrade();
  return (
    <ul className={classes.list}>
      {records.map(({ record, status }) => (
        <li key={record.recordId} className={tables.open}>
          <div className={classes.listHead}>
            <Link className={tables.cover} to="/credits/records/$recordId" params={{ recordId: record.recordId }}>
              <b>{achievementTitle(language, record)}</b>
            </Link>
            <RecordBadge status={status} />
          </div>
          <div className={tables.quiet}>
            {[
              kindName(record.kind, language),
              `${record.student.name} ${record.student.number}`,
              record.credits !== "0" && `${say("credits")} ${record.credits}`,
              record.grade && `${say("grade")} ${grade(record.grade)}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}
