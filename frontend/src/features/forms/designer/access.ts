import type { Role } from "@/features/accounts/api";
import type { Access } from "../definition";
import type { DesignField, FormContent } from "./content";

export const LEVELS: readonly Access[] = ["hidden", "masked", "read", "edit"];
const EVERY_FIELD = "*";

type Fields = Pick<Role, "fields"> & Partial<Pick<Role, "key">>;

/**
 * What a role may do with a field at most, in any form: named there, or like every other field. A column
 * goes no further than its table does.
 */
export function limitOf(role: Fields, field: DesignField, table?: DesignField): Access {
  if (!table) return known(role.fields[field.code] ?? role.fields[EVERY_FIELD] ?? "edit");
  const own = role.fields[`${table.code}.${field.code}`] ?? role.fields[field.code] ?? "edit";
  return lowest([known(own), accessOf(role, table)]);
}

/** What this form says of a role. */
export function saidOf(role: Fields, field: DesignField): Access {
  const said = (field.access ?? {}) as Record<string, string>;
  return known(role.key === undefined ? "edit" : (said[role.key] ?? "edit"));
}

/** What a role may do with a field, as the server decides it: the least of role and form. */
export function accessOf(role: Fields | null, field: DesignField, table?: DesignField): Access {
  return role ? lowest([limitOf(role, field, table), saidOf(role, field)]) : "edit";
}

/** By the ids of fields and columns. */
export function accessIn(role: Fields | null, content: FormContent): Record<string, Access> {
  const columns = content.fields.flatMap((table) =>
    (table.columns ?? []).map((column) => [column.id, accessOf(role, column, table)] as const),
  );
  const fields = content.fields.map((field) => [field.id, accessOf(role, field)] as const);
  return Object.fromEntries([...fields, ...columns]);
}

function lowest(levels: readonly Access[]): Access {
  return LEVELS.find((level) => levels.includes(level)) ?? "edit";
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
