import type { FieldDefinition } from "../definition";
import { type Row, rowsOf } from "../readings";
import { isEmptyAnswer } from "./empty";
import { type Check, type CheckContext, FINE, type Wrong, wrong } from "./problem";

const COMPUTED = new Set(["formula", "serial"]);

/** Each cell by the check of its column, and how many rows there may be. */
export function rowChecker(checkCell: Check): Check {
  return (answer, field, context) => {
    const columns = field.columns ?? [];
    const rows = rowsOf(answer);
    const cells = rows.flatMap((row) => {
      const inside = { ...context, answer: cellReader(columns, row, context) };
      const scope = context.inRow?.(columns, row);
      return columns.flatMap((column) =>
        wrongsOfCell(column, row, inside, checkCell, scope).map((one) => ({
          ...one,
          part: `${row.id}.${column.id}`,
        })),
      );
    });
    return [...countWrongs(rows.length, field), ...cells];
  };
}

type RowScope = ReturnType<NonNullable<CheckContext["inRow"]>> | undefined;

function wrongsOfCell(
  column: FieldDefinition,
  row: Row,
  context: CheckContext,
  checkCell: Check,
  scope: RowScope,
): Wrong[] {
  const isAsked = !column.visible || !scope || scope.holds(column.visible);
  if (!isAsked || column.readonly || COMPUTED.has(column.kind)) return FINE;
  const answer = row[column.id] ?? null;
  if (!isEmptyAnswer(answer)) return checkCell(answer, column, context);
  const isNeeded = column.required || (column.required_if && scope?.holds(column.required_if));
  return isNeeded ? wrong("required") : FINE;
}

function countWrongs(count: number, { min_rows, max_rows }: FieldDefinition): Wrong[] {
  if (min_rows && count < min_rows) return wrong("too_few_rows", { least: min_rows });
  return max_rows && count > max_rows ? wrong("too_many_rows", { most: max_rows }) : FINE;
}

function cellReader(columns: FieldDefinition[], row: Row, context: CheckContext): CheckContext["answer"] {
  return (name) => {
    const column = columns.find(({ id, code }) => name === id || name === code);
    return column ? (row[column.id] ?? null) : context.answer(name);
  };
}
