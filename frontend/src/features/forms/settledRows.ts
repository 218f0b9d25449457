import { computedRow, type Scope } from "./computing";
import type { Answer, FieldDefinition } from "./definition";
import type { Row } from "./readings";

/** The rows of sub-tables whose formulas are computed: under a form that did not change they are not again. */
export class SettledRows {
  private readonly settled = new Map<string, WeakSet<Row>>();

  /** Something that the rows of a sub-table read has changed. */
  unsettle(id: string): void {
    this.settled.delete(id);
  }

  /** The rows with their formulas; nothing where there are none, or where none came out otherwise. */
  computed(field: FieldDefinition, rows: Row[], scope: Scope): Answer | undefined {
    const columns = field.columns ?? [];
    if (!columns.some(({ kind }) => kind === "formula")) return undefined;
    const settled = this.settled.get(field.id) ?? new WeakSet();
    const result = rows.map((row) => (settled.has(row) ? row : computedRow(columns, row, scope)));
    this.settled.set(
      field.id,
      result.reduce((all, row) => all.add(row), settled),
    );
    return result.every((row, index) => row === rows[index]) ? undefined : result;
  }
}
