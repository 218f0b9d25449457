import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { textOf } from "../components/box";
import { PeoplePicker } from "../components/PeoplePicker";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { idsIn, rememberedName } from "../people";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const [chosen] = idsIn(value);
  return (
    <PeoplePicker
      id={id}
      rest={chosen === undefined ? "" : (rememberedName(chosen) ?? t("fields.person_chosen"))}
      onPick={(person) => onChange(person.id)}
      onClear={() => onChange(null)}
      placeholder={text(field.placeholder)}
      invalid={invalid}
      describedBy={describedBy}
      isRequired={field.required}
    />
  );
}

export function Display({ value, display }: FieldDisplayProps) {
  return <span>{nameFor(value, display)}</span>;
}

export function Cell({ value, display }: FieldDisplayProps) {
  return <span className="cell">{nameFor(value, display)}</span>;
}

function nameFor(value: FieldDisplayProps["value"], display: string | null | undefined): string {
  const [id] = idsIn(value);
  return display ?? (id === undefined ? "" : (rememberedName(id) ?? textOf(value)));
}
