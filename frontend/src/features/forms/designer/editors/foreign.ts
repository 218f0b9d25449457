import { useQuery } from "@tanstack/react-query";
import { useText } from "@/lib/i18n";
import { formQuery } from "../../definitions";
import { isLayout } from "../../layout";
import { recordTypesQuery } from "../api";
import { contentOf, type DesignField } from "../content";

/** The fields of the form in which a record type's records are kept. */
export function useForeignFields(recordType: unknown): DesignField[] {
  const { data: types = [] } = useQuery(recordTypesQuery);
  const form = types.find(({ code }) => code === recordType)?.form;
  const { data } = useQuery({ ...formQuery(form ?? ""), enabled: form !== undefined });
  const content = contentOf(data?.content ?? data?.draft?.content);
  return form === undefined ? [] : content.fields.filter(({ kind }) => !isLayout(kind));
}

export function useForeignChoices(recordType: unknown): { value: string; label: string }[] {
  const text = useText();
  return useForeignFields(recordType).map(({ code, label }) => ({ value: code, label: text(label) || code }));
}
