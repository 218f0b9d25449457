import { describe, expect, test } from "vitest";
import lines from "../../../../../vectors/expr.jsonl?raw";
import { evaluate, type Row } from "../evaluate";
import type { Expression } from "../operation";
import { OPERATIONS } from "../registry";
import { ExpressionRefusal, plain } from "../values";
import { readWorld } from "../world";
import { analyze, tryFormula } from "./analyze";
import { callAt, complete } from "./complete";
import type { FormulaField } from "./fields";
import { FUNCTIONS } from "./names";
import { parseFormula } from "./parse";
import { printFormula } from "./print";
import { FormulaError } from "./tokens";

const FIELDS: FormulaField[] = [
  { name: "f_qty", code: "qty", labels: ["数量", "Quantity"], type: "number" },
  { name: "f_price", code: "price", labels: ["单价", "Price"], type: "number" },
  { name: "f_kind", code: "kind", labels: ["类型", "Kind"], type: "text" },
  { name: "f_due", code: "due", labels: ["日期"], type: "date" },
  { name: "f_done", code: "done", labels: ["日期"], type: "date" },
  { name: "items.price", code: "items.price", labels: ["明细.单价"], type: "numbers" },
  { name: "today", code: "today", labels: ["今天"], type: "date" },
];
const field = (name: string): Expression => ({ field: name });
const op = (name: string, ...args: Expression[]): Expression => ({ op: name, args });
const value = (raw: unknown): Expression => ({ value: raw });
const [QTY, PRICE, KIND] = [field("f_qty"), field("f_price"), field("f_kind")];

describe("a formula is read", () => {
  test.each<[string, Expression]>([
    ["{数量}", QTY],
    ["{ Quantity }", QTY],
    ["{price}", PRICE],
    ["{明细.单价}", field("items.price")],
    ["1 + 2 * 3", op("+", value(1), op("*", value(2), value(3)))],
    ["(1 + 2) * 3", op("*", op("+", value(1), value(2)), value(3))],
    ["1 + 2 + 3", op("+", value(1), value(2), value(3))],
    ["(1 + 2) + 3", op("+", op("+", value(1), value(2)), value(3))],
    ["1 - 2 - 3", op("-", op("-", value(1), value(2)), value(3))],
    ["1 - 2 + 3", op("+", op("-", value(1), value(2)), value(3))],
    ["2 ^ 3", op("power", value(2), value(3))],
    ["-5", value(-5)],
    ["-{数量}", op("-", value(0), QTY)],
    ["0.9", { value: "0.9", type: "number" }],
    ['{类型} & "-" & {数量}', op("concat", KIND, value("-"), QTY)],
    ['"说""好"""', value('说"好"')],
    ["“好”", value("好")],
    ["#2026-11-22#", { value: "2026-11-22", type: "date" }],
    ["{数量} <> 1", op("!=", QTY, value(1))],
    ["{数量} ≥ 1", op(">=", QTY, value(1))],
    ['{类型} = "a"', op("=", KIND, value("a"))],
    ['IN({类型}, ["a", "b"])', op("in", KIND, value(["a", "b"]))],
    ["IN({数量}, [1, 2.5])", op("in", QTY, { value: ["1", "2.5"], type: "numbers" })],
    ["true", value(true)],
    ["空", value(null)],
    ["TODAY()", field("today")],
    ["今天()", field("today")],
    ["求和({明细.单价})", op("sum", field("items.price"))],
    ["SUM({items.price})", op("sum", field("items.price"))],
    ["LEN({类型})", op("length", KIND)],
    [
      "如果（{数量} > 10，四舍五入（{单价} × {数量} × 0.9，2），{单价} × {数量}）",
      op(
        "if",
        op(">", QTY, value(10)),
        op("round", op("*", PRICE, QTY, { value: "0.9", type: "number" }), value(2)),
        op("*", PRICE, QTY),
      ),
    ],
    ["ZERO_IF_NULL({数量} + {单价})", { op: "+", args: [QTY, PRICE], zero_if_null: true }],
  ])("%s", (text, expression) => {
    expect(parseFormula(text, FIELDS).expression).toEqual(expression);
  });
});

describe("what cannot be read is said with its place", () => {
  test.each<[string, string, number, number]>([
    ["", "empty", 0, 0],
    ["1 +", "unfinished", 3, 3],
    ["(1 + 2", "bracket_open", 0, 1],
    ["SUM(1, 2", "bracket_open", 3, 4],
    ["1 + 2)", "bracket_closed", 5, 6],
    ["1 2", "unexpected", 2, 3],
    ["* 2", "unexpected", 0, 1],
    ['"abc', "text_open", 0, 4],
    ["{数量", "field_open", 0, 3],
    ["1 ? 2", "mark_unknown", 2, 3],
    ["{库存} + 1", "field_unknown", 0, 4],
    ["{日期}", "field_ambiguous", 0, 4],
    ["数量 + 1", "name_unknown", 0, 2],
    ["FOO(1)", "function_unknown", 0, 3],
    ["SUM + 1", "bracket_missing", 0, 3],
    ["TODAY(1)", "takes_nothing", 0, 8],
    ["ZERO_IF_NULL({数量})", "zero_needs_calculation", 0, 18],
    ["#2026#", "date_malformed", 0, 6],
    ['[1, "a"]', "list_mixed", 0, 8],
  ])("%s", (text, code, from, to) => {
    const read = () => parseFormula(text, FIELDS);

    expect(read).toThrow(FormulaError);
    expect(analyze(text, FIELDS).problem).toMatchObject({ key: `formula.error.${code}`, from, to });
  });

  test.each<[string, string, number, number]>([
    ['{数量} + "a"', "errors.expressions.type_mismatch", 7, 10],
    ["LEFT({类型})", "errors.expressions.wrong_count", 0, 10],
    ["1 + ROUND({单价}, {数量})", "errors.expressions.literal_expected", 16, 20],
    ["NOW()", "errors.expressions.unknown_field", 0, 5],
  ])("%s", (text, key, from, to) => {
    expect(analyze(text, FIELDS).problem).toMatchObject({ key, from, to });
  });

  test("a condition must give a yes or no", () => {
    expect(analyze("{数量} + 1", FIELDS, "boolean").problem).toMatchObject({
      key: "errors.expressions.type_mismatch",
      facts: { expected: "boolean", actual: "number" },
    });
  });
});

describe("a tree is written", () => {
  test.each([
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "(1 + 2) + 3",
    "1 - (2 - 3)",
    "1 - 2 + 3",
    '({类型} & "a") & "b"',
    "({数量} = 1) = TRUE",
    "ZERO_IF_NULL({数量} + {单价}) * 2",
    "IF({数量} > 10, ROUND({单价} * {数量} * 0.9, 2), {单价} * {数量})",
    "DAYS_BETWEEN({due}, TODAY())",
    "IN({数量}, [1, 2.50])",
    "IN({due}, [#2026-11-22#])",
  ])("%s", (text) => {
    const once = parseFormula(text, FIELDS).expression;
    const again = parseFormula(printFormula(once, { fields: FIELDS }), FIELDS).expression;

    expect(again).toEqual(once);
  });

  test("in Chinese too", () => {
    const { expression } = parseFormula("IF({数量} > 1, SUM({明细.单价}), 0)", FIELDS);

    expect(printFormula(expression, { fields: FIELDS, language: "zh-CN" })).toBe(
      "如果({数量} > 1, 求和({明细.单价}), 0)",
    );
  });

  test("fields of one name are written by their codes", () => {
    expect(printFormula(field("f_done"), { fields: FIELDS })).toBe("{done}");
  });
});

describe("every shared expression", () => {
  const [head = "{}", ...rest] = lines.trim().split("\n");
  const { types, surroundings } = readWorld(head);
  const fields = Object.entries(types).map(([name, type]) => ({ name, code: name, labels: [name], type }));
  const vectors: { name: string; expression: Expression; values: Row; before?: Row }[] = rest.map((line) =>
    JSON.parse(line),
  );

  function answerOf(expression: Expression, { values, before }: { values: Row; before?: Row }): unknown {
    try {
      return plain(evaluate(expression, values, types, before ?? null, surroundings));
    } catch (refusal) {
      return refusal instanceof ExpressionRefusal ? refusal.code : refusal;
    }
  }

  test.each(vectors)("$name", (vector) => {
    const text = printFormula(vector.expression, { fields });
    const { expression } = parseFormula(text, fields);

    expect(answerOf(expression, vector)).toEqual(answerOf(vector.expression, vector));
    expect(parseFormula(printFormula(expression, { fields }), fields).expression).toEqual(expression);
  });
});

describe("completion", () => {
  const namesAt = (text: string, language: "zh-CN" | "en" = "en") =>
    complete(text, text.length, FIELDS, language).suggestions.map(({ insert }) => insert);

  test("offers fields in braces, those that begin so first", () => {
    expect(namesAt("1 + {单")).toEqual(["{单价}", "{明细.单价}"]);
    expect(namesAt("{").length).toBe(FIELDS.length);
  });

  test("offers functions and fields for a word", () => {
    expect(namesAt("ROU")).toEqual(["ROUND("]);
    expect(namesAt("求", "zh-CN")).toEqual(["求和("]);
    expect(namesAt("数量")).toContain("{数量}");
  });

  test("offers nothing in a text", () => {
    expect(namesAt('"数')).toEqual([]);
  });

  test("replaces what is typed, the closing brace too", () => {
    expect(complete("{单} + 1", 2, FIELDS)).toMatchObject({ from: 0, to: 3 });
  });

  test("knows in which function and argument the caret stands", () => {
    expect(callAt("IF({数量} > 1, ROUND({单价}, ", 25)).toMatchObject({
      called: { op: "round" },
      argument: 1,
    });
    expect(callAt('IF(CONCAT("(", "a"), ', 21)).toMatchObject({ called: { op: "if" }, argument: 1 });
    expect(callAt("1 + 2", 5)).toBeNull();
  });
});

test("every operation has a name, and no two functions share one", () => {
  const marks = ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"];
  const names = FUNCTIONS.flatMap(({ english, chinese, also }) => [english, chinese, ...also]);

  expect(FUNCTIONS.map(({ op }) => op)).toEqual(
    expect.arrayContaining([...OPERATIONS.keys()].filter((name) => !marks.includes(name))),
  );
  expect(new Set(names).size).toBe(names.length);
});

test("a formula is tried with sample values", () => {
  const { expression } = parseFormula("{数量} * {单价}", FIELDS);

  expect(tryFormula(expression, FIELDS, { f_qty: "3", f_price: "1.5" })).toMatchObject({
    value: expect.objectContaining({}),
  });
  expect(tryFormula(expression, FIELDS, { f_qty: "x" })).toMatchObject({
    refusal: { code: "expressions.bad_value" },
  });
});
