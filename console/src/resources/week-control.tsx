import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";
import { dateNumberOf, formatDay, mondayOf, today } from "./days.ts";
import classes from "./room.module.css";

/** One week back, this week, one week on. */
export function WeekControl({ day, onDay }: { day: number; onDay: (day: number) => void }) {
  const say = useWords(boardWords);
  return (
    <div style={{ display: "flex", gap: 6 }}>
      <ActionIcon variant="default" size={36} aria-label={say("previousWeek")} onClick={() => onDay(day - 7)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Button variant="default" px="sm" disabled={mondayOf(day) === mondayOf(today())} onClick={() => onDay(today())}>
        {say("thisWeek")}
      </Button>
      <ActionIcon variant="default" size={36} aria-label={say("nextWeek")} onClick={() => onDay(day + 7)}>
        <IconChevronRight size={18} />
      </ActionIcon>
    </div>
  );
}

type DayChipsProps = {
  day: number;
  /** Leads to the weeks before and after too. */
  arrows: boolean;
  onDay: (day: number) => void;
};

/** The days of the week as chips. */
export function DayChips({ day, arrows, onDay }: DayChipsProps) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const monday = mondayOf(day);
  return (
    <fieldset className={classes.chips} data-arrows={arrows || undefined} aria-label={say("chooseDay")}>
      {arrows && (
        <Arrow label={say("previousWeek")} icon={<IconChevronLeft size={18} />} onPress={() => onDay(day - 7)} />
      )}
      {[0, 1, 2, 3, 4, 5, 6].map((weekday) => {
        const one = monday + weekday;
        return (
          <button
            key={one}
            type="button"
            className={classes.chip}
            aria-pressed={one === day}
            title={formatDay(one, language, "long")}
            data-today={one === today() || undefined}
            onClick={() => onDay(one)}
          >
            <span>{formatDay(one, language, "weekday").replace("周", "")} </span>
            <span>{dateNumberOf(one)}</span>
          </button>
        );
      })}
      {arrows && <Arrow label={say("nextWeek")} icon={<IconChevronRight size={18} />} onPress={() => onDay(day + 7)} />}
    </fieldset>
  );
}

function Arrow({ label, icon, onPress }: { label: string; icon: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className={classes.arrow} aria-label={label} onClick={onPress}>
      {icon}
    </button>
  );
}
