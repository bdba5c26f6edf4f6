/**
 * Problems: the one form in which an error reaches a person (RFC 9457).
 *
 * A problem's type is mechanical from the error's name: `Bookings_SlotTaken` → `/problems/bookings/slot-taken`.
 * Its words, in both languages, stand once in a catalogue; contract, API, CLI and console all show the same.
 */

export type Language = "zh-CN" | "en";

export type Words = Readonly<Record<Language, string>>;

/** What is said of one error. `{name}` in a text is replaced by the problem's argument of that name. */
export type ProblemWords = {
  /** HTTP status. */
  readonly status: number;
  readonly title: Words;
  /** What is wrong, with the values that were wrong. */
  readonly detail: Words;
  /** One line on what to do next. */
  readonly advice: Words;
  /** Turns raw arguments (slots, seconds, fen, codes) into what a person reads; the texts are filled from its answer. */
  readonly present?: Present;
};

export type Present = (problemArguments: ProblemArguments, language: Language) => ProblemArguments;

export type Catalogue<Name extends string = string> = Readonly<Record<Name, ProblemWords>>;

export type ProblemArguments = Readonly<Record<string, string | number | boolean>>;

/** One thing that is wrong with one place of the input. */
export type InputFault = {
  /** Row of a sheet, from 1 on and counting its heading as row 1; absent where the input has no rows. */
  readonly row?: number;
  /** Field or JSON pointer. */
  readonly field: string;
  /** Name of the fault, such as `credits-out-of-range`. */
  readonly fault: string;
  readonly detail: Words;
};

/** As it travels: `application/problem+json`. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly advice: string;
  readonly arguments: ProblemArguments;
  readonly faults?: readonly { row?: number; field: string; fault: string; detail: string }[];
};

/** An error that a person can act on. `name` is the error's name, such as `Bookings_SlotTaken`. */
export class Problem extends Error {
  readonly #arguments: ProblemArguments;
  readonly #faults: readonly InputFault[];

  constructor(
    name: string,
    problemArguments: ProblemArguments = {},
    faults: readonly InputFault[] = [],
    cause?: unknown,
  ) {
    super(name, { cause });
    this.name = name;
    this.#arguments = problemArguments;
    this.#faults = faults;
  }

  get arguments(): ProblemArguments {
    return this.#arguments;
  }

  get faults(): readonly InputFault[] {
    return this.#faults;
  }
}

/** `Bookings_SlotTaken` → `/problems/bookings/slot-taken`; a name without scope is one segment. */
export function problemType(name: string): string {
  return `/problems/${name.split("_").map(kebab).join("/")}`;
}

/** Fills `{name}` places of a text. */
export function fill(text: string, problemArguments: ProblemArguments): string {
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(problemArguments[key] ?? place));
}

/** The document of a problem in a language. */
export function renderProblem(problem: Problem, words: ProblemWords, language: Language): ProblemDocument {
  const presented = words.present?.(problem.arguments, language) ?? problem.arguments;
  return {
    type: problemType(problem.name),
    title: words.title[language],
    status: words.status,
    detail: fill(words.detail[language], presented),
    advice: fill(words.advice[language], presented),
    arguments: problem.arguments,
    ...(problem.faults.length > 0 && {
      faults: problem.faults.map((fault) => ({ ...fault, detail: fault.detail[language] })),
    }),
  };
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}
