import { type ReactNode, useState } from "react";
import { useText } from "@/lib/i18n";
import { decimalOf } from "../computing";
import { decimalTyped, grouped } from "../decimals";
import type { FieldInputProps } from "../definition";
import { boxProps } from "./box";

interface NumberBoxProps extends Omit<FieldInputProps, "value" | "onChange"> {
  value: string | null;
  onChange: (value: string | null) => void;
  before?: ReactNode;
  after?: ReactNode;
  /** Decimals that an amount at rest is filled up to. */
  places?: number;
}

/** A figure to type: plain while it is being typed, with separators at rest, in steps by arrow key. */
export function NumberBox({ value, onChange, before, after, places = 0, ...asked }: NumberBoxProps) {
  const text = useText();
  const [isTyping, setTyping] = useState(false);
  const { field } = asked;
  const atRest = field.thousands || places > 0 ? grouped(value ?? "", places) : (value ?? "");
  const step = (direction: 1 | -1) => {
    const size = decimalOf(String(field.step));
    if (size) onChange((decimalOf(value ?? "0") ?? size.mul(0)).plus(size.mul(direction)).toFixed());
  };
  return (
    <span className="figure-box">
      {before && <span className="figure-unit">{before}</span>}
      <input
        {...boxProps(asked)}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder={text(field.placeholder) || (places > 0 ? "0.00" : undefined)}
        value={isTyping ? (value ?? "") : atRest}
        onChange={(event) => {
          setTyping(true);
          onChange(decimalTyped(event.target.value) || null);
        }}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onKeyDown={(event) => {
          const direction = ({ ArrowUp: 1, ArrowDown: -1 } as const)[event.key];
          if (!direction || !field.step) return;
          event.preventDefault();
          step(direction);
        }}
      />
      {after && <span className="figure-unit">{after}</span>}
    </span>
  );
}
