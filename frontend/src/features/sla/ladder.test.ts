import { expect, test } from "vitest";
import { minutesFrom } from "./components/TimeInput";
import { isWhole, newLevel, wholeLevel } from "./ladder";

test("a new level takes a key that is free and tells the leads half an hour before", () => {
  const first = newLevel([]);
  const second = newLevel([first]);

  expect([first.key, second.key]).toEqual(["level_1", "level_2"]);
  expect([first.minutes, first.before, first.whom]).toEqual([30, true, ["leads"]]);
});

test("a level that tells nobody or adds a nameless subtask is not complete", () => {
  expect(isWhole(wholeLevel({ key: "a" }))).toBe(false);
  expect(isWhole(wholeLevel({ key: "a", do: "subtask" }))).toBe(false);
  expect(isWhole(wholeLevel({ key: "a", do: "reassign" }))).toBe(true);
});

test("hours and minutes are read as people write them", () => {
  expect(["4", "4:30", "0:15", "4：05", "", "0:00", "x"].map(minutesFrom)).toEqual([
    240,
    270,
    15,
    245,
    null,
    undefined,
    undefined,
  ]);
});
