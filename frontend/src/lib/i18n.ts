import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

export type Language = "zh-CN" | "en";
export type Words = Record<string, string>;
/** One loader a language, so that a browser fetches only the language it shows. */
export type TextLoaders = Record<Language, () => Promise<{ default: Words }>>;

/** What a builder wrote, in both languages; either may be missing. */
export type Text = { [language: string]: string };

export const LANGUAGES: readonly Language[] = ["zh-CN", "en"];
const REMEMBERED = "gongdan.language";

let loaders: TextLoaders | undefined;

export function preferredLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === "zh-CN" || remembered === "en") return remembered;
  const first = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "zh-CN";
  return first.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

export async function startTexts(textLoaders: TextLoaders, language = preferredLanguage()): Promise<void> {
  loaders = textLoaders;
  const words = await textLoaders[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: words.default } },
    keySeparator: false,
    nsSeparator: false,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function switchLanguage(language: Language): Promise<void> {
  if (loaders && !i18next.hasResourceBundle(language, "translation")) {
    const words = await loaders[language]();
    i18next.addResourceBundle(language, "translation", words.default);
  }
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

/** The name that somebody has in the language on the screen; history may keep but one. */
export function nameHere(person: { name: string; name_en?: string } | null | undefined): string {
  return (currentLanguage() === "en" && person?.name_en) || (person?.name ?? "");
}

/** What stands between several names one after the other. */
export function comma(): string {
  return currentLanguage() === "en" ? ", " : "、";
}

export function say(key: string, facts?: Record<string, unknown>): string {
  return i18next.t(key, facts ?? {});
}

export function hasText(key: string): boolean {
  return i18next.exists(key);
}

export function isText(value: unknown): value is Text {
  if (typeof value !== "object" || value === null) return false;
  return LANGUAGES.some((language) => typeof (value as Text)[language] === "string");
}

export function inLanguage(text: Text | string | null | undefined, language: Language): string {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  return text[language] || text["zh-CN"] || text.en || "";
}

/** Shows what builders wrote in the language of the screen. */
export function useText(): (text: Text | string | null | undefined) => string {
  const { i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh-CN";
  return useCallback((text) => inLanguage(text, language), [language]);
}
