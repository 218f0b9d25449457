import { useMemo } from "react";
import { useText } from "@/lib/i18n";
import { isLayout } from "../../layout";
import { type DesignField, locate } from "../content";
import { useDesign } from "../context";

export type FieldChoice = { value: string; label: string; field: DesignField };

/** The fields that a setting of this one may speak of: its neighbors, and from a sub-table those of the page. */
export function useFieldChoices(about: DesignField | null, kinds?: readonly string[]): FieldChoice[] {
  const text = useText();
  const content = useDesign((state) => state.content);
  return useMemo(() => {
    const into = about ? (locate(content, about.id)?.into ?? null) : null;
    const siblings = into ? (content.fields.find(({ id }) => id === into)?.columns ?? []) : [];
    return [...siblings, ...content.fields]
      .filter(({ id, kind }) => id !== about?.id && id !== into && !isLayout(kind))
      .filter(({ kind }) => kinds?.includes(kind) ?? true)
      .map((field) => ({ value: field.code, label: text(field.label) || field.code, field }));
  }, [content, about, kinds, text]);
}
