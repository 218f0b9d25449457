import { compare, isSame } from "../comparing";
import { type Operation, operation, strict, total } from "../operation";
import { bounded, Decimal, type Value } from "../values";
import { rounded } from "./arithmetic";
import { asText, held } from "./texts";

type Items = Value[] | null;

const SUM = "numbers -> number or number... -> number";
const LEAST = "[T] -> T for T in number, date or T... -> T for T in number, date, datetime";
const ELEMENT = "[T] -> T for T in text, number, date";
const TWO_LISTS = "[T], [T] -> boolean for T in text, number, date";

/** Lists: choices of several, columns of sub-tables; an empty one is as good as none. */
export const LISTS: Operation[] = [
  operation(
    "count",
    "texts|numbers|dates -> number",
    total((items: Items) => new Decimal(items?.length ?? 0)),
  ),
  operation(
    "sum",
    SUM,
    over((items) => bounded(sumOf(items))),
  ),
  operation("avg", SUM, over(average)),
  operation(
    "min",
    LEAST,
    over((items) => best(items, -1)),
  ),
  operation(
    "max",
    LEAST,
    over((items) => best(items, 1)),
  ),
  operation("includes", "[T], T -> boolean for T in text, number, date", total(includes)),
  operation(
    "any_of",
    TWO_LISTS,
    total((items: Items, wanted: Items) => (wanted ?? []).some((one) => includes(items, one))),
  ),
  operation("all_of", TWO_LISTS, total(hasAll)),
  operation("unique", "[T] -> [T] for T in text, number, date", strict(unique)),
  operation(
    "join",
    "texts|numbers|dates, text -> text",
    strict((items: Value[], separator: string) => held(items.map(asText).join(separator))),
  ),
  operation(
    "first",
    ELEMENT,
    strict((items: Value[]) => items[0] ?? null),
  ),
  operation(
    "last",
    ELEMENT,
    strict((items: Value[]) => items.at(-1) ?? null),
  ),
];

/** One list, or several single values of which none may be null. */
function over(ofItems: (items: Value[]) => Value) {
  return total((...values: Value[]) => {
    const [only] = values;
    if (values.length === 1 && (only === null || Array.isArray(only))) return ofItems(only ?? []);
    return values.includes(null) ? null : ofItems(values);
  });
}

function sumOf(items: Value[]): Decimal {
  return items.reduce(
    (sum: Decimal, item) => (item instanceof Decimal ? sum.plus(item) : sum),
    new Decimal(0),
  );
}

function average(items: Value[]): Value {
  return items.length === 0 ? null : bounded(rounded(sumOf(items).div(items.length)));
}

function best(items: Value[], sign: number): Value {
  if (items.length === 0) return null;
  return items.reduce((found, item) => (compare(item, found) * sign > 0 ? item : found));
}

function includes(items: Items, item: Value): boolean {
  return item !== null && (items ?? []).some((one) => isSame(one, item));
}

function hasAll(items: Items, wanted: Items): boolean {
  return wanted !== null && wanted.length > 0 && wanted.every((one) => includes(items, one));
}

function unique(items: Value[]): Value {
  return items.filter((item, index) => items.findIndex((other) => isSame(other, item)) === index);
}
