import { isSame, mismatch } from "../comparing";
import { type Expression, type Operation, operation, type Part, truth } from "../operation";
import { typeOf, type Value } from "../values";

const ELEMENTS = ["text", "number", "boolean", "date", "datetime"];

/** And, or, not, if, case, switch: null counts as not true, and only what is chosen is looked at. */
export const LOGIC: Operation[] = [
  operation(
    "and",
    "boolean... -> boolean",
    (parts) => (scope) => parts.every((part) => truth("and", part(scope))),
  ),
  operation(
    "or",
    "boolean... -> boolean",
    (parts) => (scope) => parts.some((part) => truth("or", part(scope))),
  ),
  operation(
    "not",
    "boolean -> boolean",
    ([part = nothing]) =>
      (scope) =>
        !truth("not", part(scope)),
  ),
  operation(
    "if",
    "boolean, T, T -> T",
    ([condition = nothing, yes = nothing, no = nothing]) =>
      (scope) =>
        (truth("if", condition(scope)) ? yes : no)(scope),
  ),
  operation("case", "(boolean, T)..., T? -> T", buildCase),
  operation("switch", `S, (S, T)..., T? -> T for S in ${ELEMENTS.join(", ")}`, buildSwitch),
];

function nothing(): Value {
  return null;
}

function buildCase(parts: Part[]): Part {
  const { pairs, otherwise } = paired(parts);
  return (scope) => {
    const found = pairs.find(([condition]) => truth("case", condition(scope)));
    return (found?.[1] ?? otherwise)(scope);
  };
}

function buildSwitch([subject = nothing, ...rest]: Part[], _nodes: Expression[]): Part {
  const { pairs, otherwise } = paired(rest);
  return (scope) => {
    const value = subject(scope);
    const found = pairs.find(([match]) => isEqual(value, match(scope)));
    return (found?.[1] ?? otherwise)(scope);
  };
}

/** Conditions with their results, and what comes when none holds. */
function paired(parts: Part[]): { pairs: [Part, Part][]; otherwise: Part } {
  const pairs: [Part, Part][] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    pairs.push([parts[index] ?? nothing, parts[index + 1] ?? nothing]);
  }
  return { pairs, otherwise: (parts.length % 2 === 1 ? parts.at(-1) : undefined) ?? nothing };
}

function isEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) return false;
  if (!ELEMENTS.includes(typeOf(left))) mismatch("switch", ELEMENTS.join(" | "), left);
  if (typeOf(left) !== typeOf(right)) mismatch("switch", typeOf(left), right);
  return isSame(left, right);
}
