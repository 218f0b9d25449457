import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { ConditionEditor, newLine } from "@/ui/conditions/ConditionEditor";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { expressionOf, type FactWords } from "@/ui/conditions/words";
import styles from "@/ui/designing/Editors.module.css";
import { AddChip } from "@/ui/FilterChip";
import type { DesignField } from "../content";
import { useDesign } from "../context";
import { useForeignFields } from "./foreign";
import { recordTypeOf } from "./foreignEditors";
import type { EditorProps } from "./simple";
import { useFieldChoices } from "./useFieldChoices";
import { useForeignWords, useWords } from "./words";

type ConditionSettingProps = {
  about: DesignField | null;
  condition: Expression;
  onChange: (condition: Expression) => void;
};

/** A condition over the form's own fields, built by choosing. */
export function ConditionSetting({ about, condition, onChange }: ConditionSettingProps) {
  return <ConditionEditor condition={condition} words={useWords(about)} onChange={onChange} />;
}

/** A condition read back: 当 … 时. */
export function ConditionSaid({ about, condition }: Pick<ConditionSettingProps, "about" | "condition">) {
  return <ConditionSentence condition={condition} words={useWords(about)} />;
}

/** The first condition there can be; null when there is nothing to ask yet. */
export function firstCondition(words: FactWords): Expression | null {
  return words.facts.length > 0 ? expressionOf({ join: "and", lines: [newLine(words)] }) : null;
}

/** Which of another form's records count. */
export function ForeignConditionEditor({
  field,
  value,
  onChange,
  isDisabled,
}: EditorProps<"foreign_condition">) {
  const { t } = useTranslation();
  const fields = useDesign((state) => state.content.fields);
  const table = fields.find(({ code, id }) => code === field.over || id === field.over);
  const foreign = useForeignFields(recordTypeOf(field, fields));
  const words = useForeignWords(table?.columns ?? foreign);
  return <Optional {...{ words, value, onChange, isDisabled }} none={t("designer.every_record")} />;
}

/** Which rows of a sub-table are meant: by their columns, and by the fields around it. */
export function RowConditionEditor({
  name,
  field,
  value,
  onChange,
  isDisabled,
}: EditorProps<"row_condition">) {
  const { t } = useTranslation();
  const around = useFieldChoices(field);
  const words = useForeignWords([...(field.columns ?? []), ...around.map((one) => one.field)]);
  return <Optional {...{ words, value, onChange, isDisabled }} none={t(`designer.no_${name}`)} />;
}

type OptionalProps = Pick<EditorProps<"row_condition">, "value" | "onChange" | "isDisabled"> & {
  words: FactWords;
  /** How it reads to have no condition. */
  none: string;
};

function Optional({ words, value, onChange, isDisabled, none }: OptionalProps) {
  const { t } = useTranslation();
  const first = firstCondition(words);
  if (!value) {
    return (
      <div>
        {first && !isDisabled && <AddChip onClick={() => onChange(first)}>{t("conditions.add")}</AddChip>}
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      <ConditionEditor condition={value as Expression} words={words} onChange={onChange} />
      {!isDisabled && (
        <button type="button" className={styles.link} onClick={() => onChange(undefined)}>
          {none}
        </button>
      )}
    </div>
  );
}
