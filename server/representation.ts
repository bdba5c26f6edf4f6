/** Forms of an answer besides JSON, such as CSV. */
import type { Language } from "./problem.ts";

/** Another form of the answer, chosen by `?format=` or by the Accept header. */
export type Representation<Value> = {
  readonly mediaType: string;
  /** Value of `?format=` that asks for it, and the file's extension. */
  readonly format: string;
  readonly render: (value: Value, language: Language) => string;
  readonly fileName?: (value: Value) => string;
};

/** What a route answered; `represent` renders it in one of the route's other forms. */
export type Answer = {
  readonly value: unknown;
  readonly represent: (
    format: string,
    language: Language,
  ) => { text: string; fileName: string | undefined } | undefined;
};

/** Renders a value in one of its forms; undefined where it has no such form. */
export function represented<Value>(
  representations: readonly Representation<Value>[],
  value: Value,
  format: string,
  language: Language,
) {
  const found = representations.find((one) => one.format === format);
  return found && { text: found.render(value, language), fileName: found.fileName?.(value) };
}
