import type { Wrong } from "./checks/problem";
import type { Access, Answer } from "./definition";
import { type HeldRows, NONE_HELD } from "./heldRows";

/** One field as it stands now; a new object whenever any of this changes. */
export interface FieldState {
  value: Answer;
  access: Access;
  isShown: boolean;
  isRequired: boolean;
  isReadonly: boolean;
  wrongs: readonly Wrong[];
  /** Of a sub-table: stored rows that conditions hide or lock. */
  held: HeldRows;
}

export const NONE: readonly Wrong[] = [];

export const EMPTY: FieldState = {
  value: null,
  access: "hidden",
  isShown: false,
  isRequired: false,
  isReadonly: true,
  wrongs: NONE,
  held: NONE_HELD,
};

export function isSameAnswer(one: Answer, other: Answer): boolean {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}

export function isSameState(one: FieldState, other: FieldState): boolean {
  return (Object.keys(one) as (keyof FieldState)[]).every((name) => one[name] === other[name]);
}
