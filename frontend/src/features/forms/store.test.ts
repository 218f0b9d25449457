import { describe, expect, test } from "vitest";
import type { Expression } from "@/lib/expressions/operation";
import type { FieldDefinition } from "./definition";
import { FormStore } from "./store";

const NOW = "2026-11-24T06:18:00Z";

function field(code: string, kind: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return { id: `f_${code}`, code, kind, label: { "zh-CN": code }, ...more };
}

function begin(fields: FieldDefinition[], more: Partial<ConstructorParameters<typeof FormStore>[0]> = {}) {
  return new FormStore({ content: { fields }, around: { now: NOW }, ...more });
}

const is = (name: string, value: unknown): Expression => ({ op: "=", args: [{ field: name }, { value }] });
const times = (one: string, other: string): Expression => ({
  op: "*",
  args: [{ field: one }, { field: other }],
});

describe("conditions", () => {
  const kind = field("kind", "select");

  test("show a field by the code of another, and what is not asked is not sent", () => {
    const store = begin([kind, field("liters", "number", { visible: is("kind", "leak") })]);
    store.set("f_liters", "3");

    expect(store.state("f_liters").isShown).toBe(false);
    expect(store.submission()).toEqual({ f_kind: null });

    store.set("f_kind", "leak");

    expect(store.state("f_liters").isShown).toBe(true);
    expect(store.submission()).toEqual({ f_kind: "leak", f_liters: "3" });
  });

  test("make a field needed; headings and what is only read never are", () => {
    const store = begin([
      kind,
      field("liters", "number", { required_if: is("kind", "leak") }),
      field("head", "section", { required: true }),
      field("fixed", "text", { readonly: true, required: true }),
    ]);

    expect([...store.judge().keys()]).toEqual([]);

    store.set("f_kind", "leak");

    expect(store.judge()).toEqual(new Map([["f_liters", [{ code: "forms.required" }]]]));
  });

  test("may ask what day it is", () => {
    const late: Expression = { op: "<", args: [{ field: "due" }, { field: "today" }] };
    const store = begin([field("due", "date"), field("why", "text", { visible: late })]);

    store.set("f_due", "2026-11-24");
    expect(store.state("f_why").isShown).toBe(false);

    store.set("f_due", "2026-11-23");
    expect(store.state("f_why").isShown).toBe(true);
  });

  test("a hidden section hides what stands in it", () => {
    const store = begin([
      kind,
      field("part", "section", { visible: is("kind", "leak") }),
      field("one", "text"),
    ]);

    expect(store.state("f_one").isShown).toBe(false);

    store.set("f_kind", "leak");

    expect(store.state("f_one").isShown).toBe(true);
  });

  test("a hidden answer counts as none for those that read it, unless it is kept", () => {
    const hidden = (clear_when_hidden: "clear" | "keep") =>
      begin(
        [
          kind,
          field("inner", "text", { visible: is("kind", "leak"), clear_when_hidden }),
          field("last", "text", { visible: is("inner", "x") }),
        ],
        { answers: { f_inner: "x" } },
      );

    expect(hidden("clear").state("f_last").isShown).toBe(false);
    expect(hidden("keep").state("f_last").isShown).toBe(true);
  });
});

describe("formulas and defaults", () => {
  const price = field("price", "money");
  const count = field("count", "number");

  test("follow their inputs in the order of their dependence, wherever they stand", () => {
    const store = begin([
      field("twice", "formula", { expression: times("total", "two"), scale: 2 }),
      field("total", "formula", { expression: times("price", "count"), scale: 2 }),
      price,
      count,
      field("two", "number", { default: "2" }),
    ]);

    store.set("f_price", { amt: "12.50", cur: "CNY" });
    store.set("f_count", "3");

    expect(store.answer("total")).toBe("37.5");
    expect(store.answer("twice")).toBe("75");
  });

  test("a formula default follows until a person types", () => {
    const store = begin([
      count,
      field("boxes", "number", { default: { by: "formula", expression: times("count", "count") } }),
    ]);

    store.set("f_count", "3");
    expect(store.answer("boxes")).toBe("9");

    store.set("f_boxes", "4");
    store.set("f_count", "5");
    expect(store.answer("boxes")).toBe("4");
  });

  test("are taken from who fills in, when, where and what was filled in before", () => {
    const store = begin(
      [
        field("who", "member", { default: { by: "current_person" } }),
        field("where", "departments", { default: { by: "current_department" } }),
        field("day", "date", { default: { by: "now" } }),
        field("asset", "text", { default: { by: "parameter", name: "asset" } }),
        field("phone", "text", { default: { by: "previous" } }),
      ],
      {
        around: {
          now: NOW,
          person: 7,
          department: 3,
          parameters: { asset: "IM-03" },
          previous: { f_phone: "8119" },
        },
      },
    );

    expect(store.submission()).toEqual({
      f_who: 7,
      f_where: [3],
      f_day: "2026-11-24",
      f_asset: "IM-03",
      f_phone: "8119",
    });
  });
});

describe("rows", () => {
  const table = field("lines", "subtable", {
    columns: [
      field("part", "text", { required: true }),
      field("price", "money"),
      field("count", "number"),
      field("sum", "formula", { expression: times("price", "count"), scale: 2 }),
    ],
    min_rows: 1,
  });
  const row = (id: string, part: string | null, amt: string, count: string) => ({
    id,
    f_part: part,
    f_price: { amt, cur: "CNY" },
    f_count: count,
  });

  test("compute their own columns; a rollup sums them", () => {
    const store = begin([
      table,
      field("all", "rollup", { over: "lines", of: "sum", column: "sum" }),
      field("rows", "rollup", { over: "lines", of: "count" }),
    ]);

    store.set("f_lines", [row("r_a", "pump", "10", "2"), row("r_b", "seal", "0.55", "3")]);

    expect(store.answer("lines")).toMatchObject([{ f_sum: "20" }, { f_sum: "1.65" }]);
    expect(store.answer("all")).toBe("21.65");
    expect(store.answer("rows")).toBe("2");
  });

  test("are judged cell by cell", () => {
    const store = begin([table]);

    store.set("f_lines", [row("r_a", null, "1.234", "2")]);

    expect(store.judge().get("f_lines")).toEqual([
      { code: "forms.required", part: "r_a.f_part" },
      { code: "forms.too_many_decimals", facts: { scale: 2 }, part: "r_a.f_price" },
    ]);
  });
});

describe("permission and checks", () => {
  test("what may only be read is not sent; what is hidden is not shown", () => {
    const store = begin([field("one", "text"), field("two", "text"), field("three", "text")], {
      answers: { f_one: "a", f_two: "b", f_three: "c" },
      access: { f_one: "edit", f_two: "read" },
    });

    expect(store.submission()).toEqual({ f_one: "a" });
    expect(store.state("f_two").isShown).toBe(true);
    expect(store.state("f_three").isShown).toBe(false);
  });

  test("the form's own checks hold it up or only warn", () => {
    const message = { "zh-CN": "数量太多" };
    const content = {
      fields: [field("count", "number")],
      checks: [
        { condition: { op: "<", args: [{ field: "count" }, { value: 10 }] }, message, field: "count" },
        {
          condition: { op: "<", args: [{ field: "count" }, { value: 5 }] },
          message,
          level: "warning" as const,
        },
      ],
    };
    const store = new FormStore({ content, answers: { f_count: "7" } });

    expect(store.judge().size).toBe(0);
    expect(store.failing("warning")).toHaveLength(1);

    store.set("f_count", "12");

    expect(store.judge().get("f_count")).toEqual([{ code: "forms.check", facts: { message } }]);
  });
});

test("a key stroke tells only those that it concerns", () => {
  const told: string[] = [];
  const store = begin([
    field("one", "text"),
    field("two", "text"),
    field("three", "text", { visible: is("one", "x") }),
  ]);
  for (const { id } of store.fields) store.subscribe(id, () => told.push(id));

  store.set("f_one", "y");
  store.set("f_one", "x");

  expect(told.sort()).toEqual(["f_one", "f_one", "f_three"]);
});
