import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { Segments } from "@/ui/Segments";
import type { FormField } from "../surroundings";
import { PlainInput } from "./FactInput";
import { takesPlain } from "./kindInputs";
import { ValueInput } from "./ValueInput";

type FieldValueProps = {
  field: FormField | undefined;
  label: string;
  value: unknown;
  more?: readonly { key: string; type: string; label: string }[];
  onChange: (value: Expression | undefined) => void;
};

const isPlain = (value: unknown): value is { value: unknown } =>
  typeof value === "object" && value !== null && "value" in value && !("op" in value);

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (isPlain(value) && (value.value === "" || value.value === null));

/** What is put into a field: a value given as its kind is, or what a formula makes of other fields. */
export function FieldValue({ field, label, value, more, onChange }: FieldValueProps) {
  const { t } = useTranslation();
  const text = useText();
  const mayBePlain = field !== undefined && takesPlain(field.kind);
  const [isFormula, setFormula] = useState(!mayBePlain || !(isPlain(value) || isEmpty(value)));
  if (!field || !mayBePlain) return <ValueInput {...{ label, value, more, onChange }} />;
  const name = t("process.value_of", { name: text(field.label) || field.code });
  return (
    <div className={styles.stack}>
      <Segments
        label={t("process.value_how", { name: text(field.label) || field.code })}
        value={isFormula ? "formula" : "plain"}
        onChange={(how) => [setFormula(how === "formula"), onChange(undefined)]}
        segments={[
          { value: "plain", label: t("process.value_plain") },
          { value: "formula", label: t("process.value_formula") },
        ]}
      />
      {isFormula ? (
        <ValueInput {...{ label: name, value, more, onChange }} />
      ) : (
        <PlainInput
          field={field}
          label={name}
          value={isPlain(value) && value.value !== "" ? (value.value ?? undefined) : undefined}
          onChange={(plain) => onChange(plain === undefined ? undefined : ({ value: plain } as Expression))}
        />
      )}
    </div>
  );
}
