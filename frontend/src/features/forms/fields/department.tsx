import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { departmentsQuery } from "../api";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data: departments = [] } = useQuery(departmentsQuery);
  return (
    <select
      id={id}
      className="field-box"
      value={value === null ? "" : String(value)}
      onChange={(event) => onChange(event.target.value || null)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
    >
      <option value="">{t("fields.choose")}</option>
      {departments.map((department) => (
        <option key={department.id} value={String(department.id)}>
          {text(department.name)}
        </option>
      ))}
    </select>
  );
}

export function Display({ value, display }: FieldDisplayProps) {
  return <span>{display ?? (value === null ? "" : String(value))}</span>;
}
