import type { PackageStep } from "./api";

export type Decisions = Record<string, "theirs" | "ours">;
export type Fate = PackageStep["fate"];

/** What the reader should look at comes first. */
export const FATES: readonly Fate[] = ["conflict", "retire", "change", "make", "keep", "same"];

export function stepKey(step: Pick<PackageStep, "section" | "key">): string {
  return `${step.section}/${step.key}`;
}

export function countOf(steps: readonly PackageStep[]): Map<Fate, number> {
  const counts = new Map<Fate, number>();
  for (const step of steps) counts.set(step.fate, (counts.get(step.fate) ?? 0) + 1);
  return counts;
}

export function bySection(steps: readonly PackageStep[]): [string, PackageStep[]][] {
  const sections = new Map<string, PackageStep[]>();
  for (const step of steps) sections.set(step.section, [...(sections.get(step.section) ?? []), step]);
  return [...sections];
}

export function undecided(steps: readonly PackageStep[], decisions: Decisions): number {
  return steps.filter((step) => step.fate === "conflict" && !decisions[stepKey(step)]).length;
}

export function decisionsOf(steps: readonly PackageStep[], decisions: Decisions) {
  return steps.flatMap(({ section, key }) => {
    const decision = decisions[stepKey({ section, key })];
    return decision ? [{ section, key, decision }] : [];
  });
}

/** A value of a definition as it stands in a file, short enough for a line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "—";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** The file's content, or null where it is no object written in JSON. */
export function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
