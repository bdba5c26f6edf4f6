import type { Language } from "../server/problem.ts";

/**
 * The part of a text in the language, where people wrote it in both, one after the other: on lines of their own, or with
 * a dot between. Else all of it.
 */
export function spokenPart(text: string, language: Language): string {
  const parts = text.split(/\n| · /).map((part) => part.trim());
  const isChinese = (part: string) => /\p{Script=Han}/u.test(part);
  const fits = parts.filter((part) => part !== "" && isChinese(part) === (language === "zh-CN"));
  return fits.length > 0 && fits.length < parts.length ? (fits[0] ?? text) : text;
}
