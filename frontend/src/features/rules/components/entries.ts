import type { FactWords } from "@/ui/conditions/words";
import type { Entry, EventKind } from "../content";

export type SettingsProps = { entry: Entry; words: FactWords; onChange: (entry: Entry) => void };

export function freshEntry(event: EventKind): Entry {
  if (event === "changed") return { event, field: "priority" };
  if (event === "schedule") return { event, since: "submitted", after: 120 };
  if (event === "webhook") return { event, hook: "hook" };
  if (event === "button") return { event, label: {} };
  return { event };
}

export function freshRecordEntry(event: EventKind): Entry {
  if (event === "schedule") return { event, every: "day", time: "09:00" };
  return event === "button" ? { event, label: {} } : { event };
}

/** The entry with a setting, or without it where nothing is wanted any more. */
export function withSetting(entry: Entry, name: string, value: unknown): Entry {
  const { [name]: _, ...others } = entry;
  const rest = others as Entry;
  return value === undefined || value === null || value === "" ? rest : { ...rest, [name]: value };
}
