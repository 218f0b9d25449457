import { expect, test } from "vitest";
import type { Column } from "./api";
import { fits, type Mapping, stillNeeded, targetsOf, withFormat, withTargets, withValue } from "./mapping";

const column = (name: string, formats: string[] = []): Column => ({
  name,
  kind: formats.length > 0 ? "moment" : "text",
  formats,
  missing: [],
  choices: [],
  samples: [],
});
const EMPTY: Mapping = { format: 1, source: "old", columns: [] };

test("a target that takes one column leaves the column it had", () => {
  const first = withTargets(EMPTY, column("a"), ["source_id", "fact"]);
  const second = withTargets(first, column("b"), ["source_id", "fact"]);

  expect(targetsOf(second, "a")).toEqual(["fact"]);
  expect(targetsOf(second, "b")).toEqual(["source_id", "fact"]);
});

test("a date brings its guessed format, which can be changed", () => {
  const guessed = withTargets(EMPTY, column("opened", ["d/m/y", "m/d/y"]), ["created_at", "fact"]);
  const chosen = withFormat(guessed, "opened", "m/d/y");

  expect(guessed.columns[0]).toEqual({ column: "opened", target: "created_at", format: "d/m/y" });
  expect(chosen.columns.map((entry) => entry.format)).toEqual(["m/d/y", undefined]);
});

test("a word is given a meaning and left to itself again", () => {
  const mapping = withTargets(EMPTY, column("state"), ["status"]);
  const meant = withValue(mapping, "state", "status", "-100", "waiting");

  expect(meant.columns[0]?.values).toEqual({ "-100": "waiting" });
  expect(withValue(meant, "state", "status", "-100").columns[0]?.values).toEqual({});
});

test("what must be said is missed, and a strange mapping does not fit", () => {
  const mapping = withTargets(EMPTY, column("no"), ["source_id"]);

  expect(stillNeeded(mapping)).toEqual(["created_at"]);
  expect(fits(mapping, [column("no")])).toBe(true);
  expect(fits(mapping, [column("other")])).toBe(false);
});
