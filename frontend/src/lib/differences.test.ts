import { expect, test } from "vitest";
import { differences } from "./differences";

test("equal contents do not differ", () => {
  expect(differences({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
});

test("entries are known by their key, not by their place", () => {
  const before = {
    rules: [
      { key: "a", team: "x" },
      { key: "b", team: "y" },
    ],
  };
  const after = {
    rules: [
      { key: "b", team: "z" },
      { key: "c", team: "w" },
    ],
  };

  expect(differences(before, after)).toEqual([
    { path: ["rules", "a"], before: { key: "a", team: "x" }, after: undefined },
    { path: ["rules", "b", "team"], before: "y", after: "z" },
    { path: ["rules", "c"], before: undefined, after: { key: "c", team: "w" } },
  ]);
});

test("another order of the same entries is a difference of its own", () => {
  const before = { rules: [{ key: "a" }, { key: "b" }] };
  const after = { rules: [{ key: "b" }, { key: "a" }] };

  expect(differences(before, after)).toEqual([
    { path: ["rules", "order"], before: ["a", "b"], after: ["b", "a"] },
  ]);
});

test("the first content against nothing is one difference a part", () => {
  expect(differences({}, { threshold: 2 })).toEqual([{ path: ["threshold"], before: undefined, after: 2 }]);
});
