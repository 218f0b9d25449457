import type { ComponentType } from "react";
import type { IconName } from "@/ui/icons";
import type { FieldDefinition, FieldDisplayProps, FieldInputProps } from "./definition";

export type KindGroup = "common" | "people" | "relations" | "scene" | "special" | "layout";

/** One kind of field: how it is asked, shown and kept in a grid, and where a builder finds it. */
export interface FieldKind {
  key: string;
  group: KindGroup;
  icon: IconName;
  isLayout: boolean;
  /** Its code is fetched when a form first shows it. */
  isHeavy: boolean;
  /** Figures stand to the right in grids. */
  isFigure: boolean;
  /** Several controls answer together; they share one name instead of a label for one. */
  isGroup: (field: FieldDefinition) => boolean;
  /** May stand as a column of a sub-table. */
  isColumn: boolean;
  /** The settings a new field of this kind begins with. */
  settings: Partial<FieldDefinition>;
  Input: ComponentType<FieldInputProps>;
  Display: ComponentType<FieldDisplayProps>;
  Cell: ComponentType<FieldDisplayProps>;
}

const kinds = new Map<string, FieldKind>();

export function register(kind: FieldKind): void {
  kinds.set(kind.key, kind);
}

/** How a field of this kind is asked and shown; a kind we do not know yet is treated as text. */
export function kindOf(key: string): FieldKind {
  const kind = kinds.get(key) ?? kinds.get("text");
  if (!kind) throw new Error("no kinds of fields are registered");
  return kind;
}

/** Whether answers of this field stand to the right of their column. */
export function isFigure({ kind, result }: FieldDefinition): boolean {
  return kindOf(kind).isFigure || (kind === "formula" && (result ?? "number") === "number");
}

/** Every kind, in the order of the palette. */
export function allKinds(): FieldKind[] {
  return [...kinds.values()];
}
