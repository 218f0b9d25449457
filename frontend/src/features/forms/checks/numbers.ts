import type { Decimal } from "@/lib/expressions/values";
import { decimalOf } from "../computing";
import { currencyPlaces } from "../currencies";
import type { Answer, Bound, FieldDefinition } from "../definition";
import { amountOf, isObject } from "../readings";
import { type Check, type CheckContext, FINE, type Wrong, wrong } from "./problem";

export const checkNumber: Check = (answer, field, context) =>
  checkDecimal(textOf(answer), field, field.scale ?? 0, context);

export const checkMoney: Check = (answer, field, context) => {
  const stored = isObject(answer) ? answer.cur : null;
  const currency = typeof stored === "string" ? stored : (field.currency ?? "CNY");
  const allowed = field.currencies ?? [];
  if (allowed.length > 0 && !allowed.includes(currency)) return wrong("not_a_currency");
  return checkDecimal(amountOf(answer), field, currencyPlaces(currency), context);
};

const MOST = { stars: 5, slider: 100, nps: 10 };

export const checkRating: Check = (answer, field) => {
  const style = field.style ?? "stars";
  const most = Number(field.most ?? field.max) || MOST[style];
  const given = Number(answer);
  const least = style === "stars" && !field.half ? 1 : 0;
  const isWhole = Number.isInteger(field.half ? given * 2 : given);
  return isWhole && given >= least && given <= most ? FINE : wrong("not_a_rating", { most });
};

function textOf(answer: Answer): string | null {
  return typeof answer === "number" ? String(answer) : (answer as string | null);
}

function checkDecimal(
  text: string | null,
  field: FieldDefinition,
  scale: number,
  context: CheckContext,
): Wrong[] {
  const number = typeof text === "string" ? decimalOf(text) : null;
  if (number === null || number.abs().gte("1e15")) return wrong("not_number");
  if (number.decimalPlaces() > scale) return wrong("too_many_decimals", { scale });
  const [least, most] = [boundOf(field.min, context), boundOf(field.max, context)];
  if (least && number.lt(least)) return wrong("too_small", { least: least.toFixed() });
  if (most && number.gt(most)) return wrong("too_large", { most: most.toFixed() });
  const step = field.step ? decimalOf(String(field.step)) : null;
  if (!step || step.isZero()) return FINE;
  return number
    .minus(least ?? 0)
    .mod(step)
    .isZero()
    ? FINE
    : wrong("not_a_step", { step: step.toFixed() });
}

function boundOf(bound: Bound | null | undefined, { answer }: CheckContext): Decimal | null {
  if (bound === null || bound === undefined) return null;
  if (typeof bound !== "object") return decimalOf(String(bound));
  return "field" in bound ? decimalOf(amountOf(String(answer(bound.field) ?? ""))) : null;
}
