import { integerBetween, type Random } from "./random.ts";

/** The demo's clock: unix seconds; days and hours are those of Asia/Shanghai, which has no summer time. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
export const SLOT_SECONDS = 15 * MINUTE;

const SHANGHAI_SECONDS = 8 * HOUR;

/** How many weeks of history stand before the anchor. */
export const HISTORY_WEEKS = 16;

/** Midnight in Shanghai that began the day of a time. */
export function startOfDay(at: number): number {
  return Math.floor((at + SHANGHAI_SECONDS) / DAY) * DAY - SHANGHAI_SECONDS;
}

/** The anchor of a time: midnight in Shanghai of the Monday of its week. */
export function anchorOf(at: number): number {
  const day = startOfDay(at);
  // 1970-01-01 was a Thursday, weekday 3 where Monday is 0.
  const weekday = (Math.round((day + SHANGHAI_SECONDS) / DAY) + 3) % 7;
  return day - weekday * DAY;
}

/** The date in Shanghai, YYYY-MM-DD. */
export function dateOf(at: number): string {
  return new Date((at + SHANGHAI_SECONDS) * 1000).toISOString().slice(0, 10);
}

/** The term in which a date lies: spring from February to July, else autumn, named after the year it began in. */
export function termOf(date: string): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  if (month === 1) return `${year - 1}-autumn`;
  return month <= 7 ? `${year}-spring` : `${year}-autumn`;
}

/** The time itself when people are at work then, else a time in the first hours of the next working time. */
export function whenAwake(random: Random, at: number, fromHour: number, toHour: number): number {
  const day = startOfDay(at);
  if (at < day + fromHour * HOUR) return day + fromHour * HOUR + integerBetween(random, 0, 90 * MINUTE);
  if (at >= day + toHour * HOUR) return day + DAY + fromHour * HOUR + integerBetween(random, 0, 90 * MINUTE);
  return at;
}

/** A working time on one of the weekdays from Monday (0) on. */
export function workingTime(random: Random, monday: number, lastWeekday: number): number {
  const day = startOfDay(monday + integerBetween(random, 0, lastWeekday) * DAY);
  return day + 9 * HOUR + integerBetween(random, 0, 8 * 60) * MINUTE;
}

/** Midnight of the same day, or of the Monday after a weekend. */
function workingDay(at: number): number {
  const day = startOfDay(at);
  const weekday = Math.round((day - anchorOf(day)) / DAY);
  return weekday < 5 ? day : day + (7 - weekday) * DAY;
}

/** A time in office hours some days after another one, never on a weekend. */
export function officeTime(random: Random, after: number, days: number): number {
  return workingDay(after + days * DAY) + 9 * HOUR + integerBetween(random, 0, 8 * 60) * MINUTE;
}

/** A time in a week of the history, counted from 1 on, which begins with Monday, day 0. */
export function timeIn(foundedAt: number, week: number, day: number, hour: number, minute = 0): number {
  return foundedAt + (week - 1) * WEEK + day * DAY + hour * HOUR + minute * MINUTE;
}
