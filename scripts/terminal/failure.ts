/** How an error ends a run: its words on standard error, the rows that were wrong as a table, and an exit code. */
import { describeProblem } from "../../client/describe.ts";
import type { Language, ProblemDocument, ProblemWords } from "../../server/problem.ts";
import { Problem, renderProblem } from "../../server/problem.ts";
import { faultLines } from "./faults.ts";
import { terminalProblems } from "./problems.ts";
import type { Terminal } from "./terminal.ts";

export const exitCodes = { success: 0, problem: 1, usage: 2 } as const;

export function documentOf(error: unknown, language: Language): ProblemDocument {
  const own: Readonly<Record<string, ProblemWords>> = terminalProblems;
  const words = error instanceof Problem && Object.hasOwn(own, error.name) ? own[error.name] : undefined;
  return error instanceof Problem && words ? renderProblem(error, words, language) : describeProblem(error, language);
}

/** Prints an error and gives the exit code. */
export function fail(error: unknown, terminal: Terminal): number {
  const document = documentOf(error, terminal.language);
  if (terminal.json) {
    terminal.answer(document, []);
    return exitCodes.problem;
  }
  terminal.note(`✗ ${document.title}`);
  if (document.detail) terminal.note(`  ${document.detail}`);
  if (document.advice) terminal.note(`  → ${document.advice}`);
  if (document.faults?.length) terminal.note("", ...faultLines(document.faults, terminal));
  return exitCodes.problem;
}
