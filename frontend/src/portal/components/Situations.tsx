import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Labelled } from "@/features/forms/components/Labelled";
import { useText } from "@/lib/i18n";
import type { Situation } from "../contract";

interface SituationsProps {
  situations: Situation[];
  chosen: string | null;
  onChange: (key: string) => void;
  problem?: string;
}

/** How bad it is, as situations with their consequence; impact and urgency stay behind them. */
export function Situations({ situations, chosen, onChange, problem }: SituationsProps) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  if (situations.length === 0) {
    return null;
  }
  return (
    <Labelled id={id} label={t("portal.form.situation")} problem={problem} isGroup>
      <div role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={`${id}-about`}>
        {situations.map((situation) => (
          <label key={situation.key} className="pick">
            <input
              type="radio"
              className="sr-only"
              name={id}
              value={situation.key}
              checked={chosen === situation.key}
              onChange={() => onChange(situation.key)}
            />
            <span className="pick-mark" aria-hidden="true" />
            <span>
              <b>{text(situation.text)}</b>
              <small>{text(situation.hint)}</small>
            </span>
          </label>
        ))}
      </div>
    </Labelled>
  );
}
