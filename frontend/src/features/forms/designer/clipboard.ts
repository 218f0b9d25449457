import type { DesignField, FormContent } from "./content";
import { fieldOf } from "./content";
import { withGathered } from "./operations";

const MARK = "gongdan-fields";

/** Fields as text for the clipboard, so that they reach another form and another window. */
export function copied(content: FormContent, ids: readonly string[]): string {
  const fields = withGathered(content, ids).map((id) => fieldOf(content, id));
  return JSON.stringify({ [MARK]: 1, fields });
}

/** The fields in such a text; null when it is about something else. */
export function fieldsInText(text: string): DesignField[] | null {
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== "object" || told === null || !(MARK in told) || !("fields" in told)) return null;
    const { fields } = told;
    return Array.isArray(fields) && fields.every(isField) && fields.length > 0 ? fields : null;
  } catch {
    return null;
  }
}

function isField(value: unknown): value is DesignField {
  if (typeof value !== "object" || value === null) return false;
  const { id, code, kind, label } = value as Partial<DesignField>;
  const areNamed = [id, code, kind].every((one) => typeof one === "string");
  return areNamed && typeof label === "object" && label !== null;
}
