/** Words of the rooms in both languages, and the hook with which a component speaks. */
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Language } from "../../../server/problem.ts";
import { preferredLanguage, rememberLanguage } from "./preferred-language.ts";

/** i18next's plural endings are no part of a key: `records_one` and `records_other` are said as `records`. */
type Key<T> = keyof T extends infer K ? (K extends `${infer Stem}_${"one" | "other"}` ? Stem : K) & string : never;

export type RoomWords<T extends Record<string, string> = Record<string, string>> = {
  readonly room: string;
  readonly "zh-CN": { readonly [K in Exclude<keyof T, `${string}_one`>]: string };
  readonly en: T;
};

export type Say<T extends Record<string, string>> = (key: Key<T>, values?: Record<string, string | number>) => string;

/** Declares the words of a room. Chinese has no singular, so `_one` keys exist in English only. */
export function defineWords<T extends Record<string, string>>(
  room: string,
  words: { "zh-CN": { [K in Exclude<keyof T, `${string}_one`>]: string }; en: T },
): RoomWords<T> {
  return { room, ...words };
}

export function startSpeech(rooms: readonly RoomWords[]): void {
  const resources: Record<Language, Record<string, Record<string, string>>> = { "zh-CN": {}, en: {} };
  for (const words of rooms) {
    resources["zh-CN"][words.room] = { ...words["zh-CN"] };
    resources.en[words.room] = { ...words.en };
  }
  const language = preferredLanguage();
  document.documentElement.lang = language;
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** The language in use now, for code outside components. */
export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const choose = useCallback(
    (language: Language) => {
      rememberLanguage(language);
      void i18n.changeLanguage(language);
    },
    [i18n],
  );
  return [i18n.language === "en" ? "en" : "zh-CN", choose];
}

/** `const say = useWords(creditsWords); say("title")`. Keys are checked by the compiler. */
export function useWords<T extends Record<string, string>>(words: RoomWords<T>): Say<T> {
  const { t, i18n } = useTranslation(words.room);
  return useCallback<Say<T>>(
    (key, values = {}) => {
      const stem: string = key;
      const written = Object.entries(values).map(([name, value]) => [name, write(value, i18n.language)]);
      return t(stem, { ns: words.room, count: values.count, replace: Object.fromEntries(written) });
    },
    [t, i18n.language, words.room],
  );
}

/** 10000 → "10,000" */
function write(value: string | number, language: string): string {
  return typeof value === "number" ? value.toLocaleString(language) : value;
}

/** Picks the name in the language in use. */
export function nameIn(language: Language, named: { nameZh: string; nameEn: string }): string {
  return language === "zh-CN" ? named.nameZh : named.nameEn;
}
