import type { Backlog, Period } from "./api";

/** Where a bar leads: the work list with the orders that it counts. */

type Values = Record<string, string | null | undefined>;

/** The filters a list shares with the review; nothing where a list cannot be narrowed the same way. */
export type Narrowing = { application: string | null; team: string | null } | null;

function listOf(values: Values): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) search.set(name, value);
  return `/work/all?${search.toString()}`;
}

/** Orders filed in the period. */
export function filedIn(period: Period, narrowing: Narrowing, values: Values): string | null {
  return (
    narrowing &&
    listOf({
      ...narrowing,
      ...values,
      imported: "false",
      created_from: period.starts_at,
      created_to: period.ends_at,
      sort: "-created",
    })
  );
}

type Age = Backlog["ages"][number];

/** Open orders of an age. */
export function openOf(age: Age, narrowing: Narrowing, values: Values): string | null {
  return (
    narrowing &&
    listOf({
      ...narrowing,
      ...values,
      imported: "false",
      status: "new,assigned,in_progress,waiting",
      created_from: age.created_from,
      created_to: age.created_to,
    })
  );
}
