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

const ICS = [
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20270101",
  "DTEND;VALUE=DATE:20270104",
  "SUMMARY:元旦",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20270206",
  "SUMMARY:春节补",
  " 班",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

test("an ICS file gives every day of its events; what speaks of work is a make-up day", () => {
  const { rows, problems } = readHolidays(ICS);

  expect(problems).toEqual([]);
  expect(rows.map((row) => [row.day, row.kind, row.name["zh-CN"]])).toEqual([
    ["2027-01-01", "holiday", "元旦"],
    ["2027-01-02", "holiday", "元旦"],
    ["2027-01-03", "holiday", "元旦"],
    ["2027-02-06", "makeup", "春节补班"],
  ]);
});

test("events with a time or that repeat are refused with their line", () => {
  const timed = ICS.replace(";VALUE=DATE:20270101", ":20270101T090000Z");
  const repeated = ICS.replace("SUMMARY:元旦", "SUMMARY:元旦\r\nRRULE:FREQ=YEARLY");

  expect(readHolidays(timed).problems).toEqual([{ line: 2, text: "元旦" }]);
  expect(readHolidays(repeated).problems).toEqual([{ line: 2, text: "元旦" }]);
  expect(readHolidays("BEGIN:VCALENDAR\nEND:VCALENDAR").problems).toHaveLength(1);
});
