/**
 * Days and slots of the alliance's zone. A day is counted from 1970 on, a slot is a quarter of an hour counted from
 * 1970 UTC; both are plain integers, so that the board needs no date library.
 */
import type { Language } from "../../../server/problem.ts";
import { secondsPerSlot, slotsADay } from "../../../server/resources/records.ts";

/** Asia/Shanghai is eight hours ahead of UTC, the whole year. */
export const zoneSlots = 32;

const daySeconds = slotsADay * secondsPerSlot;

/** A half-open range of slots. */
export type Range = { readonly start: number; readonly end: number };

export function slotNow(): number {
  return Math.floor(Date.now() / 1000 / secondsPerSlot);
}

export function dayOf(slot: number): number {
  return Math.floor((slot + zoneSlots) / slotsADay);
}

export function today(): number {
  return dayOf(slotNow());
}

export function firstSlotOf(day: number): number {
  return day * slotsADay - zoneSlots;
}

/** Monday is 0; 1 January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function mondayOf(day: number): number {
  return day - weekdayOf(day);
}

/** "2026-11-18" */
export function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** The day of an ISO date; undefined where it is none. */
export function dayFrom(iso: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time / 1000 / daySeconds;
}

/** Of the ISO calendar, in which a week belongs to the year of its Thursday. */
export function weekNumberOf(day: number): number {
  const thursday = mondayOf(day) + 3;
  const year = dateOf(thursday).getUTCFullYear();
  return Math.floor((thursday - Date.UTC(year, 0, 1) / 1000 / daySeconds) / 7) + 1;
}

/** "9:00"; the end of a day is "24:00". @param slot Counted from the day's midnight. */
export function clockOf(slot: number): string {
  return `${Math.floor(slot / 4)}:${String((slot % 4) * 15).padStart(2, "0")}`;
}

/** "9:00 – 11:30"; a range over midnight says how many days later it ends. */
export function clockRange({ start, end }: Range): string {
  const day = dayOf(start);
  const days = dayOf(end - 1) - day;
  const last = end - firstSlotOf(day + days);
  return `${clockOf(start - firstSlotOf(day))} – ${clockOf(last)}${days > 0 ? ` (+${days})` : ""}`;
}

/** Slots as hours: 6 → "1.5". */
export function hoursOf(slots: number): string {
  return String(slots / 4);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @param form What of the date is said: "Wed 18 Nov", "Wednesday 18 November", "Wed", "18 Nov", "18 Nov 2026" */
export function formatDay(
  day: number,
  language: Language,
  form: "short" | "long" | "weekday" | "date" | "year",
): string {
  const key = `${language} ${form}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: "UTC", ...forms[form] });
    formats.set(key, format);
  }
  return format.format(dateOf(day)).replaceAll(",", "");
}

const forms = {
  short: { weekday: "short", day: "numeric", month: "short" },
  long: { weekday: "long", day: "numeric", month: "long" },
  weekday: { weekday: "short" },
  date: { day: "numeric", month: "short" },
  year: { day: "numeric", month: "short", year: "numeric" },
} as const;

/** "16 – 22 Nov", "11月16日 – 22日"; the year is said where it is not this one. */
export function formatDays(first: number, last: number, language: Language): string {
  const thisYear = isoOf(first).slice(0, 4) === isoOf(today()).slice(0, 4);
  if (language === "zh-CN") {
    const [from, until] = [isoOf(first), isoOf(last)].map((iso) => iso.split("-").map(Number));
    const [year = 0, month = 0, date = 0] = until ?? [];
    const sameMonth = from?.[0] === year && from[1] === month;
    return `${thisYear ? "" : `${from?.[0]}年`}${from?.[1]}月${from?.[2]}日 – ${sameMonth ? "" : `${month}月`}${date}日`;
  }
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...(thisYear ? forms.date : forms.year) });
  return format.formatRange(dateOf(first), dateOf(last)).replace(/\s*[–-]\s*/, " – ");
}

/** Day of the month. */
export function dateNumberOf(day: number): number {
  return dateOf(day).getUTCDate();
}

function dateOf(day: number): Date {
  return new Date(day * daySeconds * 1000);
}
