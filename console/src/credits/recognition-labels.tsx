/** How what recognition is made of is called wherever it stands in the console: states, forms, grounds, times. */
import { formatTime } from "../../../client/format.ts";
import {
  type DecisionGround,
  decisionGrounds,
  decisionWays,
  type RecognitionRecord,
  type RecognitionRuleRecord,
  type RecognitionStatus,
  type RecognitionStep,
  recognitionStatuses,
  ruleForms,
} from "../../../server/credits/recognition-records.ts";
import {
  decisionGroundWords,
  decisionWayWords,
  recognitionActWords,
  recognitionStatusWords,
  ruleFormWords,
} from "../../../server/credits/recognition-words.ts";
import type { Words } from "../../../server/problem.ts";
import { useNow } from "../alliance/now.ts";
import { useTimeSpan } from "../alliance/time-span.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./recognition.module.css";
import { recognitionWords } from "./recognition-words.ts";

const tones: Readonly<Record<RecognitionStatus, Tone>> = {
  requested: "waiting",
  positive: "good",
  partial: "waiting",
  negative: "bad",
  appealed: "waiting",
  withdrawn: "neutral",
};

type Way = NonNullable<RecognitionRecord["decision"]>["way"];

/** "Course to course", "Granted in part" */
export function useRecognitionNames() {
  const [language] = useLanguage();
  const name = (words: Words | undefined): string => {
    const text = words?.[language] ?? "";
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return {
    status: (status: RecognitionStatus) => name(recognitionStatusWords[recognitionStatuses.indexOf(status) + 1]),
    form: (form: RecognitionRuleRecord["form"]) => name(ruleFormWords[ruleForms.indexOf(form) + 1]),
    ground: (ground: DecisionGround) => name(decisionGroundWords[decisionGrounds.indexOf(ground)]),
    way: (way: Way) => name(decisionWayWords[decisionWays.indexOf(way)]),
    act: (act: RecognitionStep["act"]) => name(recognitionActWords[act]),
  };
}

export function RecognitionBadge({ status }: { status: RecognitionStatus }) {
  const { status: nameOf } = useRecognitionNames();
  return <StateBadge tone={tones[status]}>{nameOf(status)}</StateBadge>;
}

/** A deadline and how long is left to it. */
export function Deadline({ deadline }: { deadline: string }) {
  const [language] = useLanguage();
  return (
    <>
      <time dateTime={deadline}>{formatTime(deadline, language)}</time>{" "}
      <span className={classes.note}>
        <TimeLeft deadline={deadline} />
      </span>
    </>
  );
}

const soonMilliseconds = 3 * 86_400_000;

function TimeLeft({ deadline }: { deadline: string }) {
  const say = useWords(recognitionWords);
  const span = useTimeSpan();
  const left = Date.parse(deadline) - useNow();
  if (left <= 0) return <span className={classes.late}>{say("over")}</span>;
  return (
    <span className={left < soonMilliseconds ? classes.late : undefined}>
      {say("left", { span: span(left / 1000) })}
    </span>
  );
}
