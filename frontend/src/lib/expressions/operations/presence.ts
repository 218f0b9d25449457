import { type Operation, operation, type Part, total } from "../operation";
import type { Value } from "../values";

/** Whether something was filled in, and what to take when it was not. */
export const PRESENCE: Operation[] = [
  operation("is_empty", "any -> boolean", total(isEmpty)),
  operation(
    "not_empty",
    "any -> boolean",
    total((value: Value) => !isEmpty(value)),
  ),
  operation("coalesce", "T... -> T", coalesce),
];

function isEmpty(value: Value): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function coalesce(parts: Part[]): Part {
  return (scope) => {
    for (const part of parts) {
      const value = part(scope);
      if (value !== null) return value;
    }
    return null;
  };
}
