/** What people type, as values: numbers, times, amounts and words out of a list. */
import { type Address, isAddress } from "viem";
import { minorOf } from "../../client/format.ts";
import { slotOf } from "../../client/resources.ts";
import { Problem } from "../../server/problem.ts";

/** The contract counts quarters of an hour in 16 bits. */
const mostMinutes = 65_535 * 15;

/** A whole number in a range. @throws Terminal_BadValue */
export function wholeNumber(text: string, name: string, least = 1, most = 4_294_967_295): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: `${least}–${most}` });
}

/** One of a list of words. @throws Terminal_BadValue */
export function oneOf<const Word extends string>(text: string, name: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: words.join(", ") });
}

/** "2026-11-20 14:00", in Shanghai where no offset is given, as a slot. @throws Terminal_BadValue */
export function slot(text: string, name: string): number {
  const bare = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/.test(text);
  const time = new Date(bare ? `${text.replace(" ", "T")}:00+08:00` : text);
  const isQuarter = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/.test(text) && time.getUTCMinutes() % 15 === 0;
  if (!isQuarter || !isDay(text.slice(0, 10))) {
    throw new Problem("Terminal_BadValue", { name, value: text, expected: "2026-11-20 14:15 (:00, :15, :30, :45)" });
  }
  return slotOf(time);
}

/** Dates that do not exist would otherwise become the next month's. */
function isDay(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** Minutes as a number of slots. @throws Terminal_BadValue */
export function slotCount(text: string, name: string): number {
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (minutes % 15 === 0 && minutes > 0 && minutes <= mostMinutes) return minutes / 15;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: `15, 30, 45, 60 … ${mostMinutes}` });
}

/** Yuan as fen. @throws Terminal_BadValue */
export function yuan(text: string, name: string): string {
  const amount = minorOf(text);
  if (amount !== undefined) return amount;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "1200 / 85.50 (CNY)" });
}

/** Credits as the ledger writes them: "3.5". @throws Terminal_BadValue */
export function credits(text: string, name: string): string {
  if (/^(?:0|[1-9]\d{0,3})(?:\.\d{1,2})?$/.test(text)) return text;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "3 / 3.5 / 0" });
}

/** Public code of a course, field, programme or qualification: it has 32 bytes on the chain. @throws Terminal_BadValue */
export function code(text: string, name: string): string {
  if (/^[!-~]{1,32}$/.test(text)) return text;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "A–Z a–z 0–9 - . / … (1–32)" });
}

/** "12-34" @throws Terminal_BadValue */
export function bookingId(text: string): string {
  if (/^\d+-\d+$/.test(text)) return text;
  throw new Problem("Terminal_BadValue", { name: "booking", value: text, expected: "12-34" });
}

/** An address whose capitals, if it has any, are its checksum (EIP-55): a slip of the pen shows. @throws Terminal_BadValue */
export function checkedAddress(text: string, name: string): Address {
  if (isAddress(text)) return text;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "0x… (40 hex digits, EIP-55 checksum)" });
}

/** A record's id. @throws Terminal_BadValue */
export function recordId(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new Problem("Terminal_BadValue", { name: "record", value: text, expected: "UUID" });
}
