import type { PersonBrief } from "@/api/session";
import { nameHere } from "@/lib/i18n";

/** Names of people chosen on this page, so that an id is never all that can be said. */
const known = new Map<number, string>();

export function remember(person: Pick<PersonBrief, "id" | "name" | "name_en">): void {
  known.set(person.id, nameHere(person));
}

export function rememberedName(id: number): string | undefined {
  return known.get(id);
}

/** Ids as numbers, whatever an old draft kept them as. */
export function idsIn(value: unknown): number[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map(Number).filter((id) => Number.isInteger(id) && id > 0);
}
