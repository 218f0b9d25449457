import { type Operation, operation, strict, wholeOf } from "../operation";
import { bounded, Decimal, ExpressionRefusal } from "../values";

export const PLACES = 10;
const MOST_POWER = 100;
const MANY = "number, number... -> number";
const TWO = "number, number -> number";
const ONE = "number -> number";

/** Exact decimals: half away from zero, products and quotients to ten places, null stays. */
export const ARITHMETIC: Operation[] = [
  exact("+", MANY, (...numbers) => numbers.reduce((sum, number) => sum.plus(number))),
  exact("-", TWO, (left, right) => left.minus(right)),
  exact("*", MANY, (...numbers) => numbers.reduce((all, number) => rounded(all.times(number)))),
  exact("/", TWO, (left, right) => (right.isZero() ? null : rounded(left.div(right)))),
  exact("mod", TWO, modulo),
  exact("power", TWO, power),
  exact("abs", ONE, (number) => number.abs()),
  operation(
    "round",
    "number, number? -> number",
    strict((number: Decimal, places = new Decimal(0)) =>
      bounded(rounded(number, wholeOf(places, 0, PLACES))),
    ),
    { shapes: ["any", "places"], mayZero: true },
  ),
  exact("floor", ONE, (number) => number.floor()),
  exact("ceiling", ONE, (number) => number.ceil()),
];

function exact(
  name: string,
  takes: string,
  step: (...numbers: [Decimal, Decimal]) => Decimal | null,
): Operation {
  const held = (...numbers: [Decimal, Decimal]) => {
    const result = step(...numbers);
    return result === null ? null : bounded(result);
  };
  return operation(name, takes, strict(held), { mayZero: true });
}

/** The number to so many places, half away from zero. */
export function rounded(number: Decimal, places = PLACES): Decimal {
  return number.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/** What is left over, with the sign of the divisor, as spreadsheets have it. */
function modulo(left: Decimal, right: Decimal): Decimal | null {
  if (right.isZero()) return null;
  const rest = left.mod(right);
  return !rest.isZero() && rest.isNegative() !== right.isNegative() ? rest.plus(right) : rest;
}

function power(base: Decimal, exponent: Decimal): Decimal | null {
  const times = exponent.trunc();
  if (times.abs().gt(MOST_POWER)) throw new ExpressionRefusal("expressions.number_too_large");
  if (base.isZero() && times.lt(0)) return null;
  return rounded(base.pow(times));
}
