import type { Text } from "@/lib/i18n";

/** One level: working minutes before or after the due time, and what is done then. */
export type Level = {
  key: string;
  metric: string;
  minutes: number;
  before: boolean;
  repeat_minutes: number;
  do: "notify" | "raise_priority" | "reassign" | "subtask" | "group";
  whom: string[];
  team: string;
  title: Text;
  url?: string;
};

const EMPTY: Omit<Level, "key"> = {
  metric: "",
  minutes: 30,
  before: true,
  repeat_minutes: 0,
  do: "notify",
  whom: ["leads"],
  team: "",
  title: {},
};

/** A level as the server may leave parts of it out. */
export function wholeLevel(level: Partial<Level> & { key: string }): Level {
  return { ...EMPTY, minutes: 0, before: false, whom: [], ...level };
}

export function newLevel(levels: readonly Level[]): Level {
  let number = levels.length + 1;
  while (levels.some((level) => level.key === `level_${number}`)) number += 1;
  return { ...EMPTY, key: `level_${number}` };
}

export function isWhole(level: Level): boolean {
  const isTold = level.do !== "notify" || level.whom.length > 0;
  if (level.do === "group" && !/^https?:\/\/./.test(level.url ?? "")) return false;
  return isTold && (level.do !== "subtask" || Object.values(level.title).some(Boolean));
}
