import { zone } from "./format.ts";

/** The date in Shanghai, "2026-11-18". */
export function todayInShanghai(): string {
  return new Date().toLocaleDateString("sv-SE", { timeZone: zone });
}
