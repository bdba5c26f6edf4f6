/**
 * The page's own words, a file for each language, so that nobody waits for the one that he does not read; those of the
 * verdict stand in client/verdict-words.ts and are loaded with them.
 */
import type { VerdictWords } from "../../../client/verdict-words.ts";
import type { Outcome } from "../../../client/verify.ts";
import type { Language } from "../../../server/problem.ts";
import type { words as chinese } from "./words-zh.ts";

export type VerifyWords = typeof chinese;

/** The verdict in a few large words. */
export type Headlines = Readonly<Record<Outcome, string>>;

/** How the page speaks to one person. */
export type Speech = {
  readonly language: Language;
  readonly words: VerifyWords;
  readonly headlines: Headlines;
  readonly verdict: VerdictWords;
};

export async function speechIn(language: Language): Promise<Speech> {
  const { speech } = language === "en" ? await import("./words-en.ts") : await import("./words-zh.ts");
  return speech;
}
