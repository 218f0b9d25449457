import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { Field } from "./Ask";
import { PanelPair } from "./Panel";

type TwoTonguesProps = {
  label: string;
  value: Text;
  onChange: (value: Text) => void;
  problem?: string;
  autoFocus?: boolean;
  isOptional?: boolean;
  id: string;
};

/** A name in both languages; either alone is enough. */
export function TwoTongues({ label, value, onChange, problem, autoFocus, isOptional, id }: TwoTonguesProps) {
  const { t } = useTranslation();
  const write = (language: string, words: string) => {
    const { [language]: _, ...others } = value;
    onChange(words ? { ...others, [language]: words } : others);
  };
  return (
    <PanelPair>
      <Field
        label={t("tongues.chinese", { label })}
        htmlFor={`${id}-zh`}
        isRequired={!isOptional}
        problem={problem}
      >
        <Input
          id={`${id}-zh`}
          autoFocus={autoFocus}
          maxLength={120}
          value={value["zh-CN"] ?? ""}
          onChange={(event) => write("zh-CN", event.target.value)}
        />
      </Field>
      <Field label={t("tongues.english", { label })} htmlFor={`${id}-en`}>
        <Input
          id={`${id}-en`}
          maxLength={120}
          value={value.en ?? ""}
          onChange={(event) => write("en", event.target.value)}
        />
      </Field>
    </PanelPair>
  );
}

export function isNamed(value: Text): boolean {
  return Object.values(value).some((words) => words.trim() !== "");
}
