import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ConditionEditor as Editor, newLine } from "@/ui/conditions/ConditionEditor";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { expressionOf, type FactWords } from "@/ui/conditions/words";
import { AddChip } from "@/ui/FilterChip";
import styles from "./ConditionEditor.module.css";

/** A field as a condition may ask for it. */
export interface AskedField {
  code: string;
  label: Parameters<ReturnType<typeof useText>>[0];
  type: string;
  options?: { key: string; label: Parameters<ReturnType<typeof useText>>[0] }[];
}

type ConditionEditorProps = {
  condition: Expression | null;
  fields: readonly AskedField[];
  onChange: (condition: Expression | null) => void;
};

/** A condition over the fields of a form, built by choosing and read back as a sentence. */
export function ConditionEditor({ condition, fields, onChange }: ConditionEditorProps) {
  const { t } = useTranslation();
  const words = useFieldWords(fields);
  if (condition === null) {
    const first = () => onChange(expressionOf({ join: "and", lines: [newLine(words)] }));
    return fields.length > 0 ? <AddChip onClick={first}>{t("conditions.add")}</AddChip> : null;
  }
  return (
    <div className={styles.editor}>
      <Editor condition={condition} words={words} onChange={onChange} />
      <p className={styles.sentence}>
        {t("conditions.when")} <ConditionSentence condition={condition} words={words} />
        {t("conditions.when_end")}
      </p>
      <Button kind="text" size="s" onClick={() => onChange(null)}>
        {t("conditions.clear")}
      </Button>
    </div>
  );
}

function useFieldWords(fields: readonly AskedField[]): FactWords {
  const text = useText();
  const find = (name: string) => fields.find(({ code }) => code === name);
  return {
    facts: fields.map(({ code, type }) => ({ key: code, type })),
    nameOf: (name) => text(find(name)?.label) || name,
    choicesOf: (name) =>
      find(name)?.options?.map(({ key, label }) => ({ value: key, label: text(label) || key })),
  };
}
