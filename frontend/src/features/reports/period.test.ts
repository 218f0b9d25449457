import { expect, test } from "vitest";
import { isMonth, isWholeMonth, monthOf, moved } from "./period";

test("a month moves by months, over the turn of the year", () => {
  expect(moved({ from: "2026-01-01", to: "2026-01-31" }, -1)).toEqual({
    from: "2025-12-01",
    to: "2025-12-31",
  });
  expect(moved({ from: "2026-01-01", to: "2026-01-31" }, 1)).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
});

test("part of the present month moves to the whole month before", () => {
  expect(moved({ from: "2026-11-01", to: "2026-11-24" }, -1)).toEqual(monthOf("2026-10-09"));
});

test("other days move by their own length", () => {
  expect(moved({ from: "2026-11-05", to: "2026-11-14" }, -1)).toEqual({
    from: "2026-10-26",
    to: "2026-11-04",
  });
});

test("a month is whole only to its last day", () => {
  expect(isMonth({ from: "2026-11-01", to: "2026-11-24" })).toBe(true);
  expect(isWholeMonth({ from: "2026-11-01", to: "2026-11-24" })).toBe(false);
  expect(isWholeMonth({ from: "2028-02-01", to: "2028-02-29" })).toBe(true);
});
