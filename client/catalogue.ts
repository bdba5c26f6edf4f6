/** Every problem that console and CLI can show, wherever it arises. */
import type { Catalogue } from "../server/problem.ts";
import { problems } from "../server/problems.ts";
import { exportsProblems } from "./exports/problems.ts";
import { clientProblems } from "./problems.ts";

export const catalogue: Catalogue = { ...problems, ...clientProblems, ...exportsProblems };
