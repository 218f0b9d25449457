import { useTranslation } from "react-i18next";
import { hasText, useText } from "@/lib/i18n";
import styles from "@/ui/designing/Designer.module.css";
import { Tag } from "@/ui/Marks";
import type { FormContent } from "../content";
import {
  type Difference,
  differenceOf,
  type FieldChange,
  isNothing,
  type SettingChange,
} from "../difference";
import { SettingSaid } from "./SettingSaid";

type DifferenceListProps = {
  before: FormContent;
  after: FormContent;
  /** Two that stand beside each other, instead of one after the other. */
  isBeside?: boolean;
};

/** What differs between two versions of a form, field by field and in words. */
export function DifferenceList({ before, after, isBeside = false }: DifferenceListProps) {
  const { t } = useTranslation();
  const difference: Difference = differenceOf(before, after);
  if (isNothing(difference)) return <p className={styles.fact}>{t("designer.no_difference")}</p>;
  return (
    <ul className={styles.changes} aria-label={t("drafts.changes")}>
      {difference.fields.map((change) => (
        <ChangeLine key={`${change.what}-${change.field.id}`} {...{ change, after, isBeside }} />
      ))}
      {difference.isReordered && (
        <li>
          <Tag>{t("designer.change.moved")}</Tag>
          <span>{t("designer.reordered")}</span>
        </li>
      )}
      {difference.whole.map((change) => (
        <li key={change.setting}>
          <Tag>{t("designer.change.changed")}</Tag>
          <span>{t(`designer.setting.${change.setting}`)}</span>
        </li>
      ))}
    </ul>
  );
}

const TONES = { added: "met", retired: "late", moved: undefined, changed: undefined } as const;

type ChangeLineProps = { change: FieldChange; after: FormContent; isBeside: boolean };

function ChangeLine({ change, after, isBeside }: ChangeLineProps) {
  const { t } = useTranslation();
  const text = useText();
  const { field, into, what } = change;
  const name = text(field.label) || field.code;
  return (
    <li>
      <Tag tone={isBeside ? undefined : TONES[what]}>
        {t(isBeside ? `designer.beside.${what}` : `designer.change.${what}`)}
      </Tag>
      <div>
        <b>{into ? t("designer.column_of", { table: text(into.label), name }) : name}</b>{" "}
        <span className={styles.fact}>{t(`fields.kind.${field.kind}`, { defaultValue: field.kind })}</span>
        {what === "retired" && !isBeside && <p className={styles.fact}>{t("designer.retired_fact")}</p>}
        {change.settings.map((setting) => (
          <SettingLine key={setting.setting} change={setting} content={after} />
        ))}
      </div>
    </li>
  );
}

function SettingLine({ change, content }: { change: SettingChange; content: FormContent }) {
  const { t } = useTranslation();
  const key = `designer.setting.${change.setting}`;
  return (
    <p className={styles.setting}>
      <span>{hasText(key) ? t(key) : change.setting}</span>
      <del>
        <SettingSaid setting={change.setting} value={change.before} content={content} />
      </del>
      <ins>
        <SettingSaid setting={change.setting} value={change.after} content={content} />
      </ins>
    </p>
  );
}
