import { formatTime } from "../../../client/format.ts";
import type { RecognitionRecord } from "../../../server/credits/recognition-records.ts";
import { Account } from "../alliance/account.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { RecognitionBadge, useRecognitionNames } from "./recognition-labels.tsx";
import { recognitionWords } from "./recognition-words.ts";
import classes from "./record.module.css";

/** Every step with who took it, when and why; the newest first. */
export function RecognitionHistory({ recognition: { steps } }: { recognition: RecognitionRecord }) {
  const say = useWords(recognitionWords);
  const [language] = useLanguage();
  const names = useRecognitionNames();
  return (
    <ol className={classes.history}>
      {steps.toReversed().map((step) => (
        <li key={`${step.transaction} ${step.act}`}>
          <b>{names.act(step.act)}</b> <RecognitionBadge status={step.status} />
          <time dateTime={step.at}>{formatTime(step.at, language)}</time>
          <p>
            {[
              step.credits !== null && say("creditsOf", { credits: step.credits }),
              step.ground !== "none" && say("groundOf", { ground: names.ground(step.ground) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p>
            {say("byWhom")} <Account address={step.by} />
          </p>
        </li>
      ))}
    </ol>
  );
}
