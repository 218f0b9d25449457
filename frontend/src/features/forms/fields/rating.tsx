import { useTranslation } from "react-i18next";
import { Stars } from "@/ui/Stars";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange }: FieldInputProps) {
  const { t } = useTranslation();
  return (
    <div id={id} tabIndex={-1}>
      <Stars
        name={id}
        count={starsOf(field.max)}
        label={t("fields.rating")}
        nameOf={(count) => t("fields.stars", { count })}
        value={typeof value === "number" ? value : null}
        onChange={onChange}
      />
    </div>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  return <span>{typeof value === "number" ? `${value} / ${starsOf(field.max)}` : ""}</span>;
}

function starsOf(max: string | number | null | undefined): number {
  return Math.min(Math.max(Number(max ?? 5) || 5, 2), 10);
}
