import type { Role } from "@/features/accounts/api";
import type { Access } from "../definition";
import type { DesignField, FormContent } from "./content";

export const LEVELS: readonly Access[] = ["hidden", "masked", "read", "edit"];
const EVERY_FIELD = "*";

type Fields = Pick<Role, "fields"> & Partial<Pick<Role, "key">>;

/** What a role may do with a field at most, in any form: named there, or like every other field. */
export function limitOf(role: Fields, field: DesignField): Access {
  return known(role.fields[field.code] ?? role.fields[EVERY_FIELD] ?? "edit");
}

/** What this form says of a role. */
export function saidOf(role: Fields, field: DesignField): Access {
  const said = (field.access ?? {}) as Record<string, string>;
  return known(role.key === undefined ? "edit" : (said[role.key] ?? "edit"));
}

/** What a role may do with a field, as the server decides it: the least of role and form. */
export function accessOf(role: Fields | null, field: DesignField): Access {
  if (!role) return "edit";
  const both = [limitOf(role, field), saidOf(role, field)];
  return LEVELS.find((level) => both.includes(level)) ?? "edit";
}

export function accessIn(role: Fields | null, content: FormContent): Record<string, Access> {
  return Object.fromEntries(content.fields.map((field) => [field.id, accessOf(role, field)]));
}

/** The form's word about roles with one of them changed; silence means that nothing is held back. */
export function accessSaid(
  field: DesignField,
  role: string,
  level: Access,
): Record<string, string> | undefined {
  const { [role]: _, ...others } = (field.access ?? {}) as Record<string, string>;
  const said = level === "edit" ? others : { ...others, [role]: level };
  return Object.keys(said).length > 0 ? said : undefined;
}

/** Whoever administers sees everything; nothing is held back from them. */
export function isHeldBack({ permissions }: Pick<Role, "permissions">): boolean {
  return !permissions.includes("administer");
}

function known(wanted: string): Access {
  return LEVELS.find((level) => level === wanted) ?? "hidden";
}
