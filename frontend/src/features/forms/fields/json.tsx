import { useState } from "react";
import { useTranslation } from "react-i18next";
import { boxProps } from "../components/box";
import type { Answer, FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && parsed(typed) === undefined;
  const shown = typed ?? written(props.value);
  return (
    <>
      <textarea
        {...boxProps(props)}
        className="field-box field-box-tall field-code"
        rows={6}
        spellCheck={false}
        aria-invalid={isWrong || props.invalid}
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value);
          const answer = parsed(event.target.value);
          if (answer !== undefined) props.onChange(answer);
        }}
        onBlur={() => !isWrong && setTyped(null)}
      />
      {isWrong && (
        <p className="field-count is-problem" role="alert">
          {t("fields.not_json")}
        </p>
      )}
    </>
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <pre className="field-code">{written(value)}</pre>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <code className="cell">{value === null ? "" : JSON.stringify(value)}</code>;
}

function written(value: Answer): string {
  return value === null ? "" : JSON.stringify(value, null, 2);
}

function parsed(text: string): Answer | undefined {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return undefined;
  }
}
