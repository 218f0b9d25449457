import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { FactWords } from "@/ui/conditions/words";
import type { FieldDefinition, FieldOption } from "../../definition";
import { typeOfField } from "../../readings";
import type { DesignField } from "../content";
import { useFieldChoices } from "./useFieldChoices";

function wordsOf(
  fields: readonly DesignField[],
  text: ReturnType<typeof useText>,
  otherwise: (code: string) => string,
): FactWords {
  const find = (name: string) => fields.find(({ code, id }) => code === name || id === name);
  return {
    facts: fields.map((field) => ({
      key: field.code,
      type: typeOfField(field as unknown as FieldDefinition) ?? "text",
    })),
    nameOf: (name) => text(find(name)?.label) || otherwise(name),
    choicesOf: (name) => {
      const options = find(name)?.options;
      if (!Array.isArray(options)) return undefined;
      return (options as FieldOption[]).map(({ key, label }) => ({ value: key, label: text(label) || key }));
    },
  };
}

/** How a condition about a field speaks: of the fields around it, in their names. */
export function useWords(about: DesignField | null): FactWords {
  const { t } = useTranslation();
  const text = useText();
  const choices = useFieldChoices(about);
  return useMemo(
    () =>
      wordsOf(
        choices.map(({ field }) => field),
        text,
        (code) => t(`forms.fact_${code}`, { defaultValue: code }),
      ),
    [choices, text, t],
  );
}

export function useForeignWords(fields: readonly DesignField[]): FactWords {
  const { t } = useTranslation();
  const text = useText();
  return wordsOf(fields, text, (code) => t(`forms.fact_${code}`, { defaultValue: code }));
}
