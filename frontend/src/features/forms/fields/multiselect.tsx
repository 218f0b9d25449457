import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Chips } from "../components/Chips";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { labelOf, offered } from "../options";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const text = useText();
  const chosen = Array.isArray(value) ? value : [];
  return (
    <Chips
      id={id}
      type="checkbox"
      choices={offered(field, chosen).map((option) => ({ key: option.key, label: text(option.label) }))}
      chosen={chosen}
      onChange={(keys) => onChange(keys.length > 0 ? keys : null)}
      invalid={invalid}
      describedBy={describedBy}
    />
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const { t } = useTranslation();
  const text = useText();
  const chosen = Array.isArray(value) ? value : [];
  return <span>{chosen.map((key) => labelOf(field, key, text)).join(t("fields.between"))}</span>;
}
