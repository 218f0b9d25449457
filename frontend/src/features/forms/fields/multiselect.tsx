import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Chips } from "../components/Chips";
import { Radios } from "../components/Radios";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { labelOf } from "../options";
import { OTHER, useOptions } from "../useOptions";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const chosen = keysOf(value);
  const other = chosen.find((key) => key.startsWith(OTHER));
  const options = useOptions(field, chosen);
  const choices = options.map(({ key, label, color }) => ({ key, label: text(label), color }));
  const keep = (keys: string[]) => onChange(keys.length > 0 ? keys : null);
  const Group = field.display === "checkboxes" ? Radios : Chips;
  return (
    <>
      <Group
        id={id}
        type="checkbox"
        choices={field.other ? [...choices, { key: OTHER, label: t("fields.other") }] : choices}
        chosen={chosen.map((key) => (key === other ? OTHER : key))}
        onChange={(keys) => keep(keys.map((key) => (key === OTHER ? (other ?? OTHER) : key)))}
        invalid={invalid}
        describedBy={describedBy}
      />
      {field.other && other !== undefined && (
        <input
          className="field-box field-below"
          aria-label={t("fields.other_words")}
          placeholder={t("fields.other_words")}
          value={other.slice(OTHER.length)}
          onChange={(event) => keep(chosen.map((key) => (key === other ? OTHER + event.target.value : key)))}
        />
      )}
    </>
  );
}

export function Display({ field, value, display }: FieldDisplayProps) {
  return <span>{useLabels(field, value, display)}</span>;
}

export function Cell({ field, value, display }: FieldDisplayProps) {
  return <span className="cell">{useLabels(field, value, display)}</span>;
}

function useLabels(
  field: FieldDisplayProps["field"],
  value: FieldDisplayProps["value"],
  display: string | null | undefined,
): string {
  const { t } = useTranslation();
  const text = useText();
  const chosen = keysOf(value);
  const options = useOptions(field, chosen);
  return display ?? chosen.map((key) => labelOf({ ...field, options }, key, text)).join(t("fields.between"));
}

function keysOf(value: FieldDisplayProps["value"]): string[] {
  return Array.isArray(value) ? value.filter((key) => typeof key === "string") : [];
}
