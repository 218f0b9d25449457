import { evaluate, holds, type Types, type Row as Values } from "@/lib/expressions/evaluate";
import type { Expression } from "@/lib/expressions/operation";
import type { Surroundings } from "@/lib/expressions/surroundings";
import { Decimal, ExpressionRefusal, plain, type Value } from "@/lib/expressions/values";
import type { Aggregate, Answer, FieldDefinition } from "./definition";
import { amountOf, type Reading, type Row, readingsOf } from "./readings";

/** What conditions and formulas read now: every answer under all of its names. */
export class Scope {
  private constructor(
    readonly values: Values,
    readonly types: Types,
    private readonly surroundings: Surroundings,
  ) {}

  static of(facts: Readonly<Record<string, unknown>> = {}, surroundings: Surroundings = {}): Scope {
    return new Scope({ ...facts }, {}, surroundings);
  }

  take(readings: Reading[]): void {
    for (const { name, raw, type } of readings) {
      this.values[name] = raw ?? null;
      if (type) this.types[name] = type;
    }
  }

  /** The same, seen from inside a row: its columns before the form's fields. */
  within(columns: FieldDefinition[], row: Row): Scope {
    const inside = new Scope(Object.create(this.values), Object.create(this.types), this.surroundings);
    for (const column of columns) inside.take(readingsOf(column, row[column.id] ?? null));
    return inside;
  }

  holds(condition: Expression | null | undefined): boolean {
    return !condition || holds(condition, this.values, this.types, this.surroundings);
  }

  /** The stored form of a formula's value; nothing while it cannot be computed. */
  compute(expression: Expression | null | undefined): Answer {
    return expression ? stored(this.value(expression)) : null;
  }

  private value(expression: Expression): Value {
    try {
      return evaluate(expression, this.values, this.types, null, this.surroundings);
    } catch (refusal) {
      if (refusal instanceof ExpressionRefusal) return null;
      throw refusal;
    }
  }
}

function stored(value: Value): Answer {
  return plain(value) as Answer;
}

/** A formula's value at the decimals the builder asked for. */
export function atScale(answer: Answer, { scale }: FieldDefinition): Answer {
  if (typeof answer !== "string" || typeof scale !== "number" || !/^-?\d/.test(answer)) return answer;
  const number = decimalOf(answer);
  return number === null ? answer : number.toDecimalPlaces(scale).toFixed();
}

/** Every formula of a row, in the order of its columns; the same row when nothing moved. */
export function computedRow(columns: FieldDefinition[], row: Row, scope: Scope): Row {
  let result = row;
  for (const column of columns) {
    if (column.kind !== "formula") continue;
    const answer = atScale(scope.within(columns, result).compute(column.expression), column);
    if (JSON.stringify(answer) !== JSON.stringify(result[column.id] ?? null)) {
      result = { ...result, [column.id]: answer };
    }
  }
  return result;
}

/** The figure under a column; null when no row has one. */
export function aggregated(rows: Row[], column: FieldDefinition, of: Aggregate | "count"): string | null {
  if (of === "count") return String(rows.length);
  const numbers = rows.flatMap((row) => {
    const amount = decimalOf(amountOf(numberText(row[column.id])));
    return amount === null ? [] : [amount];
  });
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  const sum = rest.reduce((total, number) => total.plus(number), first);
  const results = {
    sum: () => sum,
    avg: () => sum.div(numbers.length).toDecimalPlaces(10),
    min: () => Decimal.min(...numbers),
    max: () => Decimal.max(...numbers),
  };
  return results[of]().toFixed();
}

function numberText(answer: Answer | undefined): Answer {
  return typeof answer === "number" ? String(answer) : (answer ?? null);
}

export function decimalOf(text: string | null): Decimal | null {
  return text !== null && /^-?\d{1,30}(\.\d{1,20})?$/.test(text) ? new Decimal(text) : null;
}
