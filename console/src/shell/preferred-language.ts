/** Which language the person reads: as chosen before, else as the browser says. Also for the page without the shell. */
import type { Language } from "../../../server/problem.ts";

const storageKey = "alliance-ledger.language";

export function preferredLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (stored === "zh-CN" || stored === "en") return stored;
  const wanted = navigator.languages.find((language) => /^(zh|en)\b/i.test(language));
  return wanted === undefined || /^zh\b/i.test(wanted) ? "zh-CN" : "en";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}
