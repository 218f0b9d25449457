import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import editors from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import { AddChip } from "@/ui/FilterChip";
import type { FormCheck } from "../content";
import { useDesign, useDesigning } from "../context";
import { ConditionSetting, firstCondition } from "../editors/conditionEditors";
import { useFieldChoices } from "../editors/useFieldChoices";
import { useWords } from "../editors/words";
import { useProblemSaid } from "../useProblemSaid";

/** Conditions over the whole form, and what is said where they do not hold. */
export function FormChecks() {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const checks = useDesign((state) => state.content.checks);
  const first = firstCondition(useWords(null));
  const put = (index: number, check: FormCheck | null) =>
    store.setForm(
      { checks: checks.flatMap((one, place) => (place === index ? (check ?? []) : [one])) },
      `checks:${index}`,
    );
  return (
    <>
      <p className={editors.help}>{t("designer.checks_fact")}</p>
      {checks.map((check, index) => (
        <CheckEditor key={index} index={index} check={check} onChange={(next) => put(index, next)} />
      ))}
      {first && !isReadOnly && (
        <div>
          <AddChip
            onClick={() =>
              store.setForm(
                { checks: [...checks, { condition: first, message: {} }] },
                `checks:${checks.length}`,
              )
            }
          >
            {t("designer.add_check")}
          </AddChip>
        </div>
      )}
    </>
  );
}

type CheckEditorProps = { index: number; check: FormCheck; onChange: (check: FormCheck | null) => void };

function CheckEditor({ index, check, onChange }: CheckEditorProps) {
  const { t } = useTranslation();
  const sayProblem = useProblemSaid();
  const { problems, isReadOnly } = useDesigning();
  const choices = useFieldChoices(null);
  const problem = problems
    .get("")
    ?.find(({ path }) => path === `checks.${index}` || path.startsWith(`checks.${index}.`));
  const { field: _, ...elsewhere } = check;
  return (
    <div className={editors.box} inert={isReadOnly}>
      <div className={editors.label}>
        {t("designer.check_holds")}
        <IconButton icon="close" isSmall label={t("designer.drop_check")} onClick={() => onChange(null)} />
      </div>
      <ConditionSetting
        about={null}
        condition={check.condition}
        onChange={(condition) => onChange({ ...check, condition })}
      />
      <Row label={t("designer.check_message")} problem={problem && sayProblem(problem)}>
        {(id) => (
          <WordsInput
            id={id}
            value={check.message}
            onChange={(message) => onChange({ ...check, message: message ?? {} })}
          />
        )}
      </Row>
      <div className={editors.pair}>
        <Select<string>
          aria-label={t("designer.check_field")}
          allowClear
          placeholder={t("designer.check_field")}
          value={check.field}
          options={choices.map(({ field, label }) => ({ value: field.id, label }))}
          onChange={(field?: string) => onChange(field ? { ...check, field } : elsewhere)}
        />
        <Select<string>
          aria-label={t("designer.check_level")}
          value={check.level ?? "blocking"}
          options={["blocking", "warning"].map((one) => ({ value: one, label: t(`designer.level.${one}`) }))}
          onChange={(level) => onChange({ ...check, level: level as FormCheck["level"] })}
        />
      </div>
    </div>
  );
}
