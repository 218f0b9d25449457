import type { FieldInputProps } from "../definition";

type Asked = Pick<FieldInputProps, "field" | "id" | "invalid" | "describedBy">;

/** What every single control says of itself. */
export function boxProps({ field, id, invalid, describedBy }: Asked) {
  return {
    id,
    className: "field-box",
    "aria-invalid": invalid,
    "aria-describedby": describedBy,
    "aria-required": field.required,
  };
}

/** An answer as the text of a control. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
