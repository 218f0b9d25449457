import type { Role } from "@/features/accounts/api";
import type { Access } from "../definition";
import type { DesignField, FormContent } from "./content";

export const LEVELS: readonly Access[] = ["hidden", "masked", "read", "edit"];
const EVERY_FIELD = "*";

/** What a role may do with a field, as the server decides it: named, or like every other field. */
export function accessOf(role: Pick<Role, "fields"> | null, field: DesignField): Access {
  if (!role) return "edit";
  const wanted = role.fields[field.code] ?? role.fields[EVERY_FIELD] ?? "edit";
  return LEVELS.find((level) => level === wanted) ?? "hidden";
}

export function accessIn(role: Pick<Role, "fields"> | null, content: FormContent): Record<string, Access> {
  return Object.fromEntries(content.fields.map((field) => [field.id, accessOf(role, field)]));
}
