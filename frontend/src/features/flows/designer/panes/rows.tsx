import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { SelectRow } from "../editors/controls";

/** Once, or once for each row of a sub-table. */
export function EachRow({ step }: { step: Step }) {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings } = useDesigning();
  const tables = surroundings.fields.filter(({ kind }) => kind === "subtable");
  return (
    <SelectRow
      step={step}
      setting="each"
      choices={tables.map(({ code, label }) => ({ value: code, label: text(label) || code }))}
      none={t("process.once")}
    />
  );
}

/** The cells of the row that is walked, by the names that values use. */
export function useCells(step: Step): { key: string; type: string; label: string }[] {
  const text = useText();
  const { surroundings } = useDesigning();
  const table = surroundings.fields.find(({ code }) => code === step.each);
  return (table?.columns ?? []).map(({ code, label, kind }) => ({
    key: `row.${code}`,
    type: ["number", "money", "rating"].includes(kind) ? "number" : kind === "bool" ? "boolean" : "text",
    label: text(label) || code,
  }));
}
