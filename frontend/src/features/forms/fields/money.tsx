import { useTranslation } from "react-i18next";
import { capitalAmount } from "@/lib/capitals";
import { NumberBox } from "../components/NumberBox";
import { currencyPlaces, currencySign } from "../currencies";
import { grouped } from "../decimals";
import type { Answer, FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";
import { amountOf, isObject } from "../readings";

export function Input({ value, onChange, ...asked }: FieldInputProps) {
  const { t } = useTranslation();
  const { field, id } = asked;
  const amount = amountOf(value);
  const currency = currencyOf(field, value);
  const choices = field.currencies ?? [];
  const answer = (amt: string | null, cur: string) => onChange(amt === null ? null : { amt, cur });
  const sign = currencySign(currency);
  return (
    <>
      <span className={choices.length > 1 ? "money-choice" : undefined}>
        {choices.length > 1 && (
          <select
            className="field-box"
            aria-label={t("fields.currency")}
            value={currency}
            onChange={(event) => onChange({ amt: amount, cur: event.target.value })}
          >
            {choices.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        )}
        <NumberBox
          {...asked}
          value={amount}
          onChange={(amt) => answer(amt, currency)}
          before={sign}
          places={currencyPlaces(currency)}
        />
      </span>
      {field.capital && currency === "CNY" && amount && (
        <p className="field-count" id={`${id}-capital`}>
          {capitalAmount(amount)}
        </p>
      )}
    </>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const amount = amountOf(value);
  const isCapital = field.capital && currencyOf(field, value) === "CNY";
  if (amount === null) return <span />;
  return (
    <span>
      {shown(field, value)}
      {isCapital && <span className="field-capital">{capitalAmount(amount)}</span>}
    </span>
  );
}

export function Cell({ field, value }: FieldDisplayProps) {
  return <span className="cell cell-figure">{shown(field, value)}</span>;
}

function shown(field: FieldDefinition, value: Answer): string {
  const amount = amountOf(value);
  if (amount === null) return "";
  const currency = currencyOf(field, value);
  return `${currencySign(currency)} ${grouped(amount, currencyPlaces(currency))}`;
}

function currencyOf(field: FieldDefinition, value: Answer): string {
  const stored = isObject(value) ? value.cur : null;
  return typeof stored === "string" ? stored : (field.currency ?? field.currencies?.[0] ?? "CNY");
}
