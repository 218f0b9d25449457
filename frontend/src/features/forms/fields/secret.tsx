import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { boxProps, textOf } from "../components/box";
import type { Answer, FieldDisplayProps, FieldInputProps } from "../definition";
import { useOutside } from "../outside";

const DOTS = "••••••••";

export function Input(props: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const [isSeen, setSeen] = useState(false);
  return (
    <span className="field-with-act">
      <input
        {...boxProps(props)}
        type={isSeen ? "text" : "password"}
        autoComplete="new-password"
        spellCheck={false}
        placeholder={text(props.field.placeholder)}
        value={textOf(props.value)}
        onChange={(event) => props.onChange(event.target.value || null)}
      />
      <button type="button" className="field-act" onClick={() => setSeen(!isSeen)} aria-pressed={isSeen}>
        {t(isSeen ? "fields.conceal" : "fields.reveal")}
      </button>
    </span>
  );
}

/** Never shown unasked; asking the server for it is written down there. */
export function Display({ field, value }: FieldDisplayProps) {
  const { t } = useTranslation();
  const { reveal } = useOutside();
  const [revealed, setRevealed] = useState<Answer>(null);
  if (value === null) return <span />;
  return (
    <span className="secret">
      <code>{revealed === null ? DOTS : textOf(revealed)}</code>
      {reveal && revealed === null && (
        <button
          type="button"
          className="text-act"
          onClick={async () => setRevealed(await reveal(field))}
          title={t("fields.reveal_recorded")}
        >
          {t("fields.reveal")}
        </button>
      )}
    </span>
  );
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{value === null ? "" : DOTS}</span>;
}
