import type { Expression } from "@/lib/expressions/operation";

const PLACE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
const FIELD = "body.";

/** A text with places in double braces, as an expression over what is read of a body. */
export function expressionOf(words: string): Expression {
  const parts: Expression[] = [];
  let from = 0;
  for (const found of words.matchAll(PLACE)) {
    if (found.index > from) parts.push({ value: words.slice(from, found.index) });
    parts.push({ field: `${FIELD}${found[1]}` });
    from = found.index + found[0].length;
  }
  if (from < words.length) parts.push({ value: words.slice(from) });
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return parts.length === 0 ? { value: "" } : { op: "concat", args: parts };
}

/** The same read back; null for an expression that says more than a text with places. */
export function wordsOf(expression: Expression | undefined): string | null {
  if (!expression) return "";
  if ("field" in expression) return placed(expression.field);
  if ("value" in expression) return typeof expression.value === "string" ? expression.value : null;
  if (expression.op !== "concat") return null;
  const parts = expression.args.map((part) => wordsOf(part));
  return parts.includes(null) ? null : parts.join("");
}

function placed(field: string): string | null {
  return field.startsWith(FIELD) ? `{{${field.slice(FIELD.length)}}}` : null;
}
