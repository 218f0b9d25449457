import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { Button } from "@/ui/Button";
import { ConditionEditor, newLine } from "@/ui/conditions/ConditionEditor";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { expressionOf } from "@/ui/conditions/words";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { AddChip } from "@/ui/FilterChip";
import { useDesigning } from "../context";

type ConditionRowProps = {
  label: string;
  condition: Expression | null | undefined;
  problem?: string;
  isOptional?: boolean;
  onChange: (condition: Expression | undefined) => void;
};

/** A condition built by choosing, read back as a sentence. */
export function ConditionRow({ label, condition, problem, isOptional, onChange }: ConditionRowProps) {
  const { t } = useTranslation();
  const { surroundings, isReadOnly } = useDesigning();
  const words = surroundings.facts;
  if (!condition) {
    return (
      <Row label={label} problem={problem}>
        {() =>
          isReadOnly ? null : (
            <span>
              <AddChip onClick={() => onChange(expressionOf({ join: "and", lines: [newLine(words)] }))}>
                {t("conditions.add")}
              </AddChip>
            </span>
          )
        }
      </Row>
    );
  }
  return (
    <Row label={label} problem={problem}>
      {() => (
        <div className={styles.stack}>
          {!isReadOnly && <ConditionEditor condition={condition} words={words} onChange={onChange} />}
          <p className={styles.say}>
            {t("conditions.when")} <ConditionSentence condition={condition} words={words} />
            {t("conditions.when_end")}
          </p>
          {isOptional && !isReadOnly && (
            <span>
              <Button size="s" kind="text" onClick={() => onChange(undefined)}>
                {t("conditions.clear")}
              </Button>
            </span>
          )}
        </div>
      )}
    </Row>
  );
}
