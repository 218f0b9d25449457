import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

const KEYBOARDS: Record<string, { type: string; inputMode?: "tel" | "email" | "url" }> = {
  email: { type: "email", inputMode: "email" },
  phone: { type: "tel", inputMode: "tel" },
  phone_cn: { type: "tel", inputMode: "tel" },
  url: { type: "url", inputMode: "url" },
};

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const text = useText();
  return (
    <input
      id={id}
      className="field-box"
      {...(KEYBOARDS[field.format ?? ""] ?? { type: "text" })}
      maxLength={field.max_length ?? undefined}
      placeholder={text(field.placeholder)}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value || null)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <span className="field-written">{typeof value === "string" ? value : ""}</span>;
}
