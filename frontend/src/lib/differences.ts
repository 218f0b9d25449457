/** What differs between two contents; entries with a key are known by it, not by their place. */
export type Difference = { path: string[]; before: unknown; after: unknown };

type Named = Map<string, unknown>;

function keyOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const { key, word } = item as { key?: unknown; word?: unknown };
  if (typeof key === "string") return key;
  return typeof word === "string" ? word : undefined;
}

function named(value: unknown): Named | null {
  if (Array.isArray(value)) {
    const isKeyed = value.length > 0 && value.every((item) => keyOf(item) !== undefined);
    return isKeyed ? new Map(value.map((item) => [keyOf(item) ?? "", item])) : null;
  }
  if (typeof value === "object" && value !== null) return new Map(Object.entries(value));
  return null;
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}

function orderOf(before: Named, after: Named, value: unknown, path: string[]): Difference[] {
  if (!Array.isArray(value)) return [];
  const old = [...before.keys()].filter((key) => after.has(key));
  const now = [...after.keys()].filter((key) => before.has(key));
  return isSame(old, now) ? [] : [{ path: [...path, "order"], before: old, after: now }];
}

export function differences(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (isSame(before, after)) return [];
  const old = named(before);
  const now = named(after);
  if (!old || !now) return [{ path, before, after }];
  const keys = new Set([...old.keys(), ...now.keys()]);
  const inside = [...keys].flatMap((key) => differences(old.get(key), now.get(key), [...path, key]));
  return [...inside, ...orderOf(old, now, after, path)];
}
