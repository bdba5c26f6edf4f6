/** @jsxImportSource preact */
/** Until when something is shared: so many days, or a day. */
import { daysAhead } from "../../../client/holder.ts";
import type { Language } from "../../../server/problem.ts";
import { holderWords } from "./words.ts";

const choices = ["1", "7", "30", "90", "365"] as const;
const mostDays = 365;

type ExpiryProps = { language: Language; value: string; onChange: (value: string) => void };

/** `value` is a number of days, a date, or "date" while none is chosen. */
export function Expiry({ language, value, onChange }: ExpiryProps) {
  const words = holderWords[language];
  const isDate = !/^\d+$/.test(value);
  return (
    <>
      <label>
        {words.expiry}{" "}
        <select value={isDate ? "date" : value} onChange={(event) => onChange(event.currentTarget.value)}>
          {choices.map((days) => (
            <option key={days} value={days}>
              {words[`days.${days}`]}
            </option>
          ))}
          <option value="date">{words.date}</option>
        </select>
      </label>
      {isDate && (
        <label>
          {words.dateLabel}{" "}
          <input
            type="date"
            min={dayOf(0)}
            max={dayOf(mostDays)}
            value={value === "date" ? "" : value}
            onInput={(event) => onChange(event.currentTarget.value || "date")}
          />
        </label>
      )}
    </>
  );
}

/** The moment, or "" while none is chosen. A day ends in Shanghai. */
export function endOf(value: string): string {
  if (/^\d+$/.test(value)) return daysAhead(Number(value));
  const end = new Date(`${value}T23:59:59+08:00`);
  return Number.isNaN(end.getTime()) ? "" : end.toISOString();
}

function dayOf(days: number): string {
  return new Date(daysAhead(days)).toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}
