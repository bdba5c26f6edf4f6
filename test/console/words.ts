/** The console's own words, so that a test finds a button by what stands on it in either language. */
import type { RoomWords } from "../../console/src/shell/speech.ts";
import type { Language } from "../../server/problem.ts";

type Key<T> = keyof T extends infer K ? (K extends `${infer Stem}_${"one" | "other"}` ? Stem : K) & string : never;

/** `spoken("en", importWords)("issue", { count: 5 })` → "Sign and issue 5 records" */
export function spoken<T extends Record<string, string>>(language: Language, words: RoomWords<T>) {
  return (key: Key<T>, values: Readonly<Record<string, string | number>> = {}): string => {
    const said: Readonly<Record<string, string>> = words[language];
    const text = (values.count === 1 ? said[`${key}_one`] : undefined) ?? said[`${key}_other`] ?? said[key];
    if (text === undefined) throw new Error(`${words.room} does not say ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (place, name) => String(values[name] ?? place));
  };
}
