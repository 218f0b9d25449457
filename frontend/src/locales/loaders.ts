import type { TextLoaders } from "@/lib/i18n";

/** Every text of the console; one chunk a language. */
export const consoleTexts: TextLoaders = {
  "zh-CN": () => import("./zh-CN"),
  en: () => import("./en"),
};
