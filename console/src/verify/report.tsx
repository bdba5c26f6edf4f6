/** @jsxImportSource preact */
/** The verdict on what was handed over: on one record at length, on many first as a whole. */

import type { HandedOver } from "../../../client/handed-over.ts";
import type { Verification } from "../../../client/verify.ts";
import { fill } from "../../../server/problem.ts";
import { download } from "../shell/download.ts";
import { Bundle, SharedBy } from "./bundle.tsx";
import { Gateways } from "./gateways.tsx";
import { looks } from "./looks.ts";
import { Reasons } from "./reasons.tsx";
import { Circumstances, Contents } from "./record.tsx";
import type { Speech } from "./words.ts";

type ReportProps = {
  speech: Speech;
  handed: HandedOver;
  verification: Verification;
  /** Gateways that the person added. */
  added: readonly string[];
  onGateways: (addresses: readonly string[]) => void;
  onAgain: () => void;
  onAnother: () => void;
};

export function Report({ speech, handed, verification, added, onGateways, onAgain, onAnother }: ReportProps) {
  const { words } = speech;
  const { outcome, verdicts, answers } = verification;
  const [verdict] = verdicts;
  const [presentation] = handed.presentations;
  const { tone, mark } = looks[outcome];
  const fileName = fill(words.receiptFile, { leaf: verdict?.leaf.slice(2, 10) ?? "" });
  const receipt = () => download(fileName, JSON.stringify(verification, null, 2), "application/json");
  return (
    <>
      {verdicts.some(({ demo }) => demo) && <p className="demo">{words.demo}</p>}
      <div className="banner" data-tone={tone} role="status">
        <span className="mark" aria-hidden="true">
          {mark}
        </span>
        <h1>{headlineOf(verification, speech)}</h1>
        <p>{adviceOf(verification, speech)}</p>
      </div>
      <SharedBy handed={handed} verdicts={verdicts} speech={speech} />
      {verdicts.length === 1 && verdict && presentation ? (
        <>
          <Reasons verdict={verdict} speech={speech} />
          <Contents record={presentation.record} outcome={outcome} speech={speech} />
          <Circumstances presentation={presentation} verdict={verdict} speech={speech} />
        </>
      ) : (
        <Bundle handed={handed} verdicts={verdicts} speech={speech} />
      )}
      <Gateways answers={answers} added={added} speech={speech} onGateways={onGateways} />
      <div className="buttons">
        <button type="button" className="primary" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" onClick={receipt}>
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
          <li>{handed.shared === null ? words.how1 : words.how1Shared}</li>
          <li>{words.how2}</li>
          <li>{words.how3}</li>
          <li>{words.how4}</li>
        </ol>
      </details>
    </>
  );
}

function adviceOf({ outcome, verdicts }: Verification, { words, verdict: { advice } }: Speech): string {
  if (outcome === "valid") return verdicts.length === 1 ? words.validText : words.validTextMany;
  return verdicts.some((verdict) => verdict.outcome === "valid") ? words.mixedText : advice[outcome];
}

/** The whole in a few large words: where the verdicts differ, how many stand. */
function headlineOf({ outcome, verdicts }: Verification, speech: Speech): string {
  const { words, headlines } = speech;
  const alike = verdicts.every((verdict) => verdict.outcome === outcome);
  if (verdicts.length === 1) return headlines[outcome];
  const template = alike ? words.allAlike : words.someValid;
  const valid = verdicts.filter((verdict) => verdict.outcome === "valid").length;
  return fill(template, { count: verdicts.length, valid, outcome: headlines[outcome] });
}
