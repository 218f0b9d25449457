import { useTranslation } from "react-i18next";
import { boxProps } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { useDepartments } from "../departments";
import { idsIn } from "../people";

export function Input(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation();
  const { departments } = useDepartments(field);
  const [chosen] = idsIn(value);
  return (
    <select
      {...boxProps(props)}
      value={chosen ?? ""}
      onChange={(event) => onChange(Number(event.target.value) || null)}
    >
      <option value="">{t("fields.choose")}</option>
      {departments.map((department) => (
        <option key={department.id} value={department.id}>
          {"\u2003".repeat(department.depth)}
          {department.label}
        </option>
      ))}
    </select>
  );
}

export function Display({ field, value, display }: FieldDisplayProps) {
  const { labelOf } = useDepartments(field, !display && value !== null);
  return <span>{display ?? idsIn(value).map(labelOf).join("")}</span>;
}

export function Cell({ field, value, display }: FieldDisplayProps) {
  const { labelOf } = useDepartments(field, !display && value !== null);
  return <span className="cell">{display ?? idsIn(value).map(labelOf).join("")}</span>;
}
