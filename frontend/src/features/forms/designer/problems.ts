import type { InputProblem } from "@/api/problem";
import type { DesignField, FormContent } from "./content";

/** What the server finds wrong, gathered by the field it is about; "" is the form as a whole. */
export function problemsByField(
  content: FormContent,
  problems: readonly InputProblem[],
): ReadonlyMap<string, readonly InputProblem[]> {
  const found = new Map<string, InputProblem[]>();
  for (const problem of problems) {
    const { id, rest } = addressed(content, problem.path);
    found.set(id, [...(found.get(id) ?? []), { ...problem, path: rest }]);
  }
  return found;
}

/** `fields.3.columns.0.label` is about the label of a column; places become ids, because fields move. */
function addressed(content: FormContent, path: string): { id: string; rest: string } {
  const parts = path.replace(/^content\./, "").split(".");
  let list: readonly DesignField[] | undefined = content.fields;
  let id = "";
  while (list && (parts[0] === "fields" || parts[0] === "columns") && parts[1] !== undefined) {
    const field: DesignField | undefined = list[Number(parts[1])];
    if (!field) break;
    id = field.id;
    list = field.columns;
    parts.splice(0, 2);
  }
  return { id, rest: parts.join(".") };
}

export function countOf(problems: ReadonlyMap<string, readonly InputProblem[]>): number {
  return [...problems.values()].reduce((sum, some) => sum + some.length, 0);
}
