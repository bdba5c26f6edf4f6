/**
 * Turns the raw arguments of an error into what a person reads: slots and seconds into times of the alliance's zone,
 * fen into yuan, codes into words. Used by the catalogues of problems; runs in a browser too.
 */
import type { Language, Present, ProblemArguments, Words } from "./problem.ts";

type Argument = string | number | boolean;

/** How one argument is shown. */
export type Showing = (value: Argument, language: Language) => string;

/** Shows the named arguments in the given way and leaves the others as they are. */
export function presenting(showings: Readonly<Record<string, Showing>>): Present {
  return (problemArguments: ProblemArguments, language: Language) =>
    Object.fromEntries(
      Object.entries(problemArguments).map(([name, value]) => [name, showings[name]?.(value, language) ?? value]),
    );
}

/** A code as the word that stands at its place; the bare code where there is none. */
export function oneOf(words: { readonly [code: number]: Words }): Showing {
  return (value, language) => words[Number(value)]?.[language] ?? String(value);
}

/** A name as its words; the bare name where there are none. */
export function wordsFor(words: Readonly<Record<string, Words>>): Showing {
  return (value, language) => words[String(value)]?.[language] ?? String(value);
}

/** Seconds since 1970 as "2026-11-18 14:00" in Asia/Shanghai. */
export function clockTime(value: Argument): string {
  // Swedish dates are written the ISO way round.
  return new Date(Number(value) * 1000).toLocaleString("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  });
}

const yearTenThousand = Date.parse("9999-12-31T23:59:59Z") / 1000 + 1;

/** As {@link clockTime}; the contracts' largest time stands for no end. */
export const endTime: Showing = (value, language) => {
  if (Number(value) < yearTenThousand) return clockTime(value);
  return language === "en" ? "no end" : "无期限";
};

/** Fen as yuan with two decimals: "1234567" → "12345.67". */
export function yuan(value: Argument): string {
  const digits = String(value).replace("-", "").padStart(3, "0");
  const sign = String(value).startsWith("-") ? "-" : "";
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
