/** Checking an input against its schema: the value, or all its faults in both languages. */
import { z } from "zod";
import type { InputFault, Language, Words } from "./problem.ts";

const sentences = { "zh-CN": z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Most faults that one problem lists: an error page is for reading. */
const mostFaults = 200;

export type Checked<Value> =
  | { readonly value: Value; readonly faults: [] }
  | { readonly value: undefined; readonly faults: InputFault[] };

/**
 * Checks a value.
 * @param form "pointer" names the place of a fault as a JSON pointer ("/records/3/credits"), "name" by its bare name.
 */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  form: "pointer" | "name" = "pointer",
): Checked<z.output<Schema>> {
  const inEnglish = schema.safeParse(value, { error: sentences.en });
  if (inEnglish.success) return { value: inEnglish.data, faults: [] };
  const inChinese = schema.safeParse(value, { error: sentences["zh-CN"] });
  const chinese = inChinese.error?.issues ?? [];
  const faults = inEnglish.error.issues.slice(0, mostFaults).map((issue, at) => ({
    field: form === "pointer" ? pointer(issue.path) : issue.path.map(String).join("."),
    fault: issue.code.replaceAll("_", "-"),
    detail: ownWords(issue) ?? { "zh-CN": chinese[at]?.message ?? issue.message, en: issue.message },
  }));
  return { value: undefined, faults };
}

/** A refinement may bring words of its own: `refine(check, { params: { words: { "zh-CN": …, en: … } } })`. */
function ownWords(issue: z.core.$ZodIssue): Words | undefined {
  const own: unknown = issue.code === "custom" ? issue.params?.words : undefined;
  return isWords(own) ? own : undefined;
}

function isWords(value: unknown): value is Words {
  const languages: Language[] = ["zh-CN", "en"];
  return typeof value === "object" && value !== null && languages.every((language) => language in value);
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
