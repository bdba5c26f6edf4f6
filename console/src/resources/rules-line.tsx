import type { BookingRules } from "../../../server/resources/records.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";
import { clockOf, formatDay, hoursOf } from "./days.ts";

/** A Monday, to name weekdays by. */
const someMonday = 4;

/** "8:00–20:00, Mon–Sat · 2–8 h · up to 30 days ahead · needs approval" */
export function RulesLine({ rules }: { rules: BookingRules }) {
  const say = useWords(boardWords);
  const hours = useOpeningHours()(rules);
  const parts = [
    hours,
    say("lengths", { shortest: hoursOf(rules.shortest), longest: hoursOf(rules.longest) }),
    say("horizon", { count: rules.horizonDays }),
    say(rules.needsApproval ? "needsApproval" : "noApproval"),
  ];
  return <span style={{ color: "var(--quiet)", fontSize: 13 }}>{parts.join(" · ")}</span>;
}

/** "8:00–20:00, Mon–Sat" */
export function useOpeningHours(): (rules: BookingRules) => string {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  return ({ opensAt, closesAt, openDays, zoneOffset }) => {
    const weekday = (at: number) => formatDay(someMonday + at, language, "weekday");
    const hours = opensAt === 0 && closesAt === 96 ? say("dayAndNight") : `${clockOf(opensAt)}–${clockOf(closesAt)}`;
    const zone = zoneOffset === 32 ? [] : [`UTC${zoneOffset < 0 ? "−" : "+"}${Math.abs(zoneOffset) / 4}`];
    return [
      hours,
      openDays === 127
        ? say("everyDay")
        : runsOf(openDays)
            .map((run) => run.map(weekday).join("–"))
            .join(", "),
      ...zone,
    ].join(", ");
  };
}

/** 0b0011111 → [[0, 4]]: first and last of each run of open days, or the only one. */
function runsOf(openDays: number): number[][] {
  const runs: number[][] = [];
  for (let day = 0; day < 7; day++) {
    if ((openDays & (1 << day)) === 0) continue;
    const run = runs.at(-1);
    if (run !== undefined && (run[1] ?? run[0]) === day - 1) run[1] = day;
    else runs.push([day]);
  }
  return runs;
}
