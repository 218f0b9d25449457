import { expect, test } from "vitest";
import { readHolidays } from "./holidays";

test("lines with a head, Chinese kinds and weekdays of make-up days are understood", () => {
  const read = readHolidays("日期,类型,名称,照周几\n2027-01-01,放假,元旦\n2027-02-06,补班,春节,5");

  expect(read.problems).toEqual([]);
  expect(read.rows).toEqual([
    { day: "2027-01-01", kind: "holiday", name: { "zh-CN": "元旦" }, weekday: 1 },
    { day: "2027-02-06", kind: "makeup", name: { "zh-CN": "春节" }, weekday: 5 },
  ]);
});

test("a JSON list is understood", () => {
  const read = readHolidays(
    '[{"day": "2027-01-01", "kind": "holiday", "name": {"zh-CN": "元旦", "en": "New Year"}}]',
  );

  expect(read.rows).toEqual([
    { day: "2027-01-01", kind: "holiday", name: { "zh-CN": "元旦", en: "New Year" }, weekday: 1 },
  ]);
});

test("a line that makes no sense is named by its number", () => {
  const read = readHolidays("2027-01-01,holiday,元旦\n1 月 2 日,放假,元旦");

  expect(read.rows).toHaveLength(1);
  expect(read.problems).toEqual([{ line: 2, text: "1 月 2 日,放假,元旦" }]);
});
