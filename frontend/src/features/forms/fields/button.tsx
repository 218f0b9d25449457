import { useState } from "react";
import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { useOutside } from "../outside";

const LOOKS = { default: "form-press", primary: "form-press is-main", link: "text-act" };

/** Something to press inside the form; the page around it knows what it does. */
export function Input({ field }: FieldInputProps) {
  const text = useText();
  const { onButton } = useOutside();
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      await onButton?.(field);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="field-press">
      <button
        type="button"
        className={LOOKS[field.look ?? "default"]}
        disabled={!onButton || isBusy}
        onClick={() => void press()}
      >
        {text(field.label)}
      </button>
      {text(field.hint) && <span className="field-aside">{text(field.hint)}</span>}
    </div>
  );
}

export function Display(_props: FieldDisplayProps) {
  return null;
}

export function Cell() {
  return null;
}
