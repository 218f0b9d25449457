import type { Face } from "@/ui/Person";

const TINTS = 6;

/** A person of administration's lists as a face: the tint is fixed by the id, as on the server. */
export function faceOf(id: number, name: string, name_en?: string): Face {
  return { id, name, name_en, tint: (id % TINTS) + 1 };
}
