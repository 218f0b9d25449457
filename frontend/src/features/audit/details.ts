/** What an entry says besides its name: single facts, and values that changed. */
export type Detail = { name: string; before?: unknown; after: unknown };

const ARROWS = /^(before|after)$/;
/** What only programs go by; a name or a number for people stands beside it. */
const FOR_PROGRAMS =
  /(_id|_ids|_key)$|^(mentions|file|rev|checksum|sha256|key|prefix|path|content|mapping|changes|facts_then)$/;

function isPair(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}

function changed(changes: object): Detail[] {
  return Object.entries(changes).map(([name, value]) =>
    isPair(value) ? { name, before: value[0], after: value[1] } : { name, after: value },
  );
}

/** Everything, in the order in which history keeps it. */
export function detailsOf(facts: Record<string, unknown>): Detail[] {
  const details: Detail[] = [];
  if ("before" in facts && "after" in facts) {
    details.push({ name: "", before: facts.before, after: facts.after });
  }
  for (const [name, value] of Object.entries(facts)) {
    if (ARROWS.test(name) && details[0]?.name === "") continue;
    if (name === "changes" && typeof value === "object" && value !== null) details.push(...changed(value));
    else details.push({ name, after: value });
  }
  return details;
}

export function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** What people read: nothing that is empty, nothing that only programs go by. */
export function forPeople(details: readonly Detail[]): Detail[] {
  return details.filter(
    ({ name, before, after }) => !FOR_PROGRAMS.test(name) && !(isNothing(before) && isNothing(after)),
  );
}

/** As it is kept, to the letter. */
export function asKept(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
