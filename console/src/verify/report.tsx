import type { CreditColumn } from "../../../client/credit-columns.ts";
import { formatDate, formatGrade, formatTime } from "../../../client/format.ts";
import { outcomeAdvice } from "../../../client/verdict-words.ts";
import type { Outcome, Verdict } from "../../../client/verify.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import type { Language } from "../../../server/problem.ts";
import { factsOf, kindName, termOf } from "../credits/record-facts.ts";
import { download } from "../shell/download.ts";
import { Reasons } from "./reasons.tsx";
import { headlines, verifyWords } from "./words.ts";

type ReportProps = {
  language: Language;
  presentation: Presentation;
  verdict: Verdict;
  onAgain: () => void;
  onAnother: () => void;
};

const looks: Readonly<Record<Outcome, { tone: string; mark: string }>> = {
  valid: { tone: "good", mark: "✓" },
  corrected: { tone: "waiting", mark: "!" },
  suspended: { tone: "waiting", mark: "!" },
  expired: { tone: "waiting", mark: "!" },
  revoked: { tone: "bad", mark: "✕" },
  altered: { tone: "bad", mark: "✕" },
  "cannot-check": { tone: "neutral", mark: "?" },
};

export function Report({ language, presentation, verdict, onAgain, onAnother }: ReportProps) {
  const words = verifyWords[language];
  const { tone, mark } = looks[verdict.outcome];
  const fileName = words.receiptFile.replace("{{leaf}}", verdict.leaf.slice(2, 10));
  return (
    <>
      {verdict.demo && <p className="demo">{words.demo}</p>}
      <div className="banner" data-tone={tone} role="status">
        <span className="mark" aria-hidden="true">
          {mark}
        </span>
        <h1>{headlines[language][verdict.outcome]}</h1>
        <p>{verdict.outcome === "valid" ? words.validText : outcomeAdvice[verdict.outcome][language]}</p>
      </div>
      <Reasons verdict={verdict} language={language} />
      <Contents record={presentation.record} outcome={verdict.outcome} language={language} />
      <Circumstances presentation={presentation} verdict={verdict} language={language} />
      <div className="buttons">
        <button type="button" className="primary" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" onClick={() => download(fileName, JSON.stringify(verdict, null, 2), "application/json")}>
          {words.receipt}
        </button>
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
        <button type="button" onClick={onAnother}>
          {words.another}
        </button>
      </div>
      <details className="how">
        <summary>{words.how}</summary>
        <ol>
          <li>{words.how1}</li>
          <li>{words.how2}</li>
          <li>{words.how3}</li>
          <li>{words.how4}</li>
        </ol>
      </details>
    </>
  );
}

/** What the record says. What does not match the ledger, or was not compared, is not shown unless asked for. */
function Contents({ record, outcome, language }: { record: CreditRecord; outcome: Outcome; language: Language }) {
  const words = verifyWords[language];
  if (outcome === "altered" || outcome === "cannot-check") {
    return (
      <details className="claimed">
        <summary>{outcome === "altered" ? words.claimed : words.unchecked}</summary>
        <RecordTable record={record} language={language} standing={outcome} />
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
      <RecordTable record={record} language={language} standing={outcome} />
    </>
  );
}

/** Above the particulars. */
const told: readonly CreditColumn[] = [
  ...(["kind", "studentNumber", "studentName", "code", "titleZh", "titleEn"] as const),
  ...(["credits", "grade", "term", "completedOn"] as const),
];

function RecordTable({ record, language, standing }: { record: CreditRecord; language: Language; standing: Outcome }) {
  const words = verifyWords[language];
  const { achievement, student, grade, credits } = record;
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
            <b>{language === "zh-CN" ? achievement.titleZh : achievement.titleEn}</b>
            <small>
              {[kindName(record.kind, language), achievement.code, record.term && termOf(language, record)]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </td>
          <td>{credits === "0" ? "–" : credits}</td>
          <td>{grade === undefined ? "–" : formatGrade(grade, language)}</td>
        </tr>
        <tr>
          <td colSpan={3}>
            {words.student.replace("{{number}}", () => student.number).replace("{{name}}", () => student.name)}
            <small>{words.completedOn.replace("{{date}}", formatDate(record.completedOn, language))}</small>
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

type CircumstancesProps = { presentation: Presentation; verdict: Verdict; language: Language };

function Circumstances({ presentation, verdict, language }: CircumstancesProps) {
  const words = verifyWords[language];
  const facts = [
    [words.checkedAt, `${formatTime(verdict.checkedAt, language)} (UTC+8)`],
    [words.height, verdict.block === null ? "–" : verdict.block.toLocaleString(language)],
    [words.batch, words.batchNumber.replace("{{sequence}}", String(presentation.sequence))],
    [words.digest, <code key="leaf">{verdict.leaf}</code>],
    [words.computedRoot, <code key="root">{verdict.integrity.computedRoot}</code>],
    [words.gateway, verdict.gateways.map((url) => new URL(url).host).join(", ") || "–"],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
