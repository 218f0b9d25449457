import type { Operation } from "./operation";
import { ARITHMETIC } from "./operations/arithmetic";
import { CHANGE } from "./operations/change";
import { COMPARISON } from "./operations/comparison";
import { DATES } from "./operations/dates";
import { FORMATS } from "./operations/formats";
import { LISTS } from "./operations/lists";
import { LOGIC } from "./operations/logic";
import { LOOKUP } from "./operations/lookup";
import { PRESENCE } from "./operations/presence";
import { TEXTS } from "./operations/texts";
import { WORKDAYS } from "./operations/workdays";

/** Every operation of the language by family, as on the server. */
export const FAMILIES = {
  logic: LOGIC,
  comparison: COMPARISON,
  presence: PRESENCE,
  arithmetic: ARITHMETIC,
  texts: TEXTS,
  formats: FORMATS,
  dates: DATES,
  workdays: WORKDAYS,
  lists: LISTS,
  lookup: LOOKUP,
  change: CHANGE,
} satisfies Record<string, Operation[]>;

const VERSIONS = new Map(
  Object.values(FAMILIES)
    .flat()
    .map((operation) => [`${operation.name} ${operation.version}`, operation]),
);

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [...VERSIONS.values()].map((operation) => [operation.name, operation]),
);

/** The operation of a name and version, if there is one; no version means the first. */
export function named(name: unknown, version: unknown = 1): Operation | undefined {
  return VERSIONS.get(`${String(name)} ${String(version)}`);
}
