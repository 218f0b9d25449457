import { useTranslation } from "react-i18next";
import { aggregated } from "../computing";
import { grouped } from "../decimals";
import type { FieldDefinition } from "../definition";
import type { Row } from "../readings";

interface RowTotalsProps {
  field: FieldDefinition;
  columns: FieldDefinition[];
  rows: Row[];
  /** Columns of the table that are no columns of the form: the row's number before, its acts behind. */
  before?: number;
  after?: number;
}

/** What the columns come to. */
export function RowTotals({ field, columns, rows, before = 0, after = 0 }: RowTotalsProps) {
  const { t } = useTranslation();
  const totals = field.totals ?? [];
  if (totals.length === 0 || rows.length === 0) return null;
  return (
    <tfoot>
      <tr>
        {before > 0 && <td colSpan={before} />}
        {columns.map((column) => (
          <td key={column.id}>
            {totals
              .filter((total) => total.column === column.id || total.column === column.code)
              .map(({ of }) => (
                <span key={of} className="rows-total">
                  <small>{t(`fields.total_${of}`)}</small>
                  {grouped(figure(rows, column, of), column.kind === "money" ? 2 : (column.scale ?? 0))}
                </span>
              ))}
          </td>
        ))}
        {after > 0 && <td colSpan={after} />}
      </tr>
    </tfoot>
  );
}

type Total = NonNullable<FieldDefinition["totals"]>[number];

function figure(rows: Row[], column: FieldDefinition, of: Total["of"]): string {
  const total = aggregated(rows, column, of) ?? "";
  const point = total.indexOf(".");
  return of === "avg" && point >= 0 ? total.slice(0, point + 3) : total;
}
