import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderPiece } from "@/testing/render";
import type { SpecialDay } from "../api";
import { monthsOf, NINE_TO_SIX, workingDays } from "../year";
import { YearView } from "./YearView";

const WEEK = { "1": NINE_TO_SIX, "2": NINE_TO_SIX, "3": NINE_TO_SIX, "4": NINE_TO_SIX, "5": NINE_TO_SIX };

const NATION = { layer: "national", layer_name: { "zh-CN": "中国" }, is_own: false } as const;
const OWN = { layer: "organization", layer_name: {}, is_own: true } as const;

const SPECIAL: SpecialDay[] = [
  {
    day: "2026-10-01",
    kind: "holiday",
    name: { "zh-CN": "国庆节", en: "National Day" },
    hours: [],
    ...NATION,
  },
  { day: "2026-10-10", kind: "makeup", name: { "zh-CN": "国庆节" }, hours: NINE_TO_SIX, ...NATION },
  { day: "2026-10-16", kind: "custom", name: {}, hours: [["09:00", "12:00"]], ...OWN },
];

const OCTOBER = 9;

test("a year has twelve months, each beginning under its weekday", () => {
  const months = monthsOf(2026, WEEK, []);

  expect(months.map((month) => month.days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months.map((month) => month.lead)).toEqual([3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1]);
});

test("working days are those with hours: holidays leave, make-up days join", () => {
  const ordinary = workingDays(monthsOf(2026, WEEK, []));

  expect(ordinary).toBe(261);
  expect(workingDays(monthsOf(2026, WEEK, SPECIAL))).toBe(261);
});

test("a leap year knows the 29th of February", () => {
  expect(monthsOf(2028, WEEK, [])[1]?.days.at(-1)?.iso).toBe("2028-02-29");
});

test("every kind of day is said in words and marked with a sign", async () => {
  const months = monthsOf(2026, WEEK, SPECIAL).slice(OCTOBER, OCTOBER + 1);
  renderPiece(<YearView year={2026} months={months} today="2026-10-12" onDay={vi.fn()} />);
  const october = within(await screen.findByRole("region", { name: "十月" }));

  expect(october.getByRole("button", { name: "2026-10-01 · 放假 · 国庆节 · 国家" })).toHaveTextContent("1休");
  expect(
    october.getByRole("button", { name: "2026-10-10 · 补班 · 国庆节 · 09:00–12:00 13:00–18:00 · 国家" }),
  ).toHaveTextContent("10班");
  expect(october.getByRole("button", { name: "2026-10-16 · 自定时间 · 09:00–12:00" })).toHaveTextContent(
    "16改",
  );
  expect(october.getByRole("button", { name: "2026-10-11 · 休息" })).toHaveTextContent("11");
  expect(october.getByRole("button", { name: /2026-10-12/ })).toHaveAttribute("aria-current", "date");
});

test("pressing a day opens it", async () => {
  const onDay = vi.fn();
  const months = monthsOf(2026, WEEK, SPECIAL).slice(OCTOBER, OCTOBER + 1);
  const { user } = renderPiece(<YearView year={2026} months={months} today="2026-10-12" onDay={onDay} />);

  await user.click(await screen.findByRole("button", { name: "2026-10-01 · 放假 · 国庆节 · 国家" }));

  expect(onDay).toHaveBeenCalledWith(expect.objectContaining({ iso: "2026-10-01", kind: "holiday" }));
});
