import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, hasText, type Text } from "@/lib/i18n";

/** What kinds are called: in full, in the few signs that fit the palette, what they are for. */
export type KindNames = {
  said: (key: string) => string;
  short: (key: string) => string;
  hint: (key: string) => string;
  /** A new field's first name. */
  first: (key: string) => Text;
};

export function useKindNames(): KindNames {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what makes the names change.
  return useMemo(() => {
    const orElse = (wanted: string, otherwise: () => string) => (hasText(wanted) ? t(wanted) : otherwise());
    const said = (key: string) =>
      orElse(`designer.preset.${key}`, () => t(`fields.kind.${key}`, { defaultValue: key }));
    return {
      said,
      short: (key) => orElse(`designer.short.${key}`, () => said(key)),
      hint: (key) => orElse(`fields.kind_hint.${key}`, () => said(key)),
      first: (key) => ({ [currentLanguage()]: said(key) }),
    };
  }, [t, i18n.language]);
}
