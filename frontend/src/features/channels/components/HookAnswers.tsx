import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { AddChip } from "@/ui/FilterChip";
import { hookAnswersQuery } from "../hookApi";
import { linkFieldsQuery } from "../linkApi";
import { expressionOf, wordsOf } from "../wording";
import styles from "./Hooks.module.css";

type Answers = Record<string, Expression>;
type HookAnswersProps = { type: string; answers: Answers; onChange: (answers: Answers) => void };

/** Which fields of the form are filled in, each with a text with places. */
export function HookAnswers({ type, answers, onChange }: HookAnswersProps) {
  const { t } = useTranslation();
  const text = useText();
  const known = useQuery(hookAnswersQuery(type));
  const fields = useQuery(linkFieldsQuery("work_order_type", type));
  const labels = new Map((fields.data ?? []).map((field) => [field.code, text(field.label)]));
  const codes = Object.keys(known.data?.types ?? {}).filter((code) => labels.has(code));
  const free = codes.filter((code) => !(code in answers));
  const without = (code: string) =>
    Object.fromEntries(Object.entries(answers).filter(([one]) => one !== code));
  const named = (code: string) => ({ value: code, label: labels.get(code) ?? code });
  return (
    <div className={styles.reads}>
      {Object.entries(answers).map(([code, value]) => (
        <div key={code} className={styles.answer}>
          <Select<string>
            aria-label={t("hooks.answer")}
            value={code}
            onChange={(chosen) => onChange({ ...without(code), [chosen]: value })}
            options={[code, ...free].map(named)}
          />
          <Input
            aria-label={t("hooks.answer_value")}
            value={wordsOf(value) ?? ""}
            placeholder={wordsOf(value) === null ? t("hooks.by_formula") : undefined}
            onChange={({ target }) => onChange({ ...answers, [code]: expressionOf(target.value) })}
          />
          <IconButton
            icon="close"
            isSmall
            label={t("hooks.drop", { name: labels.get(code) ?? code })}
            onClick={() => onChange(without(code))}
          />
        </div>
      ))}
      {free[0] && (
        <AddChip onClick={() => onChange({ ...answers, [free[0] as string]: { value: "" } })}>
          {t("hooks.add_answer")}
        </AddChip>
      )}
    </div>
  );
}
