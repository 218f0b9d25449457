import { useTranslation } from "react-i18next";
import { Chips } from "../components/Chips";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  return (
    <Chips
      id={id}
      type="radio"
      choices={[
        { key: "yes", label: t("fields.yes") },
        { key: "no", label: t("fields.no") },
      ]}
      chosen={value === null ? [] : [value === true ? "yes" : "no"]}
      onChange={([key]) => onChange(key === undefined ? null : key === "yes")}
      invalid={invalid}
      describedBy={describedBy}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  const { t } = useTranslation();
  return <span>{typeof value === "boolean" ? t(value ? "fields.yes" : "fields.no") : ""}</span>;
}
