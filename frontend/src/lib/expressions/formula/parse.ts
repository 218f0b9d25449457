import type { Expression } from "../operation";
import { BETWEEN } from "../operations/lookup";
import { OPERATIONS } from "../registry";
import { type FormulaField, fieldNamed } from "./fields";
import { FACT_CALLS, type FunctionName, functionNamed, ZERO_IF_NULL } from "./names";
import { FormulaError, type Token, tokensOf } from "./tokens";

type Operation = Extract<Expression, { op: string }>;

/** Where each part of the tree stands in the text. */
export type Places = Map<Expression, { from: number; to: number }>;
export interface Parsed {
  expression: Expression;
  places: Places;
}

/** From the weakest to the strongest; what stands in one row is taken from left to right. */
const ROWS = [["=", "!=", "<", "<=", ">", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];
const NAMED: Record<string, string> = { "&": "concat", "^": "power" };
const CHAINED = new Set(["&", "+", "*"]);
const WORDS: Record<string, unknown> = {
  TRUE: true,
  FALSE: false,
  NULL: null,
  真: true,
  假: false,
  空: null,
};

/** A formula as a tree; throws `FormulaError` with the place of what cannot be read. */
export function parseFormula(text: string, fields: readonly FormulaField[]): Parsed {
  const parser = new Parser(tokensOf(text), fields);
  return { expression: parser.whole(), places: parser.places };
}

class Parser {
  readonly places: Places = new Map();
  private at = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly fields: readonly FormulaField[],
  ) {}

  whole(): Expression {
    if (this.peek().kind === "end") throw new FormulaError("empty", 0, 0);
    const expression = this.row(0);
    if (this.peek().kind !== "end") this.unexpected();
    return expression;
  }

  private peek(): Token {
    const token = this.tokens[this.at];
    if (!token) throw new FormulaError("unfinished", 0, 0);
    return token;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.at += 1;
    return token;
  }

  private is(mark: string): boolean {
    return this.peek().kind === "mark" && this.peek().value === mark;
  }

  private unexpected(): never {
    const { kind, from, to, value } = this.peek();
    if (kind === "end") throw new FormulaError("unfinished", from, to);
    throw new FormulaError(value === ")" ? "bracket_closed" : "unexpected", from, to, { what: value });
  }

  private keep<T extends Expression>(expression: T, from: number): T {
    const to = this.tokens[this.at - 1]?.to ?? from;
    this.places.set(expression, { from, to });
    return expression;
  }

  private row(depth: number): Expression {
    const marks = ROWS[depth];
    if (!marks) return this.signed();
    const { from } = this.peek();
    let left = this.row(depth + 1);
    let chain: Operation | null = null;
    while (this.peek().kind === "mark" && marks.includes(this.peek().value)) {
      const mark = this.take().value;
      const right = this.row(depth + 1);
      const op = NAMED[mark] ?? mark;
      if (chain !== null && chain.op === op && CHAINED.has(mark)) {
        chain.args.push(right);
      } else {
        chain = { op, args: [left, right] };
      }
      left = this.keep(chain, from);
    }
    return left;
  }

  private signed(): Expression {
    const { from } = this.peek();
    if (this.is("+")) {
      this.take();
      return this.signed();
    }
    if (!this.is("-")) return this.primary();
    this.take();
    if (this.peek().kind === "number") return this.keep(numberOf(`-${this.take().value}`), from);
    const part = this.signed();
    return this.keep({ op: "-", args: [this.keep({ value: 0 }, from), part] }, from);
  }

  private primary(): Expression {
    const token = this.peek();
    const { kind, value, from } = token;
    if (kind === "name") return this.named(this.take());
    if (kind === "mark" && value === "(") return this.bracketed();
    if (kind === "mark" && value === "[") return this.list();
    if (kind === "mark" || kind === "end") this.unexpected();
    this.take();
    if (kind === "field") return this.keep(fieldOrLookup(fieldNamed(token, this.fields).name), from);
    if (kind === "number") return this.keep(numberOf(value), from);
    return this.keep(kind === "date" ? dateOf(token) : { value }, from);
  }

  private bracketed(): Expression {
    const { from } = this.take();
    const inside = this.row(0);
    this.close(")", from);
    return this.keep(inside, from);
  }

  private close(mark: ")" | "]", from: number): void {
    if (this.is(mark)) {
      this.take();
    } else if (this.peek().kind === "end") {
      throw new FormulaError("bracket_open", from, from + 1);
    } else {
      this.unexpected();
    }
  }

  private list(): Expression {
    const { from } = this.take();
    const items: Expression[] = [];
    while (!this.is("]") && this.peek().kind !== "end") {
      if (items.length > 0) this.comma();
      items.push(this.signed());
    }
    this.close("]", from);
    return this.keep(listOf(items, from, this.tokens[this.at - 1]?.to ?? from), from);
  }

  private comma(): void {
    if (!this.is(",")) this.unexpected();
    this.take();
  }

  private named({ value, from, to }: Token): Expression {
    const word = value.toUpperCase();
    if (!this.is("(")) {
      if (word in WORDS) return this.keep({ value: WORDS[word] }, from);
      throw new FormulaError(functionNamed(value) ? "bracket_missing" : "name_unknown", from, to, {
        name: value,
      });
    }
    const called = functionNamed(value);
    if (!called) throw new FormulaError("function_unknown", from, to, { name: value });
    const opened = this.take().from;
    const args: Expression[] = [];
    while (!this.is(")") && this.peek().kind !== "end") {
      if (args.length > 0) this.comma();
      args.push(this.row(0));
    }
    this.close(")", opened);
    return this.keep(this.call(called, args, from), from);
  }

  private call({ op, english }: FunctionName, args: Expression[], from: number): Expression {
    const to = this.tokens[this.at - 1]?.to ?? from;
    if (op in FACT_CALLS) {
      if (args.length > 0) throw new FormulaError("takes_nothing", from, to, { name: english });
      return { field: op };
    }
    if (op !== ZERO_IF_NULL) return { op, args };
    const [inside] = args;
    if (args.length !== 1 || !inside || !("op" in inside) || !OPERATIONS.get(inside.op)?.mayZero) {
      throw new FormulaError("zero_needs_calculation", from, to);
    }
    return { ...inside, zero_if_null: true };
  }
}

/** A field of a linked record stands for what is looked up through the link. */
function fieldOrLookup(name: string): Expression {
  const [link = name, code] = name.split(BETWEEN);
  return code === undefined ? { field: name } : { op: "lookup", args: [{ field: link }, { value: code }] };
}

function numberOf(digits: string): Expression {
  const number = Number(digits);
  const isPlain = Number.isSafeInteger(number) && String(number) === digits;
  return isPlain ? { value: number } : { value: digits, type: "number" };
}

function dateOf({ value, from, to }: Token): Expression {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { value, type: "date" };
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return { value, type: "datetime" };
  throw new FormulaError("date_malformed", from, to, { date: value });
}

function listOf(items: Expression[], from: number, to: number): Expression {
  const values = items.map((item) => ("value" in item ? item.value : undefined));
  const types = new Set(items.map((item) => ("type" in item && item.type ? item.type : "")));
  if (values.every((value) => typeof value === "string") && types.size <= 1 && !types.has("number")) {
    return types.has("date") ? { value: values, type: "dates" } : { value: values };
  }
  if (values.every((value) => typeof value === "number")) return { value: values };
  if (!types.has("date") && values.every((value) => /^-?[0-9.]+$/.test(String(value)))) {
    return { value: values.map(String), type: "numbers" };
  }
  throw new FormulaError("list_mixed", from, to);
}
