/** What every table of credit records says of each: the same columns in the same order. */
import type { ReactNode } from "react";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { achievementTitle, kindName, termOf } from "./record-facts.ts";
import { useGrade } from "./record-labels.tsx";
import { creditsWords } from "./words.ts";

/** @param props.before Headings of a table's own columns, before and after those that all have. */
export function RecordHead({ before, after }: { before?: ReactNode; after?: ReactNode }) {
  const say = useWords(creditsWords);
  return (
    <thead>
      <tr>
        {before}
        <th scope="col">{say("course")}</th>
        <th scope="col">{say("student")}</th>
        <th scope="col" className={tables.number}>
          {say("credits")}
        </th>
        <th scope="col" className={tables.number}>
          {say("grade")}
        </th>
        <th scope="col">{say("term")}</th>
        {after}
      </tr>
    </thead>
  );
}

export function RecordCells({ record, withCode }: { record: CreditRecord; withCode?: boolean }) {
  const [language] = useLanguage();
  const grade = useGrade();
  return (
    <>
      <td className={tables.strong}>
        {achievementTitle(language, record)}
        {withCode && <span className={tables.quiet}> {record.achievement.code}</span>}
        {record.kind !== "course" && <div className={tables.kind}>{kindName(record.kind, language)}</div>}
      </td>
      <td>
        {record.student.name} <span className={tables.quiet}>{record.student.number}</span>
      </td>
      <td className={tables.number}>{record.credits === "0" ? "–" : record.credits}</td>
      <td className={tables.number}>{grade(record.grade)}</td>
      <td>{termOf(language, record)}</td>
    </>
  );
}
