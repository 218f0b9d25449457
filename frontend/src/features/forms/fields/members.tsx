import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { PeoplePicker } from "../components/PeoplePicker";
import { Picked } from "../components/Picked";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { idsIn, rememberedName } from "../people";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const chosen = value === null ? [] : idsIn(value);
  const keep = (ids: number[]) => onChange(ids.length > 0 ? ids : null);
  const isFull = field.max_count ? chosen.length >= field.max_count : false;
  return (
    <div>
      <Picked
        items={chosen.map((one) => ({
          key: String(one),
          label: rememberedName(one) ?? `${t("fields.person")} ${one}`,
        }))}
        onRemove={(key) => keep(chosen.filter((one) => String(one) !== key))}
      />
      {!isFull && (
        <PeoplePicker
          id={id}
          rest=""
          except={chosen}
          onPick={(person) => keep([...chosen, person.id])}
          placeholder={text(field.placeholder)}
          invalid={invalid}
          describedBy={describedBy}
          isRequired={field.required}
        />
      )}
    </div>
  );
}

export function Display({ value, display }: FieldDisplayProps) {
  return <span>{useNames(value, display)}</span>;
}

export function Cell({ value, display }: FieldDisplayProps) {
  return <span className="cell">{useNames(value, display)}</span>;
}

function useNames(value: FieldDisplayProps["value"], display: string | null | undefined): string {
  const { t } = useTranslation();
  if (display || value === null) return display ?? "";
  return idsIn(value)
    .map((id) => rememberedName(id) ?? String(id))
    .join(t("fields.between"));
}
