import { Dropdown, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { AddChip } from "@/ui/FilterChip";
import { Icon } from "@/ui/icons";
import type { Aggregate } from "../../definition";
import { useDesigning } from "../context";
import { fieldOfEntry, iconOf, paletteEntries } from "../palette";
import { useKindNames } from "../useKindNames";
import type { EditorProps } from "./simple";

/** The columns of a sub-table: each is a field of its own, opened by its name. */
export function ColumnsEditor({ field, isDisabled }: EditorProps<"columns">) {
  const { t } = useTranslation();
  const text = useText();
  const names = useKindNames();
  const { store } = useDesigning();
  const columns = field.columns ?? [];
  const entries = paletteEntries().filter(({ isColumn }) => isColumn);
  const add = (key: string) => {
    const entry = entries.find((one) => one.key === key);
    if (!entry) return;
    store.add([fieldOfEntry(entry, names.first)], { into: field.id, index: columns.length });
    store.select([field.id]);
  };
  return (
    <div className={styles.options}>
      <ol>
        {columns.map((column, index) => (
          <li key={column.id}>
            <button type="button" className={styles.open} onClick={() => store.select([column.id])}>
              <Icon name={iconOf(column)} size={14} />
              <span>{text(column.label) || column.code}</span>
              <small>{names.said(column.kind)}</small>
            </button>
            <span className={styles.lineActs}>
              <IconButton
                icon="up"
                isSmall
                disabled={isDisabled || index === 0}
                label={t("designer.up_of", { name: text(column.label) })}
                onClick={() => store.move([column.id], { into: field.id, index: index - 1 })}
              />
              <IconButton
                icon="down"
                isSmall
                disabled={isDisabled || index === columns.length - 1}
                label={t("designer.down_of", { name: text(column.label) })}
                onClick={() => store.move([column.id], { into: field.id, index: index + 2 })}
              />
            </span>
            <IconButton
              icon="close"
              isSmall
              disabled={isDisabled}
              label={t("designer.drop_of", { name: text(column.label) })}
              onClick={() => {
                store.remove([column.id]);
                store.select([field.id]);
              }}
            />
          </li>
        ))}
      </ol>
      {!isDisabled && (
        <Dropdown
          trigger={["click"]}
          menu={{
            className: styles.menu,
            items: entries.map(({ key, icon }) => ({
              key,
              label: names.said(key),
              icon: <Icon name={icon} size={14} />,
            })),
            onClick: ({ key }) => add(key),
          }}
        >
          <Button size="s" icon="plus">
            {t("designer.add_column")}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}

type Total = { column: string; of: Aggregate };
const OF: Aggregate[] = ["sum", "avg", "min", "max"];

/** What stands below the columns of figures. */
export function TotalsEditor({ field, value, onChange, isDisabled }: EditorProps<"totals">) {
  const { t } = useTranslation();
  const text = useText();
  const totals = Array.isArray(value) ? (value as Total[]) : [];
  const figures = (field.columns ?? []).filter(({ kind }) => FIGURES.has(kind));
  const put = (index: number, total: Total | null) => {
    const next = totals.flatMap((one, place) => (place === index ? (total ?? []) : [one]));
    onChange(next.length > 0 ? next : undefined);
  };
  const first = figures[0];
  return (
    <div className={styles.options}>
      <ol>
        {totals.map((total, index) => (
          <li key={index}>
            <Select<string>
              size="small"
              className={styles.grow}
              aria-label={t("designer.total_column")}
              disabled={isDisabled}
              value={total.column}
              options={figures.map(({ code, label }) => ({ value: code, label: text(label) || code }))}
              onChange={(column) => put(index, { ...total, column })}
            />
            <Select<Aggregate>
              size="small"
              aria-label={t("designer.total_of")}
              disabled={isDisabled}
              value={total.of}
              options={OF.map((of) => ({ value: of, label: t(`designer.choice.of_${of}`) }))}
              onChange={(of) => put(index, { ...total, of })}
            />
            <IconButton
              icon="close"
              isSmall
              disabled={isDisabled}
              label={t("designer.drop_total")}
              onClick={() => put(index, null)}
            />
          </li>
        ))}
      </ol>
      {!isDisabled && first && (
        <AddChip onClick={() => onChange([...totals, { column: first.code, of: "sum" }])}>
          {t("designer.add_total")}
        </AddChip>
      )}
      {!first && <p className={styles.help}>{t("designer.no_figures")}</p>}
    </div>
  );
}

const FIGURES = new Set(["number", "money", "rating", "formula"]);
