import { afterEach, expect, test } from "vitest";
import { setTimeZone } from "@/lib/dates";
import { dayAfter, momentOf, onDay, weekOf } from "./week";

afterEach(() => setTimeZone("Asia/Shanghai"));

test("a week begins on Monday, this one and the next", () => {
  expect(weekOf("2026-11-25")[0]).toBe("2026-11-23");
  expect(weekOf("2026-11-23", 1)).toEqual([
    "2026-11-30",
    "2026-12-01",
    "2026-12-02",
    "2026-12-03",
    "2026-12-04",
    "2026-12-05",
    "2026-12-06",
  ]);
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
});

test("a wall-clock time is a moment of the organization's time zone", () => {
  setTimeZone("Asia/Shanghai");
  expect(momentOf("2026-11-23", "09:00")).toBe("2026-11-23T09:00:00+08:00");
  setTimeZone("America/New_York");
  expect(momentOf("2026-11-23", "09:00")).toBe("2026-11-23T09:00:00-05:00");
});

test("a night shift stands on both of its days", () => {
  setTimeZone("Asia/Shanghai");
  const night = { from_at: "2026-11-23T22:00:00+08:00", until_at: "2026-11-24T06:00:00+08:00" };

  expect(
    ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"].map((day) => onDay([night], day).length),
  ).toEqual([0, 1, 1, 0]);
});
