import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { FactWords } from "@/ui/conditions/words";
import type { FieldOption } from "../../definition";
import type { DesignField } from "../content";
import { useFieldChoices } from "./useFieldChoices";

const TYPES: Record<string, string> = {
  attachment: "texts",
  bool: "boolean",
  cascader: "texts",
  date: "date",
  datetime: "datetime",
  department: "number",
  departments: "numbers",
  image: "texts",
  link: "numbers",
  member: "number",
  members: "numbers",
  money: "number",
  multiselect: "texts",
  number: "number",
  rating: "number",
  rollup: "number",
  subtable: "number",
  video: "texts",
  year: "number",
};

/** What conditions see of a field. */
export function typeOfField({ kind, result }: DesignField): string {
  return kind === "formula" && typeof result === "string" ? result : (TYPES[kind] ?? "text");
}

function wordsOf(
  fields: readonly DesignField[],
  text: ReturnType<typeof useText>,
  otherwise: (code: string) => string,
): FactWords {
  const find = (name: string) => fields.find(({ code, id }) => code === name || id === name);
  return {
    facts: fields.map((field) => ({ key: field.code, type: typeOfField(field) })),
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
  const text = useText();
  return wordsOf(fields, text, (code) => code);
}
