import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Combo } from "../components/Combo";
import { Picked } from "../components/Picked";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { useDepartments } from "../departments";
import { idsIn } from "../people";

const MOST_SHOWN = 12;

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const { departments, labelOf } = useDepartments(field);
  const [words, setWords] = useState<string | null>(null);
  const chosen = value === null ? [] : idsIn(value);
  const keep = (ids: number[]) => onChange(ids.length > 0 ? ids : null);
  const found = departments.filter(
    (one) => !chosen.includes(one.id) && one.label.toLowerCase().includes((words ?? "").toLowerCase()),
  );
  return (
    <div>
      <Picked
        items={chosen.map((one) => ({ key: String(one), label: labelOf(one) }))}
        onRemove={(key) => keep(chosen.filter((one) => String(one) !== key))}
      />
      <Combo
        id={id}
        words={words}
        onWords={setWords}
        items={words === null ? [] : found.slice(0, MOST_SHOWN)}
        keyOf={(one) => String(one.id)}
        draw={(one) => <span style={{ paddingInlineStart: one.depth * 12 }}>{one.label}</span>}
        onPick={(one) => keep([...chosen, one.id])}
        onFocus={() => setWords("")}
        rest=""
        placeholder={t("fields.find_department")}
        icon="building"
        invalid={invalid}
        describedBy={describedBy}
        isRequired={field.required}
      />
    </div>
  );
}

export function Display({ field, value, display }: FieldDisplayProps) {
  return <span>{useNames(field, value, display)}</span>;
}

export function Cell({ field, value, display }: FieldDisplayProps) {
  return <span className="cell">{useNames(field, value, display)}</span>;
}

function useNames(
  field: FieldDisplayProps["field"],
  value: FieldDisplayProps["value"],
  display: string | null | undefined,
): string {
  const { t } = useTranslation();
  const { labelOf } = useDepartments(field, !display && value !== null);
  return display ?? (value === null ? "" : idsIn(value).map(labelOf).join(t("fields.between")));
}
