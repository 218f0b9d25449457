import { create } from "./client";
import { VIEWING } from "./viewer";

/** Sees the pages as somebody else from now on, in this tab; the server keeps that it was done. */
export async function beginViewing(person: { id: number; name: string }): Promise<void> {
  await create("/viewings", { body: { person_id: person.id } });
  sessionStorage.setItem(VIEWING, JSON.stringify({ id: person.id, name: person.name }));
  window.location.assign("/");
}

export function endViewing(): void {
  sessionStorage.removeItem(VIEWING);
  window.location.assign("/");
}
