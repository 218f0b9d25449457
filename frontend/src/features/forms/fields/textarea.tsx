import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { boxProps, textOf } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation();
  const text = useText();
  const most = field.max_length;
  const used = Array.from(textOf(value)).length;
  return (
    <>
      <textarea
        {...boxProps(props)}
        className="field-box field-box-tall"
        rows={field.rows ?? 3}
        maxLength={most ?? undefined}
        placeholder={text(field.placeholder)}
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value || null)}
      />
      {most && used > most * 0.8 && <p className="field-count">{t("fields.characters", { used, most })}</p>}
    </>
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <span className="field-written">{textOf(value)}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{textOf(value).replace(/\s+/g, " ")}</span>;
}
