import type { PersonBrief } from "@/api/session";
import { currentLanguage } from "@/lib/i18n";

/** Names of people chosen on this page, so that an id is never all that can be said. */
const known = new Map<number, string>();

export function nameOf(person: Pick<PersonBrief, "name" | "name_en">): string {
  return currentLanguage() === "en" && person.name_en ? person.name_en : person.name;
}

export function remember(person: Pick<PersonBrief, "id" | "name" | "name_en">): void {
  known.set(person.id, nameOf(person));
}

export function rememberedName(id: number): string | undefined {
  return known.get(id);
}

/** Ids as numbers, whatever an old draft kept them as. */
export function idsIn(value: unknown): number[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map(Number).filter((id) => Number.isInteger(id) && id > 0);
}
