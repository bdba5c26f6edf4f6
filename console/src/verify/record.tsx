/** @jsxImportSource preact */
/** What one record says, and the circumstances of its verdict. */

import type { CreditField } from "../../../client/credit-fields.ts";
import { formatDate, formatGrade, formatTime } from "../../../client/format.ts";
import type { Outcome, Verdict } from "../../../client/verify.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { fill } from "../../../server/problem.ts";
import { factsOf, kindName, termOf } from "../credits/record-facts.ts";
import type { Speech } from "./words.ts";

type ContentsProps = { record: CreditRecord; outcome: Outcome; speech: Speech };

/** What does not match the ledger, or was not compared, is not shown unless asked for. */
export function Contents({ record, outcome, speech }: ContentsProps) {
  const { words } = speech;
  if (outcome === "altered" || outcome === "cannot-check") {
    return (
      <details className="claimed">
        <summary>{outcome === "altered" ? words.claimed : words.unchecked}</summary>
        <RecordTable record={record} speech={speech} standing={outcome} />
      </details>
    );
  }
  const lead = {
    valid: words.shown,
    corrected: words.shownCorrected,
    revoked: words.shownRevoked,
    suspended: words.shownSuspended,
    expired: words.shownExpired,
  };
  return (
    <>
      <p className="lead">{lead[outcome]}</p>
      <RecordTable record={record} speech={speech} standing={outcome} />
    </>
  );
}

/** Above the particulars. */
const told: readonly CreditField[] = [
  ...(["kind", "studentNumber", "studentName", "code", "titleZh", "titleEn"] as const),
  ...(["credits", "grade", "term", "completedOn"] as const),
];

function RecordTable({ record, speech, standing }: { record: CreditRecord; speech: Speech; standing: Outcome }) {
  const { language, words } = speech;
  const { student, grade, credits } = record;
  return (
    <table className="card" data-standing={standing}>
      <thead>
        <tr>
          <th scope="col">{words.course}</th>
          <th scope="col">{words.credits}</th>
          <th scope="col">{words.grade}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <b>{titleOf(record, speech)}</b>
            <small>{subtitleOf(record, speech)}</small>
          </td>
          <td>{credits === "0" ? "–" : credits}</td>
          <td>{grade === undefined ? "–" : formatGrade(grade, language)}</td>
        </tr>
        <tr>
          <td colSpan={3}>
            {fill(words.student, { number: student.number, name: student.name })}
            <small>{fill(words.completedOn, { date: formatDate(record.completedOn, language) })}</small>
          </td>
        </tr>
        {factsOf(record, language)
          .filter(({ column }) => !told.includes(column))
          .map(({ name, value }) => (
            <tr key={name} className="particular">
              <th scope="row">{name}</th>
              <td colSpan={2}>{value}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

export function titleOf({ achievement }: CreditRecord, { language }: Speech): string {
  return language === "zh-CN" ? achievement.titleZh : achievement.titleEn;
}

/** "Course · CS2103 · Autumn 2025" */
export function subtitleOf(record: CreditRecord, { language }: Speech): string {
  const parts = [kindName(record.kind, language), record.achievement.code, record.term && termOf(language, record)];
  return parts.filter(Boolean).join(" · ");
}

type CircumstancesProps = { presentation: Presentation; verdict: Verdict; speech: Speech };

export function Circumstances({ presentation, verdict, speech }: CircumstancesProps) {
  const { language, words } = speech;
  const { checkedAt, block, leaf, integrity } = verdict;
  const facts = [
    [words.checkedAt, `${formatTime(checkedAt, language)} (UTC+8)`],
    [words.height, block === null ? "–" : block.toLocaleString(language)],
    [words.batch, fill(words.batchNumber, { sequence: String(presentation.sequence) })],
    [words.digest, <code key="leaf">{leaf}</code>],
    [words.computedRoot, <code key="root">{integrity.computedRoot}</code>],
  ] as const;
  return (
    <>
      {verdict.obstacle !== null && <Words verdict={verdict} speech={speech} />}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Who says what, where gateways do not say the same. */
function Words({ verdict, speech }: { verdict: Verdict; speech: Speech }) {
  const { language, words, headlines } = speech;
  if (verdict.words.length < 2) return null;
  return (
    <ul className="card said">
      {verdict.words.map(({ url, outcome, block }) => (
        <li key={url}>
          {fill(words.says, {
            gateway: new URL(url).host,
            outcome: headlines[outcome],
            block: block.toLocaleString(language),
          })}
        </li>
      ))}
    </ul>
  );
}
