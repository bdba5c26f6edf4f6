/** Integrity, issuer and status, each with its own answer and reason. */
import { formatTime } from "../../../client/format.ts";
import { integrityWords, issuerWords, obstacleWords, statusReasonWords } from "../../../client/verdict-words.ts";
import type { Verdict } from "../../../client/verify.ts";
import { statusReasons } from "../../../server/credits/records.ts";
import { statusReasonWords as changeReasonWords } from "../../../server/credits/words.ts";
import type { Language } from "../../../server/problem.ts";
import { type VerifyWords, verifyWords } from "./words.ts";

type Reason = { tone: "good" | "bad" | "waiting" | "neutral"; title: string; text: string };

const marks = { good: "✓", bad: "✕", waiting: "!", neutral: "?" };

export function Reasons({ verdict, language }: { verdict: Verdict; language: Language }) {
  const words = verifyWords[language];
  const reasons = [
    integrityOf(verdict, words, language),
    issuerOf(verdict, words, language),
    statusOf(verdict, words, language),
  ];
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

function integrityOf({ integrity, obstacle }: Verdict, words: VerifyWords, language: Language): Reason {
  if (integrity.ok === null) {
    const text = obstacle === null ? integrityWords[integrity.reason][language] : obstacleWords[obstacle][language];
    return { tone: "neutral", title: words.integrityUnknown, text };
  }
  return {
    tone: integrity.ok ? "good" : "bad",
    title: integrity.ok ? words.integrityOk : words.integrityBad,
    text: integrityWords[integrity.reason][language],
  };
}

/** Membership proves nothing where the record is not what the member published: anybody can name it. */
function issuerOf({ issuer, integrity, obstacle }: Verdict, words: VerifyWords, language: Language): Reason {
  const text = obstacle === null ? issuerWords[issuer.reason][language] : obstacleWords[obstacle][language];
  if (issuer.ok === null) return { tone: "neutral", title: words.issuerUnknown, text };
  const name = (language === "zh-CN" ? issuer.nameZh : issuer.nameEn) ?? `#${issuer.member}`;
  if (integrity.ok !== true && issuer.reason !== "member-unknown") {
    const claim = issuer.ok ? words.claimsMember : words.claimsIssuer;
    return { tone: "neutral", title: words.issuerUnproven, text: claim.replace("{{name}}", name) };
  }
  if (issuer.ok) return { tone: "good", title: words.issuerOk, text: words.issuedBy.replace("{{name}}", name) };
  return { tone: issuer.reason === "member-unknown" ? "bad" : "waiting", title: words.issuerBad, text };
}

function statusOf({ status, integrity, obstacle }: Verdict, words: VerifyWords, language: Language): Reason {
  if (integrity.ok === false) {
    return { tone: "neutral", title: words.statusPointless, text: words.statusPointlessText };
  }
  const text = obstacle === null ? statusReasonWords[status.reason][language] : obstacleWords[obstacle][language];
  if (status.reason === "not-checked") return { tone: "neutral", title: words.statusUnknown, text };
  if (status.reason === "in-force") return { tone: "good", title: words.statusOk, text };
  return {
    tone: status.reason === "revoked" ? "bad" : "waiting",
    title: words[`status.${status.reason}`],
    text: [text, changeText(status.change, words, language)].filter(Boolean).join(" "),
  };
}

function changeText(change: Verdict["status"]["change"], words: VerifyWords, language: Language): string {
  if (change?.changedAt === null || change === null) return "";
  const reason = changeReasonWords[statusReasons.indexOf(change.reason)]?.[language] ?? change.reason;
  return words.changed.replace("{{time}}", formatTime(change.changedAt, language)).replace("{{reason}}", reason);
}
