/** @jsxImportSource preact */
/** Integrity, issuer and status, each with its own answer and reason. */

import { formatTime } from "../../../client/format.ts";
import type { Verdict } from "../../../client/verify.ts";
import { statusReasons } from "../../../server/credits/records.ts";
import { statusReasonWords as changeReasonWords } from "../../../server/credits/words.ts";
import { fill } from "../../../server/problem.ts";
import type { Speech } from "./words.ts";

type Reason = { tone: "good" | "bad" | "waiting" | "neutral"; title: string; text: string };

const marks = { good: "✓", bad: "✕", waiting: "!", neutral: "?" };

export function Reasons({ verdict, speech }: { verdict: Verdict; speech: Speech }) {
  const reasons = [integrityOf(verdict, speech), issuerOf(verdict, speech), statusOf(verdict, speech)];
  return (
    <ul className="card reasons">
      {reasons.map(({ tone, title, text }) => (
        <li key={title}>
          <span className="dot" data-tone={tone} aria-hidden="true">
            {marks[tone]}
          </span>
          <div>
            <b>{title}</b>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function integrityOf({ integrity, obstacle }: Verdict, { words, verdict }: Speech): Reason {
  if (integrity.ok === null) {
    const text = obstacle === null ? verdict.integrity[integrity.reason] : verdict.obstacles[obstacle];
    return { tone: "neutral", title: words.integrityUnknown, text };
  }
  return {
    tone: integrity.ok ? "good" : "bad",
    title: integrity.ok ? words.integrityOk : words.integrityBad,
    text: verdict.integrity[integrity.reason],
  };
}

/** Membership proves nothing where the record is not what the member published: anybody can name it. */
function issuerOf({ issuer, integrity, obstacle }: Verdict, { language, words, verdict }: Speech): Reason {
  const text = obstacle === null ? verdict.issuer[issuer.reason] : verdict.obstacles[obstacle];
  if (issuer.ok === null) return { tone: "neutral", title: words.issuerUnknown, text };
  const name = (language === "zh-CN" ? issuer.nameZh : issuer.nameEn) ?? `#${issuer.member}`;
  if (integrity.ok !== true && issuer.reason !== "member-unknown") {
    const claim = issuer.ok ? words.claimsMember : words.claimsIssuer;
    return { tone: "neutral", title: words.issuerUnproven, text: fill(claim, { name }) };
  }
  if (issuer.ok) return { tone: "good", title: words.issuerOk, text: fill(words.issuedBy, { name }) };
  return { tone: issuer.reason === "member-unknown" ? "bad" : "waiting", title: words.issuerBad, text };
}

function statusOf({ status, integrity, obstacle }: Verdict, speech: Speech): Reason {
  const { words, verdict } = speech;
  if (integrity.ok === false) {
    return { tone: "neutral", title: words.statusPointless, text: words.statusPointlessText };
  }
  const text = obstacle === null ? verdict.status[status.reason] : verdict.obstacles[obstacle];
  if (status.reason === "not-checked") return { tone: "neutral", title: words.statusUnknown, text };
  if (status.reason === "in-force") return { tone: "good", title: words.statusOk, text };
  return {
    tone: status.reason === "revoked" || status.reason === "batch-void" ? "bad" : "waiting",
    title: words[`status.${status.reason}`],
    text: [text, changeText(status.change, speech)].filter(Boolean).join(" "),
  };
}

function changeText(change: Verdict["status"]["change"], { language, words }: Speech): string {
  if (change?.changedAt === null || change === null) return "";
  const reason = changeReasonWords[statusReasons.indexOf(change.reason)]?.[language] ?? change.reason;
  return fill(words.changed, { time: formatTime(change.changedAt, language), reason });
}
