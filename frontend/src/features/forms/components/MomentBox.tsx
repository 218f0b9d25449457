import { use } from "react";
import { boundOf } from "../checks/moments";
import type { FieldInputProps } from "../definition";
import { inputOfMoment } from "../moments";
import { FormContext } from "../useFormStore";
import { boxProps, textOf } from "./box";

type MomentBoxProps = FieldInputProps & {
  type: "date" | "time" | "month" | "datetime-local";
  /** When the box stands for a part of the answer. */
  label?: string;
  toInput?: (value: string) => string;
  fromInput?: (text: string) => string | null;
};

const asIs = (value: string) => value;

/** The browser's own picker, with the bounds that hold now. */
export function MomentBox({
  type,
  label,
  toInput = asIs,
  fromInput,
  value,
  onChange,
  ...asked
}: MomentBoxProps) {
  const [least, most] = useBounds(asked.field);
  return (
    <input
      {...boxProps(asked)}
      className="field-box moment-box"
      type={type}
      aria-label={label}
      min={least && toInput(least)}
      max={most && toInput(most)}
      value={value === null ? "" : toInput(textOf(value))}
      onChange={(event) => {
        const text = event.target.value;
        onChange(fromInput ? fromInput(text) : text || null);
      }}
    />
  );
}

function useBounds(field: FieldInputProps["field"]): [string | undefined, string | undefined] {
  const store = use(FormContext);
  const now = new Date().toISOString();
  const context = store?.checkContext() ?? {
    now,
    today: inputOfMoment(now).slice(0, 10),
    answer: () => null,
  };
  return [
    boundOf(field.min, field.kind, context) ?? undefined,
    boundOf(field.max, field.kind, context) ?? undefined,
  ];
}
