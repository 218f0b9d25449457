import { describe, expect, test } from "vitest";
import { decimalTyped, grouped } from "./decimals";
import { inputOfMoment, momentOfInput } from "./moments";

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
