/** Why nothing could be read. Loaded where it is needed: whoever was handed something whole does not wait for it. */
import { readingProblems } from "../../../client/reading-problems.ts";
import { shareProblems } from "../../../server/credits/share-problems.ts";
import {
  type Catalogue,
  type Language,
  Problem,
  type ProblemDocument,
  renderProblem,
} from "../../../server/problem.ts";

const catalogue: Catalogue = { ...readingProblems, ...shareProblems };

/** What is wrong, and what to do next. */
export function refusalOf(problem: unknown, language: Language): ProblemDocument {
  const words = problem instanceof Problem ? catalogue[problem.name] : undefined;
  if (problem instanceof Problem && words) return renderProblem(problem, words, language);
  const message = problem instanceof Error ? problem.message : String(problem);
  return renderProblem(new Problem("Client_Unexpected", { message }), readingProblems.Client_Unexpected, language);
}
