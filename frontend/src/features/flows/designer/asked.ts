import type { ProcessContent } from "./content";

/** Which facts a process looks at: what a sample must say for it to be walked truthfully. */
export function factsAsked(content: ProcessContent): string[] {
  const found = new Set<string>();
  gather(content.steps, found);
  return [...found].filter((key) => !key.startsWith("row."));
}

function gather(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  const named = Array.isArray(value) ? null : factOf(value as Record<string, unknown>);
  if (named) found.add(named);
  for (const inner of Object.values(value)) gather(inner, found);
}

/** The fact an object names: a field in a condition, a rule that asks the form, a date waited for. */
function factOf(value: Record<string, unknown>): string | null {
  const { field, kind, until } = value;
  if (typeof until === "string" && until) return `answers.${until}`;
  if (typeof field !== "string" || !field) return null;
  if (kind === "field") return `answers.${field}`;
  return Object.keys(value).length === 1 ? field : null;
}
