/** How an error ends a run: its words on standard error, the rows that were wrong as a table, and an exit code. */
import { describeProblem } from "../../client/describe.ts";
import type { Language, ProblemDocument, ProblemWords } from "../../server/problem.ts";
import { Problem, renderProblem } from "../../server/problem.ts";
import { terminalProblems } from "./problems.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

export const exitCodes = { success: 0, problem: 1, usage: 2 } as const;

/** More rows than fit on a few screens help nobody; `--json` gives all of them. */
const mostFaults = 100;

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

type Fault = { readonly row?: number; readonly field: string; readonly detail: string };

/** Faults or warnings of a sheet, row by row. */
export function faultLines(faults: readonly Fault[], terminal: Terminal): string[] {
  const rows = { heading: terminal.say({ "zh-CN": "行", en: "Row" }), align: "right" } as const;
  const hasRows = faults.some(({ row }) => row !== undefined);
  const shown = table(faults.slice(0, mostFaults), [
    ...(hasRows ? [{ ...rows, cell: ({ row }: Fault) => String(row ?? "") }] : []),
    {
      heading: terminal.say(hasRows ? { "zh-CN": "列", en: "Column" } : { "zh-CN": "位置", en: "Place" }),
      cell: ({ field }) => field,
      most: 28,
    },
    { heading: terminal.say({ "zh-CN": "问题", en: "What is wrong" }), cell: ({ detail }) => detail, most: 120 },
  ]);
  const left = faults.length - mostFaults;
  if (left <= 0) return shown;
  return [
    ...shown,
    terminal.say({ "zh-CN": `另有 ${left} 处，用 --json 查看全部。`, en: `${left} more; --json lists all.` }),
  ];
}
