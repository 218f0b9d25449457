import { queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Role } from "@/features/accounts/api";
import type { PrintLayout } from "./printing";
import type { Level } from "./types";

export type RowScope = "own" | "department" | "all";
export type RoleAccess = { level: Level; scope?: RowScope };

/** What a version of a record type says besides its form. */
export type TypeContent = Record<string, unknown> & {
  permissions?: Record<string, RoleAccess>;
  print?: PrintLayout[];
};

export type TypeVersion = Omit<components["schemas"]["RecordTypeVersionOut"], "content"> & {
  content: TypeContent;
};

export const LEVELS: readonly Level[] = ["none", "read", "edit", "delete"];
export const SCOPES: readonly RowScope[] = ["own", "department", "all"];

export function versionsQuery(code: string) {
  return queryOptions({
    queryKey: ["record-type", code, "versions"],
    queryFn: () => read<TypeVersion[]>("/record-types/{code}/versions", { path: { code } }),
  });
}

const BY_ROLE: Record<string, RoleAccess> = {
  requester: { level: "none", scope: "own" },
  handler: { level: "edit", scope: "all" },
  lead: { level: "delete", scope: "all" },
  builder: { level: "delete", scope: "all" },
  administrator: { level: "delete", scope: "all" },
};

/** How far a role goes where a version is silent about it, as the server decides it. */
export function usualAccess({ key, permissions }: Pick<Role, "key" | "permissions">): RoleAccess {
  const usual = BY_ROLE[key];
  if (usual) return usual;
  if (permissions.includes("define") || permissions.includes("records.edit"))
    return { level: "delete", scope: "all" };
  if (permissions.includes("workorders.handle")) return { level: "edit", scope: "all" };
  return { level: "none", scope: "own" };
}

/** Whoever builds the application reaches everything; there is nothing to be set for them. */
export function reachesAll({ permissions }: Pick<Role, "permissions">): boolean {
  return permissions.includes("define") || permissions.includes("administer");
}
