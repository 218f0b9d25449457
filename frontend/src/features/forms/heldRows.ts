import type { Scope } from "./computing";
import type { FieldDefinition } from "./definition";
import type { Row } from "./readings";

/** Rows that the table's conditions keep from sight, and those that may not be changed any more. */
export interface HeldRows {
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
}

const NO_ROWS: ReadonlySet<string> = new Set();
export const NONE_HELD: HeldRows = { hidden: NO_ROWS, locked: NO_ROWS };

export function isSameHeld(one: HeldRows, other: HeldRows): boolean {
  return isSame(one.hidden, other.hidden) && isSame(one.locked, other.locked);
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Asked of each row as it is stored: a row does not close under the hand that is just filling it in. */
export function heldRows(field: FieldDefinition, stored: readonly Row[], scope: Scope): HeldRows {
  if (!field.row_visible && !field.row_readonly) return NONE_HELD;
  const hidden = new Set<string>();
  const locked = new Set<string>();
  for (const row of stored) {
    const inside = scope.within(field.columns ?? [], row);
    if (!inside.holds(field.row_visible)) hidden.add(row.id);
    else if (field.row_readonly && inside.holds(field.row_readonly)) locked.add(row.id);
  }
  return { hidden, locked };
}
