import { describe, expect, test } from "vitest";
import { decimalTyped, grouped } from "./decimals";
import type { FieldDefinition } from "./definition";
import { inputOfMoment, momentOfInput } from "./moments";
import { asked, required } from "./visibility";

describe("numbers as people type them", () => {
  test.each([
    ["1,234.50", "1234.50"],
    ["１２．５", "12.5"],
    [" 3 000", "3000"],
  ])("%s becomes %s", (typed, stored) => {
    expect(decimalTyped(typed)).toBe(stored);
  });

  test("are shown with separators and never rounded", () => {
    expect(grouped("1234567.005", 2)).toBe("1,234,567.005");
    expect(grouped("12", 2)).toBe("12.00");
    expect(grouped("-1000")).toBe("-1,000");
  });
});

describe("moments", () => {
  test("are chosen and shown by the organization's clock", () => {
    expect(momentOfInput("2026-11-24T16:30")).toBe("2026-11-24T08:30:00Z");
    expect(inputOfMoment("2026-11-24T08:30:00Z")).toBe("2026-11-24T16:30");
  });

  test("are nothing while incomplete", () => {
    expect(momentOfInput("")).toBeNull();
  });
});

const field = (more: Partial<FieldDefinition>): FieldDefinition => ({
  id: "f_1",
  code: "one",
  kind: "text",
  label: { "zh-CN": "一" },
  ...more,
});

describe("conditions", () => {
  const kind = field({ id: "f_kind", code: "kind", kind: "select" });
  const isLeak = { op: "=", args: [{ field: "kind" }, { value: "leak" }] };

  test("show a field by the code of another", () => {
    const liters = field({ id: "f_liters", code: "liters", kind: "number", visible: isLeak });

    expect(asked([kind, liters], { f_kind: "noise" })).toEqual([kind]);
    expect(asked([kind, liters], { f_kind: "leak" })).toEqual([kind, liters]);
  });

  test("make a field needed; headings and what is only read never are", () => {
    const liters = field({ id: "f_liters", code: "liters", required_if: isLeak });
    const heading = field({ id: "f_head", kind: "section", required: true });
    const fixed = field({ id: "f_fixed", readonly: true, required: true });

    expect(required([kind, liters, heading, fixed], { f_kind: "leak" })).toEqual(new Set(["f_liters"]));
    expect(required([kind, liters, heading, fixed], { f_kind: null })).toEqual(new Set());
  });
});
