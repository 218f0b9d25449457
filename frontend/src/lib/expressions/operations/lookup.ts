import { type Expression, type Operation, operation, type Part } from "../operation";
import { supplied } from "../surroundings";
import { ExpressionRefusal } from "../values";

/** Stands between a link and a field of its records; no field's own name has it. */
export const BETWEEN = "->";

/** A field of the record that a link names; the caller asks, under the rights of who reads. */
export const LOOKUP: Operation[] = [
  operation("lookup", "any, text -> any", buildLookup, { shapes: ["field", "name"] }),
];

/** The link and the code that a lookup names; their `link->code` has the type of the result. */
export function lookedUp([link, taken]: Expression[]): [string, string] {
  const name = link && "field" in link ? link.field : undefined;
  const code = taken && "value" in taken ? taken.value : undefined;
  if (typeof name !== "string") throw new ExpressionRefusal("expressions.field_expected", { op: "lookup" });
  if (typeof code !== "string") throw new ExpressionRefusal("expressions.name_expected", { op: "lookup" });
  return [name, code];
}

function buildLookup([part]: Part[], nodes: Expression[]): Part {
  const [name, code] = lookedUp(nodes);
  return (scope) => {
    const key = part?.(scope) ?? null;
    if (key === null || (Array.isArray(key) && key.length === 0)) return null;
    const lookup = supplied(scope.surroundings.lookup, "records");
    return scope.readAs(`${name}${BETWEEN}${code}`, lookup(name, key, code));
  };
}
