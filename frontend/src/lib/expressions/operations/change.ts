import { isSame } from "../comparing";
import { type Expression, type Operation, operation, type Part, type Scope } from "../operation";
import { ExpressionRefusal, type Value } from "../values";

/** What a change did to a field: compared with the image before it; without one, nothing changed. */
export const CHANGE: Operation[] = [
  operation(
    "changed",
    "any -> boolean",
    (_parts, nodes) => {
      const name = fieldOf("changed", nodes);
      return (scope) => images(name, scope) !== null;
    },
    { shapes: ["field"] },
  ),
  operation("changed_from", "T, T -> boolean", side("changed_from", "before"), { shapes: ["field"] }),
  operation("changed_to", "T, T -> boolean", side("changed_to", "now"), { shapes: ["field"] }),
];

function side(op: string, which: "before" | "now") {
  return ([, wanted]: Part[], nodes: Expression[]): Part => {
    const name = fieldOf(op, nodes);
    return (scope) => {
      const found = images(name, scope);
      return found !== null && wanted !== undefined && isSame(found[which], wanted(scope));
    };
  };
}

function fieldOf(op: string, [node]: Expression[]): string {
  if (node && typeof node === "object" && "field" in node) return node.field;
  throw new ExpressionRefusal("expressions.field_expected", { op });
}

function images(name: string, scope: Scope): { before: Value; now: Value } | null {
  if (scope.before === null) return null;
  const found = { before: scope.before(name), now: scope.field(name) };
  return isSame(found.before, found.now) ? null : found;
}
