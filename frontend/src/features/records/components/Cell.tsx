import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Answer, FieldDefinition } from "@/features/forms/definition";
import { labelOf } from "@/features/forms/options";
import { kindOf } from "@/features/forms/registry";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { answerOf, type Column, displayOf, NUMBER } from "../columns";
import type { Row } from "../types";
import styles from "./Grid.module.css";

/** One answer of one record, in the room of a line. */
export function Cell({ row, column }: { row: Row; column: Column }) {
  const value = answerOf(row, column);
  if (row.masked.includes(column.code)) return <Masked>{displayOf(row, column)}</Masked>;
  if (column.code === NUMBER) return <span className={styles.number}>{row.number}</span>;
  if (value === null || value === "") return null;
  if (column.isOwn && column.type === "datetime") return <Ago at={String(value)} />;
  const Said = SAID[column.field.kind];
  if (Said) return <Said field={column.field} value={value} />;
  const { Cell: Kind, isHeavy } = kindOf(column.field.kind);
  const kind = <Kind field={column.field} value={value} display={displayOf(row, column)} />;
  return isHeavy ? <Suspense>{kind}</Suspense> : kind;
}

function Masked({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className={styles.mask} title={t("records.masked")}>
      <Icon name="lock" size={12} />
      {children}
    </span>
  );
}

type SaidProps = { field: FieldDefinition; value: Answer };

/** Kinds that a list says more quietly than a form does. */
const SAID: Record<string, (props: SaidProps) => ReactNode> = {
  select: Option,
  multiselect: Options,
  bool: YesNo,
};

function Option({ field, value }: SaidProps) {
  const text = useText();
  const option = field.options?.find(({ key }) => key === value);
  return (
    <span className={styles.option}>
      {option?.color && <i style={{ background: option.color }} />}
      <span>{labelOf(field, String(value), text)}</span>
    </span>
  );
}

function Options({ field, value }: SaidProps) {
  const text = useText();
  const keys = Array.isArray(value) ? value.map(String) : [];
  return (
    <span className={styles.options}>
      {keys.map((key) => (
        <span key={key}>{labelOf(field, key, text)}</span>
      ))}
    </span>
  );
}

function YesNo({ value }: SaidProps) {
  const { t } = useTranslation();
  return value === true ? (
    <Icon name="check" size={14} className={styles.yes} label={t("records.yes")} />
  ) : (
    <span>{t("records.no")}</span>
  );
}

function Ago({ at }: { at: string }) {
  const dates = useDates();
  const now = useNow(60);
  return (
    <time dateTime={at} title={dates.exact(at)} className={styles.words}>
      {dates.ago(at, now)}
    </time>
  );
}
