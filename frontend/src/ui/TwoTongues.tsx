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
  /** Sentences rather than a name: several lines, as many as a message may have. */
  isLong?: boolean;
  id: string;
};

const LONGEST_NAME = 120;
const LONGEST_TEXT = 4000;

/** A name or a text in both languages; either alone is enough. */
export function TwoTongues({
  label,
  value,
  onChange,
  problem,
  autoFocus,
  isOptional,
  isLong,
  id,
}: TwoTonguesProps) {
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
        <Words
          id={`${id}-zh`}
          autoFocus={autoFocus}
          isLong={isLong}
          value={value["zh-CN"] ?? ""}
          onChange={(words) => write("zh-CN", words)}
        />
      </Field>
      <Field label={t("tongues.english", { label })} htmlFor={`${id}-en`}>
        <Words
          id={`${id}-en`}
          isLong={isLong}
          value={value.en ?? ""}
          onChange={(words) => write("en", words)}
        />
      </Field>
    </PanelPair>
  );
}

type WordsProps = {
  id: string;
  value: string;
  autoFocus?: boolean;
  isLong?: boolean;
  onChange: (words: string) => void;
};

function Words({ isLong, onChange, ...input }: WordsProps) {
  if (!isLong) {
    return <Input {...input} maxLength={LONGEST_NAME} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <Input.TextArea
      {...input}
      autoSize={{ minRows: 2, maxRows: 8 }}
      maxLength={LONGEST_TEXT}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function isNamed(value: Text): boolean {
  return Object.values(value).some((words) => words.trim() !== "");
}
