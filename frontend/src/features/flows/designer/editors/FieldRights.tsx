import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { Step } from "../content";
import { useDesigning } from "../context";
import styles from "../panes/Panes.module.css";
import { useSet } from "./controls";

const LEVELS = ["hidden", "masked", "read", "edit", "required"] as const;
const EVERY = "*";

/** What may be seen and changed in a step, field by field; what is not said is as the role has it. */
export function FieldRights({ step }: { step: Step }) {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings, isReadOnly } = useDesigning();
  const set = useSet(step);
  const rights = (step.fields as Record<string, string> | undefined) ?? {};
  const put = (code: string, level: string | null) => {
    const { [code]: _, ...rest } = rights;
    const next = level === null ? rest : { ...rest, [code]: level };
    set("fields", Object.keys(next).length > 0 ? next : undefined);
  };
  const lines = [
    { code: EVERY, label: t("process.every_field") },
    ...surroundings.fields.flatMap((field) => [
      { code: field.code, label: text(field.label) || field.code },
      ...(field.columns ?? []).map((column) => ({
        code: `${field.code}.${column.code}`,
        label: `${text(field.label)} · ${text(column.label) || column.code}`,
      })),
    ]),
  ];
  if (lines.length === 1) return <p className={styles.none}>{t("process.no_fields")}</p>;
  return (
    <table className={styles.rights}>
      <caption>{t("process.field_rights")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("process.field")}</th>
          {LEVELS.map((level) => (
            <th scope="col" key={level}>
              {t(`process.right.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, label }) => (
          <tr key={code}>
            <th scope="row" title={code}>
              {label}
            </th>
            {LEVELS.map((level) => (
              <td key={level}>
                <Radio
                  aria-label={`${label}: ${t(`process.right.${level}`)}`}
                  disabled={isReadOnly}
                  checked={rights[code] === level}
                  onClick={() => !isReadOnly && put(code, rights[code] === level ? null : level)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
