import { type Column, isVisible } from "./columns";
import { isDated } from "./filters";
import type { Look } from "./listing";

/** Fields a board can be laid out by. */
export function laneColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => {
    const isChoice = column.field.kind === "select" && (column.field.options?.length ?? 0) > 0;
    return isVisible(column) && !column.isOwn && (isChoice || column.type === "boolean");
  });
}

export function dayColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => isVisible(column) && isDated(column) && column.isSortable);
}

/** Fields whose answers many records share. */
export function groupColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => {
    const isShared = SHARED.has(column.field.kind) || isDated(column);
    return isVisible(column) && column.isSortable && isShared;
  });
}

const SHARED = new Set(["select", "bool", "member", "department", "rating", "month", "year"]);

export function pictureColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => isVisible(column) && column.field.kind === "image");
}

/** The ways of looking that a type's fields allow. */
export function looksFor(columns: readonly Column[]): Look[] {
  const own = (found: readonly Column[]) => found.some(({ isOwn }) => !isOwn);
  const days = dayColumns(columns);
  return [
    "grid",
    ...(laneColumns(columns).length > 0 ? (["board"] as const) : []),
    ...(own(days) ? (["calendar"] as const) : []),
    ...(pictureColumns(columns).length > 0 ? (["gallery"] as const) : []),
    ...(days.filter(({ isOwn }) => !isOwn).length > 1 ? (["timeline"] as const) : []),
    ...(own(groupColumns(columns)) ? (["chart"] as const) : []),
  ];
}

/** The column a look is laid out by: the one asked for, else the first that can. */
export function chosenOf(columns: readonly Column[], code: string | null): Column | undefined {
  return columns.find((column) => column.code === code) ?? columns.find(({ isOwn }) => !isOwn) ?? columns[0];
}
