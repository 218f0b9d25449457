import type { Category, CategoryDetails } from "./api";

/** In their order, as the server keeps it. */
export function sorted(categories: readonly Category[]): Category[] {
  return [...categories].sort((one, other) => one.position - other.position || one.id - other.id);
}

/** A category as it should be: what the server is told. */
export function detailsOf(category: Category, all: readonly Category[]): CategoryDetails {
  const parent = all.find((one) => one.id === category.parent_id)?.code ?? null;
  return { name: category.name, parent, position: category.position, is_active: category.is_active };
}

/** The siblings that get other places when one moves up or down; none at the end. */
export function swapped(category: Category, all: readonly Category[], by: -1 | 1): Category[] {
  const siblings = sorted(all.filter((one) => one.parent_id === category.parent_id));
  const at = siblings.findIndex((one) => one.id === category.id);
  const other = siblings[at + by];
  if (!other) return [];
  const order = siblings.map((one) =>
    one.id === category.id ? other : one.id === other.id ? category : one,
  );
  return order
    .map((one, position) => ({ ...one, position }))
    .filter((one) => all.find((old) => old.id === one.id)?.position !== one.position);
}
