/** What is wrong with a programme that was typed, told by the form's fields. */
import { Problem } from "../../../server/problem.ts";
import type { Say } from "../shell/speech.ts";
import type { programmeWords } from "./programme-words.ts";

type SayProgramme = Say<(typeof programmeWords)["en"]>;

/** The places of faults by the names of the fields: "/categories/0/minimum" is "Category 1 · At least (credits)". */
export function withLabels(problem: Problem, say: SayProgramme): Problem {
  const faults = problem.faults.map((fault) => {
    const [first = "", number, part = "", line] = fault.field.split("/").slice(1);
    if (first !== "categories") return { ...fault, field: labelOf(first, say) };
    if (number === undefined) return { ...fault, field: say("categories") };
    const category = Number(number) + 1;
    const place =
      part === "accepts" && line !== undefined
        ? say("criterion", { category, number: Number(line) + 1 })
        : say("category", { number: category });
    const field = part === "code" ? say("categoryCode") : labelOf(fault.field.split("/")[line ? 5 : 3] ?? part, say);
    return { ...fault, field: `${place} · ${field}` };
  });
  return new Problem(problem.name, problem.arguments, faults);
}

function labelOf(field: string, say: SayProgramme): string {
  if (field === "creditScheme") return say("scheme");
  if (field === "atHomePermille") return say("atHome");
  const known = (["code", "titleZh", "titleEn", "total", "mostRecognised", "minimum", "maximum"] as const).find(
    (name) => name === field,
  );
  const criterion = (["kinds", "codes", "fields", "levels", "accepts"] as const).find((name) => name === field);
  return known || criterion ? say(known ?? criterion ?? "code") : field;
}
