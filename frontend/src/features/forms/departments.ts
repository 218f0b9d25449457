import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useText } from "@/lib/i18n";
import { type DepartmentChoice, departmentsQuery } from "./api";
import type { FieldDefinition } from "./definition";

export interface PlacedDepartment {
  id: number;
  label: string;
  /** How far below the first one offered. */
  depth: number;
}

/** The departments a field offers, each under the one it belongs to. */
export function useDepartments(field: FieldDefinition, isNeeded = true) {
  const text = useText();
  const { data = [] } = useQuery({ ...departmentsQuery, enabled: isNeeded });
  const top = belowOf(field);
  return useMemo(() => {
    const label = (one: DepartmentChoice) => text(one.name);
    const departments = placed(data, top, label);
    const labelOf = (id: number) => {
      const found = data.find((one) => one.id === id);
      return found ? label(found) : String(id);
    };
    return { departments, labelOf };
  }, [data, top, text]);
}

function belowOf({ within }: FieldDefinition): number | null {
  const below = typeof within === "object" && within !== null ? (within as { below?: unknown }).below : null;
  return typeof below === "number" ? below : null;
}

function placed(
  all: DepartmentChoice[],
  top: number | null,
  label: (one: DepartmentChoice) => string,
  depth = 0,
): PlacedDepartment[] {
  const ids = new Set(all.map(({ id }) => id));
  const isHere = ({ parent_id }: DepartmentChoice) =>
    parent_id === top || (depth === 0 && top === null && parent_id !== null && !ids.has(parent_id));
  return all
    .filter(isHere)
    .flatMap((one) => [
      { id: one.id, label: label(one), depth },
      ...(depth < 12 ? placed(all, one.id, label, depth + 1) : []),
    ]);
}
