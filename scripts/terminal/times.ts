/** Times and periods as people type and read them. */
import { Problem, type Words } from "../../server/problem.ts";

const units = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

/** "2026-12-01", "2026-12-01 09:00" in Shanghai, or RFC 3339: as RFC 3339 in UTC. @throws Terminal_BadValue */
export function moment(text: string, name: string): string {
  const [, date = "", clock = "00:00"] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(text) ?? [];
  const time = new Date(date === "" ? text : `${date}T${clock}:00+08:00`);
  const isTime = /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(time.getTime()) && isDay(text.slice(0, 10));
  if (!isTime) throw new Problem("Terminal_BadValue", { name, value: text, expected: "2026-12-01 / 2026-12-01 09:00" });
  return time.toISOString();
}

/** As {@link moment}; null for "none". */
export function momentOrNone(text: string, name: string): string | null {
  return text === "none" ? null : moment(text, name);
}

/** Dates that do not exist would otherwise become the next month's. */
function isDay(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** "90d", "12h", "0" as seconds. @throws Terminal_BadValue */
export function span(text: string, name: string): number {
  const [, count = "", unit = ""] = /^(\d{1,8})([smhdw])$/.exec(text.trim()) ?? [];
  const seconds = text.trim() === "0" ? 0 : Number(count || Number.NaN) * (units[unit as keyof typeof units] ?? 0);
  if (seconds >= 0 && seconds <= 4_294_967_295) return seconds;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "90d, 12h, 30m, 0 (w, d, h, m, s)" });
}

const names: readonly (readonly [seconds: number, zh: string, en: string])[] = [
  [units.d, "天", "day"],
  [units.h, "小时", "hour"],
  [units.m, "分钟", "minute"],
  [1, "秒", "second"],
];

/** Seconds in the largest unit that divides them: "90 days". */
export function spanWords(seconds: number): Words {
  const [unit, zh, en] = names.find(([size]) => seconds > 0 && seconds % size === 0) ?? [1, "秒", "second"];
  const count = seconds / unit;
  return { "zh-CN": `${count} ${zh}`, en: `${count} ${en}${count === 1 ? "" : "s"}` };
}
