import { describe, expect, test } from "vitest";
import { ago, dayHead, duration, exact, hoursMinutes, moment, timeLeft } from "./dates";

const NOW = "2026-11-24T06:18:00Z"; // 14:18 in Shanghai, a Tuesday

describe("the past", () => {
  test.each([
    ["2026-11-24T06:17:40Z", "刚刚"],
    ["2026-11-24T06:00:00Z", "18 分钟前"],
    ["2026-11-24T05:05:00Z", "13:05"],
    ["2026-11-23T07:52:00Z", "昨天 15:52"],
    ["2026-11-20T07:52:00Z", "11月20日"],
    ["2025-11-20T07:52:00Z", "2025年11月20日"],
  ])("%s is said as %s", (at, words) => {
    expect(ago(at, NOW)).toBe(words);
  });

  test("the exact moment stands in the organization's time zone", () => {
    expect(exact("2026-11-24T05:05:09Z")).toBe("2026-11-24 13:05:09");
  });
});

describe("what is to come", () => {
  test.each([
    ["2026-11-24T08:00:00Z", "今天 16:00"],
    ["2026-11-25T03:00:00Z", "明天 11:00"],
    ["2026-11-26T02:00:00Z", "周四 10:00"],
    ["2026-12-30T02:00:00Z", "12月30日 10:00"],
  ])("%s is said as %s", (at, words) => {
    expect(moment(at, NOW)).toBe(words);
  });

  test.each([
    [102, "2026-11-24T08:00:00Z", "剩 1:42"],
    [-42, "2026-11-24T05:36:00Z", "超 0:42"],
    [480, "2026-11-25T03:00:00Z", "明天 11:00"],
  ])("%i minutes left until %s reads %s", (minutes, due, words) => {
    expect(timeLeft(minutes, due, NOW)).toBe(words);
  });
});

test("a day head names the day, the date and the weekday", () => {
  expect(dayHead("2026-11-23T07:52:00Z", NOW)).toBe("昨天 11月23日 周一");
  expect(dayHead("2026-11-24T01:00:00Z", NOW)).toBe("今天 11月24日 周二");
});

test("durations are minutes, hours with minutes, or days", () => {
  expect([duration(18), duration(200), duration(5000), hoursMinutes(-42)]).toEqual([
    "18 分钟",
    "3:20",
    "3 天",
    "0:42",
  ]);
});
