import { useTranslation } from "react-i18next";
import { Stars } from "@/ui/Stars";
import { textOf } from "../components/box";
import { Chips } from "../components/Chips";
import type { Answer, FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  const { field } = props;
  if (field.style === "nps") return <Scale {...props} />;
  if (field.style === "slider" || field.half) return <Slider {...props} />;
  return <StarRow {...props} />;
}

function StarRow({ field, id, value, onChange }: FieldInputProps) {
  const { t } = useTranslation();
  return (
    <div id={id} tabIndex={-1}>
      <Stars
        name={id}
        count={mostOf(field)}
        label={t("fields.rating")}
        nameOf={(count) => t("fields.stars", { count })}
        value={value === null ? null : Number(value)}
        onChange={onChange}
      />
    </div>
  );
}

function Slider({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const most = mostOf(field);
  return (
    <div className="slider">
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={field.half ? 0.5 : 1}
        value={value === null ? 0 : Number(value)}
        onChange={(event) => onChange(asStored(event.target.value))}
        aria-label={t("fields.rating")}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-valuetext={value === null ? t("fields.not_rated") : String(value)}
      />
      <output>{value === null ? "–" : `${textOf(value)} / ${most}`}</output>
    </div>
  );
}

/** How likely one is to recommend: eleven figures from not at all to certainly. */
function Scale({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const scores = Array.from({ length: mostOf(field) + 1 }, (_, score) => String(score));
  return (
    <div className="scale">
      <Chips
        id={id}
        type="radio"
        choices={scores.map((score) => ({ key: score, label: score }))}
        chosen={value === null ? [] : [textOf(value)]}
        onChange={([score]) => onChange(score === undefined ? null : Number(score))}
        invalid={invalid}
        describedBy={describedBy}
      />
      <div className="scale-ends">
        <span>{t("fields.scale_least")}</span>
        <span>{t("fields.scale_most")}</span>
      </div>
    </div>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  return <span>{value === null ? "" : `${textOf(value)} / ${mostOf(field)}`}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell cell-figure">{textOf(value)}</span>;
}

const MOST = { stars: 5, slider: 100, nps: 10 };

function mostOf({ most, max, style }: FieldDefinition): number {
  return Math.max(Number(most ?? max) || MOST[style ?? "stars"], 2);
}

/** Whole scores are stored as numbers, halves as text. */
function asStored(text: string): Answer {
  return text.includes(".") ? text : Number(text);
}
