/** From an error to the words a person reads, whichever side it arose on. */

import type { Language, ProblemDocument, ProblemWords } from "../server/problem.ts";
import { Problem, problemType, renderProblem } from "../server/problem.ts";
import { catalogue } from "./catalogue.ts";

const namesByType = new Map(Object.keys(catalogue).map((name) => [problemType(name), name]));

/** `/problems/bookings/slot-taken` → `Bookings_SlotTaken`. */
export function nameOfType(type: string): string {
  const path = type.replace(/^.*\/problems\//, "/problems/");
  return namesByType.get(path) ?? path.replace("/problems/", "").split("/").map(pascal).join("_");
}

/** The words of an error in a language. Whatever is not a problem is an unexpected error. */
export function describeProblem(error: unknown, language: Language): ProblemDocument {
  const problem = error instanceof Problem ? error : unexpected(error);
  const words = wordsOf(problem.name);
  if (words) return renderProblem(problem, words, language);
  if ("document" in problem) return problem.document as ProblemDocument;
  return describeProblem(unexpected(problem), language);
}

export function hasWords(name: string): boolean {
  return Object.hasOwn(catalogue, name);
}

function wordsOf(name: string): ProblemWords | undefined {
  return hasWords(name) ? catalogue[name] : undefined;
}

function unexpected(error: unknown): Problem {
  return new Problem(
    "Client_Unexpected",
    { message: error instanceof Error ? error.message : String(error) },
    [],
    error,
  );
}

function pascal(segment: string): string {
  return segment.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
