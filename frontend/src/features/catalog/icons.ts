import type { IconName } from "@/ui/icons";

/** Drawings a builder may give to a type. */
export const TYPE_ICONS: readonly IconName[] = [
  "box",
  "work",
  "machine",
  "gear",
  "user",
  "team",
  "yuan",
  "calendar",
  "chat",
  "mail",
  "phone",
  "door",
  "lock",
  "book",
  "data",
  "flag",
];
