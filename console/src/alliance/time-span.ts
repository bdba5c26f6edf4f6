import { useWords } from "../shell/speech.ts";
import { partsOfSpan } from "./span-parts.ts";
import { allianceWords } from "./words.ts";

/** "2 days 3 hours", "5 minutes" */
export function useTimeSpan(): (seconds: number) => string {
  const say = useWords(allianceWords);
  return (seconds) => {
    const told = partsOfSpan(seconds);
    return told.map(({ unit, count }) => say(unit, { count })).join(" ") || say("minutes", { count: 0 });
  };
}
