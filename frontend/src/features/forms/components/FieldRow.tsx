import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { Answer, FieldDefinition } from "../definition";
import { isLayout, kindOf } from "../kinds";
import { Labelled } from "./Labelled";

interface FieldRowProps {
  field: FieldDefinition;
  isRequired: boolean;
  value: Answer;
  onChange: (value: Answer) => void;
  problem?: string;
}

/** One field as a person meets it: its question, the input of its kind, help, and what is wrong. */
export function FieldRow({ field, isRequired, value, onChange, problem }: FieldRowProps) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  const { Input, Display } = kindOf(field.kind);
  if (isLayout(field.kind)) {
    return <Display field={field} value={null} />;
  }
  if (field.readonly) {
    return (
      <Labelled id={id} label={text(field.label)} hint={text(field.hint)} isGroup columns={field.width}>
        <Display field={field} value={value} />
      </Labelled>
    );
  }
  return (
    <Labelled
      id={id}
      label={text(field.label)}
      aside={isRequired ? undefined : t("fields.optional")}
      hint={text(field.hint)}
      problem={problem}
      isGroup={GROUPS.has(field.kind) && !isLongList(field)}
      columns={field.width}
    >
      <Input
        field={{ ...field, required: isRequired }}
        id={id}
        value={value}
        onChange={onChange}
        invalid={problem !== undefined}
        describedBy={`${id}-about`}
      />
    </Labelled>
  );
}

const GROUPS = new Set(["bool", "select", "multiselect", "attachment", "rating"]);

function isLongList(field: FieldDefinition): boolean {
  return field.kind === "select" && (field.options ?? []).length > 7;
}
