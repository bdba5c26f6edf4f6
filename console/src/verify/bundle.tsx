/** @jsxImportSource preact */
/** Many records handed over together: who shows them, how many stand, and each with its own verdict. */

import { formatGrade, formatTime } from "../../../client/format.ts";
import type { HandedOver } from "../../../client/handed-over.ts";
import type { Outcome, Verdict } from "../../../client/verify.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { fill } from "../../../server/problem.ts";
import { looks } from "./looks.ts";
import { Reasons } from "./reasons.tsx";
import { Circumstances, Contents, subtitleOf, titleOf } from "./record.tsx";
import type { Speech } from "./words.ts";

type BundleProps = { handed: HandedOver; verdicts: readonly Verdict[]; speech: Speech };

/** Whose records they are, as far as that is proven, and since when and until when they are shared. */
export function SharedBy({ handed: { presentations, shared }, verdicts, speech }: BundleProps) {
  const { language, words } = speech;
  const proven = presentations.filter((_, at) => verdicts[at]?.integrity.ok === true);
  const people = new Set(
    proven.map(({ record: { student } }) => fill(words.person, { name: student.name, number: student.number })),
  );
  const names = [...people].join(language === "zh-CN" ? "、" : ", ");
  if (shared === null && presentations.length === 1) return null;
  return (
    <>
      {people.size > 1 && (
        <p className="refusal" role="alert">
          {fill(words.severalPeople, { names })}
        </p>
      )}
      <dl className="facts shared">
        {people.size === 1 && <Fact name={shared ? words.sharedBy : words.recordsOf} value={names} />}
        {shared && <Fact name={words.sharedAt} value={formatTime(shared.sharedAt, language)} />}
        {shared && <Fact name={words.sharedUntil} value={formatTime(shared.expiresAt, language)} />}
      </dl>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function Bundle({ handed: { presentations }, verdicts, speech }: BundleProps) {
  const { headlines } = speech;
  const counts = new Map<Outcome, number>();
  for (const { outcome } of verdicts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return (
    <>
      <ul className="counts">
        {[...counts].map(([outcome, count]) => (
          <li key={outcome}>
            <Mark outcome={outcome} />
            {headlines[outcome]} {count}
          </li>
        ))}
      </ul>
      <ul className="card bundle">
        {presentations.map((presentation, at) => {
          const verdict = verdicts[at];
          if (!verdict) return null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes, and a record may stand there twice
            <li key={verdict.leaf + at}>
              <OneOfMany presentation={presentation} verdict={verdict} speech={speech} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

type OneProps = { presentation: Presentation; verdict: Verdict; speech: Speech };

/** What does not match the ledger, or was not compared, stands struck through or not at all in the line. */
function OneOfMany({ presentation, verdict, speech }: OneProps) {
  const { record } = presentation;
  const { language, headlines } = speech;
  const { outcome, integrity } = verdict;
  const issuer = language === "zh-CN" ? verdict.issuer.nameZh : verdict.issuer.nameEn;
  const isShown = integrity.ok === true;
  const grade = record.grade ? formatGrade(record.grade, language) : "–";
  return (
    <details>
      <summary data-standing={outcome}>
        <Mark outcome={outcome} />
        <span className="title">
          <b>{isShown ? titleOf(record, speech) : headlines[outcome]}</b>
          <small>{isShown && [issuer, subtitleOf(record, speech)].filter(Boolean).join(" · ")}</small>
          {isShown && outcome !== "valid" && <small className="outcome">{headlines[outcome]}</small>}
        </span>
        {isShown && <span className="number">{record.credits === "0" ? "–" : record.credits}</span>}
        {isShown && <span className="number">{grade}</span>}
      </summary>
      <Reasons verdict={verdict} speech={speech} />
      <Contents record={record} outcome={outcome} speech={speech} />
      <Circumstances presentation={presentation} verdict={verdict} speech={speech} />
    </details>
  );
}

function Mark({ outcome }: { outcome: Outcome }) {
  const { tone, mark } = looks[outcome];
  return (
    <span className="dot" data-tone={tone} aria-hidden="true">
      {mark}
    </span>
  );
}
