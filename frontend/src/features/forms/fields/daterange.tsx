import { useTranslation } from "react-i18next";
import { textOf } from "../components/box";
import { MomentBox } from "../components/MomentBox";
import type { Answer, FieldDisplayProps, FieldInputProps } from "../definition";
import { daysIn } from "../readings";

export function Input({ value, onChange, ...asked }: FieldInputProps) {
  const { t } = useTranslation();
  const [start, end] = endsOf(value);
  const days = daysIn(start, end);
  const change = (from: Answer, to: Answer) => onChange(from === null && to === null ? null : [from, to]);
  return (
    <div className="range">
      <MomentBox
        {...asked}
        type="date"
        label={t("fields.range_start")}
        value={start}
        onChange={(from) => change(from, end)}
      />
      <span aria-hidden="true">–</span>
      <MomentBox
        {...asked}
        id={`${asked.id}-end`}
        type="date"
        label={t("fields.range_end")}
        value={end}
        onChange={(to) => change(start, to)}
      />
      {days !== null && days > 0 && (
        <output className="range-days">{t("fields.days", { count: days })}</output>
      )}
    </div>
  );
}

export function Display({ value }: FieldDisplayProps) {
  const { t } = useTranslation();
  const [start, end] = endsOf(value);
  const days = daysIn(start, end);
  if (days === null) return <span />;
  return (
    <span>
      {textOf(start)} – {textOf(end)}{" "}
      <small className="field-aside">{t("fields.days", { count: days })}</small>
    </span>
  );
}

export function Cell({ value }: FieldDisplayProps) {
  const [start, end] = endsOf(value);
  return (
    <span className="cell">{start === null && end === null ? "" : `${textOf(start)} – ${textOf(end)}`}</span>
  );
}

function endsOf(value: Answer): [Answer, Answer] {
  const [start = null, end = null] = Array.isArray(value) ? value : [];
  return [start, end];
}
