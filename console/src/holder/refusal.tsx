/** @jsxImportSource preact */
import { clientProblems } from "../../../client/problems.ts";
import { accessProblems } from "../../../server/credits/access-problems.ts";
import { shareProblems } from "../../../server/credits/share-problems.ts";
import { type Catalogue, type Language, Problem, renderProblem } from "../../../server/problem.ts";

const catalogue: Catalogue = { ...clientProblems, ...accessProblems, ...shareProblems };

/** What went wrong, and what to do next. */
export function Refusal({ problem, language }: { problem: unknown; language: Language }) {
  const known = problem instanceof Problem && Object.hasOwn(catalogue, problem.name) ? problem : unexpected(problem);
  const words = catalogue[known.name] ?? clientProblems.Client_Unexpected;
  const { title, detail, advice } = renderProblem(known, words, language);
  return (
    <div className="refusal" role="alert">
      <b>{title}</b>
      <p>{detail}</p>
      <p>{advice}</p>
    </div>
  );
}

function unexpected(error: unknown): Problem {
  return new Problem("Client_Unexpected", { message: error instanceof Error ? error.message : String(error) });
}
