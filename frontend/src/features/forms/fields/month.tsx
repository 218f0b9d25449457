import { useTranslation } from "react-i18next";
import { textOf } from "../components/box";
import { MomentBox } from "../components/MomentBox";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  return <MomentBox {...props} type="month" />;
}

export function Display({ value }: FieldDisplayProps) {
  const { i18n } = useTranslation();
  const [year, month] = textOf(value).split("-").map(Number);
  if (!year || !month) return <span />;
  const said = new Intl.DateTimeFormat(i18n.language, { year: "numeric", month: "long", timeZone: "UTC" });
  return <span title={textOf(value)}>{said.format(Date.UTC(year, month - 1, 1))}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{textOf(value)}</span>;
}
