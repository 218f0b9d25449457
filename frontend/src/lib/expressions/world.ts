import type { Types } from "./evaluate";
import type { Calendar, Surroundings } from "./surroundings";
import { plain } from "./values";

interface Head {
  types: Types;
  surroundings: { zone: string; calendar: Calendar; records: Record<string, Record<string, unknown>> };
}

/** What the first line of a file of expressions says of all that follow. */
export function readWorld(line: string): { types: Types; surroundings: Required<Surroundings> } {
  const { types, surroundings }: Head = JSON.parse(line);
  const { zone, calendar, records } = surroundings;
  return {
    types,
    surroundings: {
      zone,
      calendar,
      lookup: (_field, key, code) => records[String(plain(key))]?.[code] ?? null,
    },
  };
}
