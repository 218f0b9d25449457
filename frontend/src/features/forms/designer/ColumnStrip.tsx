import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import styles from "./Canvas.module.css";
import type { DesignField } from "./content";
import { useDesign, useDesigning } from "./context";
import { FieldBar } from "./FieldBar";
import { iconOf } from "./palette";
import { useDrag } from "./useDrag";

/** A sub-table as the head of a table; each column is chosen and carried like a field. */
export function ColumnStrip({ field, innerMain }: { field: DesignField; innerMain: string | undefined }) {
  const { t } = useTranslation();
  const text = useText();
  const { store, problems, isReadOnly } = useDesigning();
  const selection = useDesign((state) => state.selection);
  const drag = useDrag();
  const columns = field.columns ?? [];
  return (
    <div className={styles.table} data-table={field.id}>
      {columns.map((column) => (
        <div
          key={column.id}
          className={
            selection.includes(column.id) ? `${styles.column} ${styles.columnChosen}` : styles.column
          }
          data-into={field.id}
          data-field={column.id}
        >
          <button
            type="button"
            data-hit={column.id}
            aria-pressed={selection.includes(column.id)}
            tabIndex={innerMain === column.id ? 0 : -1}
            onClick={(event) =>
              store.press(
                column.id,
                event.shiftKey ? "through" : event.ctrlKey || event.metaKey ? "toggle" : "only",
              )
            }
            onPointerDown={(event) => {
              event.stopPropagation();
              drag(event, () => ({
                ids: selection.includes(column.id) ? selection : [column.id],
                label: text(column.label),
                icon: iconOf(column),
                mayBeColumn: true,
              }));
            }}
          >
            <Icon name={iconOf(column)} size={13} />
            <span>{text(column.label) || t("designer.unnamed")}</span>
            {column.required === true && <i>*</i>}
            {problems.has(column.id) && <Icon name="warn" size={13} className={styles.warn} />}
          </button>
          {innerMain === column.id && !isReadOnly && (
            <FieldBar
              field={column}
              onCarry={(event) =>
                drag(event, () => ({
                  ids: [column.id],
                  label: text(column.label),
                  icon: iconOf(column),
                  mayBeColumn: true,
                }))
              }
            />
          )}
        </div>
      ))}
      {columns.length === 0 && <p className={styles.noColumns}>{t("designer.no_columns")}</p>}
    </div>
  );
}
