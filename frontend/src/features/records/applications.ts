import type { RecordType } from "./types";

/** Record types under the application they belong to, in their order. */
export function byApplication(types: readonly RecordType[]): [string, RecordType[]][] {
  const found = new Map<string, RecordType[]>();
  for (const type of types) found.set(type.application, [...(found.get(type.application) ?? []), type]);
  return [...found];
}
