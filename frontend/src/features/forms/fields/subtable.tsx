import { use, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { useIsNarrow } from "@/lib/sizes";
import { RowCards } from "../components/RowCards";
import { RowGrid } from "../components/RowGrid";
import { RowTotals } from "../components/RowTotals";
import { useRows } from "../components/useRows";
import "../components/rows.css";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { rowsOf } from "../readings";
import { isFigure, kindOf } from "../registry";
import { FormContext } from "../useFormStore";

const NARROW = 560;

export function Input({ field, id, value, onChange, describedBy, problems = {} }: FieldInputProps) {
  const { t } = useTranslation();
  const store = use(FormContext);
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow(box, NARROW);
  const held = store?.state(field.id).held;
  const { rows, columns: all, openRow, acts, locked, isFull } = useRows(field, value, onChange, held);
  const columns = useMemo(
    () => all.filter(({ id: column }) => store?.accessOfColumn(field.id, column) !== "hidden"),
    [all, store, field.id],
  );
  const mayAdd = (store?.accessOfColumn(field.id, `${field.id}+`) ?? "edit") === "edit";
  const Rows = isNarrow ? RowCards : RowGrid;
  return (
    <div ref={box} id={id} tabIndex={-1} className="rows" aria-describedby={describedBy}>
      <Rows {...{ field, id, rows, columns, openRow, acts, locked, problems }} />
      <div className="rows-foot">
        <button type="button" className="form-press" disabled={isFull || !mayAdd} onClick={acts.add}>
          {t("fields.add_row")}
        </button>
        <span className="field-aside">
          {isFull ? t("fields.rows_full", { count: rows.length }) : !isNarrow && t("fields.paste_rows")}
        </span>
        {rows.length > 0 && <span className="rows-count">{t("fields.rows", { count: rows.length })}</span>}
      </div>
    </div>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const text = useText();
  const rows = rowsOf(value);
  const columns = field.columns ?? [];
  if (rows.length === 0) return <span />;
  return (
    <div className="rows-scroll is-static">
      <table className="rows-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} className={isFigure(column) ? "is-figure" : undefined}>
                {text(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => {
                const { Cell } = kindOf(column.kind);
                return (
                  <td key={column.id}>
                    <Cell field={column} value={row[column.id] ?? null} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <RowTotals field={field} columns={columns} rows={rows} />
      </table>
    </div>
  );
}

export function Cell({ value }: FieldDisplayProps) {
  const { t } = useTranslation();
  const count = rowsOf(value).length;
  return <span className="cell">{count > 0 && t("fields.rows", { count })}</span>;
}
