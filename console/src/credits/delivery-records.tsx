import type { ReceivedRecord } from "../../../server/delivery/records.ts";
import { usePhone } from "../shell/phone.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./credits.module.css";
import { ArrivedBadge } from "./delivery-labels.tsx";
import { deliveryWords } from "./delivery-words.ts";
import { achievementTitle } from "./record-facts.ts";
import { useGrade } from "./record-labels.tsx";

type ReceivedTableProps = { records: readonly ReceivedRecord[] };

/** What was received, with how each record stood when it arrived and how it stands now. */
export function ReceivedTable({ records }: ReceivedTableProps) {
  return usePhone() ? <PhoneList records={records} /> : <DeskTable records={records} />;
}

function DeskTable({ records }: ReceivedTableProps) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  const grade = useGrade();
  return (
    <TableFrame label={say("records")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("student")}</th>
            <th scope="col">{say("achievement")}</th>
            <th scope="col" className={tables.number}>
              {say("credits")}
            </th>
            <th scope="col" className={tables.number}>
              {say("grade")}
            </th>
            <th scope="col">{say("onArrival")}</th>
            <th scope="col">{say("now")}</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ presentation: { record }, leaf, onArrival, now }) => (
            <tr key={leaf}>
              <td>
                {record.student.name} <span className={tables.quiet}>{record.student.number}</span>
              </td>
              <td className={tables.strong}>{achievementTitle(language, record)}</td>
              <td className={tables.number}>{record.credits}</td>
              <td className={tables.number}>{grade(record.grade)}</td>
              <td>
                <ArrivedBadge status={onArrival} />
              </td>
              <td>
                <ArrivedBadge status={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ records }: ReceivedTableProps) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  const grade = useGrade();
  return (
    <ul className={classes.list}>
      {records.map(({ presentation: { record }, leaf, onArrival, now }) => (
        <li key={leaf}>
          <div className={classes.listHead}>
            <b>{achievementTitle(language, record)}</b>
            <ArrivedBadge status={now} />
          </div>
          <div className={tables.quiet}>
            {[
              `${record.student.name} ${record.student.number}`,
              `${say("credits")} ${record.credits}`,
              `${say("grade")} ${grade(record.grade)}`,
            ].join(" · ")}
          </div>
          {onArrival !== now && (
            <div>
              {say("onArrival")} <ArrivedBadge status={onArrival} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
