import { useWords } from "../shell/speech.ts";
import { allianceWords } from "./words.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds in the two largest units that they fill: "2 days 3 hours", "5 minutes". */
export function useTimeSpan(): (seconds: number) => string {
  const say = useWords(allianceWords);
  return (seconds) => {
    const parts = [
      { unit: "days", count: Math.floor(seconds / day) },
      { unit: "hours", count: Math.floor((seconds % day) / hour) },
      { unit: "minutes", count: Math.ceil((seconds % hour) / minute) },
    ] as const;
    const told = parts.filter(({ count }) => count > 0).slice(0, 2);
    return told.map(({ unit, count }) => say(unit, { count })).join(" ") || say("minutes", { count: 0 });
  };
}
