/** What an entry says besides its name: single facts, and values that changed. */
export type Detail = { name: string; before: string | null; after: string };

const ARROWS = /^(before|after)$/;

export function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

function isPair(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}

function changed(changes: object): Detail[] {
  return Object.entries(changes).map(([name, value]) =>
    isPair(value)
      ? { name, before: said(value[0]), after: said(value[1]) }
      : { name, before: null, after: said(value) },
  );
}

export function detailsOf(facts: Record<string, unknown>): Detail[] {
  const details: Detail[] = [];
  if ("before" in facts || "after" in facts) {
    details.push({ name: "", before: said(facts.before), after: said(facts.after) });
  }
  for (const [name, value] of Object.entries(facts)) {
    if (ARROWS.test(name)) continue;
    if (name === "changes" && typeof value === "object" && value !== null) details.push(...changed(value));
    else details.push({ name, before: null, after: said(value) });
  }
  return details;
}
