import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Chips } from "../components/Chips";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { labelOf, offered } from "../options";

const MOST_CHIPS = 7;

export function Input(props: FieldInputProps) {
  const { field, id, value, onChange, invalid, describedBy } = props;
  const text = useText();
  const options = offered(field, typeof value === "string" ? [value] : []);
  if (options.length > MOST_CHIPS) {
    return <LongList {...props} />;
  }
  return (
    <Chips
      id={id}
      type="radio"
      choices={options.map((option) => ({ key: option.key, label: text(option.label) }))}
      chosen={typeof value === "string" ? [value] : []}
      onChange={([key]) => onChange(key ?? null)}
      invalid={invalid}
      describedBy={describedBy}
    />
  );
}

function LongList({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const chosen = typeof value === "string" ? value : "";
  return (
    <select
      id={id}
      className="field-box"
      value={chosen}
      onChange={(event) => onChange(event.target.value || null)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
    >
      <option value="">{t("fields.choose")}</option>
      {offered(field, [chosen]).map((option) => (
        <option key={option.key} value={option.key}>
          {text(option.label)}
        </option>
      ))}
    </select>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const text = useText();
  return <span>{typeof value === "string" ? labelOf(field, value, text) : ""}</span>;
}
