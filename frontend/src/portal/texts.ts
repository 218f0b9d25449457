import type { TextLoaders } from "@/lib/i18n";

/** What the portal says and the refusals it may meet; the console's own words stay out of it. */
export const portalTexts: TextLoaders = {
  "zh-CN": () => import("./texts.zh-CN"),
  en: () => import("./texts.en"),
};
