import "@mantine/dates/styles.css";
import "dayjs/locale/zh-cn";
import { DatePickerInput, DatesProvider } from "@mantine/dates";
import { useId } from "react";
import { useLanguage, useWords } from "../shell/speech.ts";
import { bookingWords } from "./booking-words.ts";
import { dayFrom, isoOf } from "./days.ts";

type DateFieldProps = { label: string; day: number; onDay: (day: number) => void; min?: number; max?: number };

export function DateField({ label, day, onDay, min, max }: DateFieldProps) {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  // Mantine names the calendar by the target's id, which an input would otherwise not carry.
  const id = useId();
  return (
    <DatesProvider settings={{ locale: language === "en" ? "en" : "zh-cn", firstDayOfWeek: 1, weekendDays: [] }}>
      <DatePickerInput
        label={label}
        value={isoOf(day)}
        valueFormat={language === "en" ? "ddd D MMM YYYY" : "YYYY年M月D日 ddd"}
        minDate={min === undefined ? undefined : isoOf(min)}
        maxDate={max === undefined ? undefined : isoOf(max)}
        onChange={(iso) => {
          const chosen = iso === null ? undefined : dayFrom(iso);
          if (chosen !== undefined) onDay(chosen);
        }}
        hideOutsideDates
        monthLabelFormat={language === "en" ? "MMMM YYYY" : "YYYY年M月"}
        id={id}
        popoverProps={{ id }}
        ariaLabels={{
          nextMonth: say("nextMonth"),
          previousMonth: say("previousMonth"),
          nextYear: say("nextYear"),
          previousYear: say("previousYear"),
          nextDecade: say("nextDecade"),
          previousDecade: say("previousDecade"),
        }}
      />
    </DatesProvider>
  );
}
