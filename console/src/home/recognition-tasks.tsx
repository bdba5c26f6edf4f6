/** What waits in recognition for the person at the screen, as their tasks. */
import { formatTime } from "../../../client/format.ts";
import type { AwaitedStep, RecognitionDuty } from "../../../client/recognition-duties.ts";
import { useNow } from "../alliance/now.ts";
import { useTimeSpan } from "../alliance/time-span.ts";
import { useAwaiting } from "../credits/recognition-queries.ts";
import { useActor } from "../shell/actor.ts";
import { type Duty, type DutyCounts, recognitionDutyNames } from "../shell/duties.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./home.module.css";
import { homeWords } from "./words.ts";

type RecognitionTask = (typeof recognitionDutyNames)[number];
export type Deadlines = Readonly<Partial<Record<Duty, string>>>;

const tasks: Readonly<Record<RecognitionDuty, RecognitionTask>> = {
  decide: "recognitionsToDecide",
  vote: "recognitionsToVote",
  "decide-appeal": "appealsToDecide",
  deem: "recognitionsToDeem",
};

/** Undefined until it is known; nothing for who holds no office that decides. */
export function useRecognitionDuties(): { counts: DutyCounts; deadlines: Deadlines } | undefined {
  const { member, offices } = useActor();
  const decides = offices.includes("registrar") || offices.includes("administrator");
  const awaiting = useAwaiting(decides ? member?.member : undefined);
  if (decides && awaiting.isLoading) return undefined;
  const counts: Partial<Record<RecognitionTask, number>> = {};
  const deadlines: Partial<Record<Duty, string>> = {};
  // The nearest deadline comes first.
  for (const { duty, office, recognition } of awaiting.data ?? []) {
    const task = taskOf({ duty, office });
    counts[task] = (counts[task] ?? 0) + 1;
    if (recognition.deadline !== null) deadlines[task] ??= recognition.deadline;
  }
  return { counts, deadlines };
}

function taskOf({ duty, office }: AwaitedStep): RecognitionTask {
  return duty === "decide-appeal" && office === "administrator" ? "appealsAtHome" : tasks[duty];
}

export function isOfRecognition(duty: Duty): duty is RecognitionTask {
  return recognitionDutyNames.some((name) => name === duty);
}

export function FirstDeadline({ deadline }: { deadline: string | undefined }) {
  const say = useWords(homeWords);
  const [language] = useLanguage();
  const span = useTimeSpan();
  const now = useNow();
  const left = deadline === undefined ? 0 : Date.parse(deadline) - now;
  if (deadline === undefined || left <= 0) return null;
  return (
    <div className={classes.small}>
      {say("firstDeadline", { time: formatTime(deadline, language), span: span(left / 1000) })}
    </div>
  );
}
