import { expect, test } from "vitest";
import type { Expression } from "@/lib/expressions/operation";
import type { Column } from "./columns";
import { expressionOf, resolved, type Test, testOf } from "./filters";
import { grainOf, rangeOf } from "./grains";
import { GRAINS, keptQuery, readListing, searchOf } from "./listing";
import { expressionOfTree, treeOf } from "./tree";

function column(code: string, kind: string, type: Column["type"]): Column {
  const field = { id: code, code, kind, label: {} };
  return { code, label: code, field, type, access: "edit", isFigure: false, isSortable: true, isOwn: false };
}

const COLUMNS = [
  column("name", "text", "text"),
  column("state", "select", "text"),
  column("tags", "multiselect", "texts"),
  column("owner", "member", "number"),
  column("price", "money", "number"),
  column("since", "date", "date"),
  column("seen", "datetime", "datetime"),
  column("is_on", "bool", "boolean"),
];

const TESTS: Test[] = [
  { code: "name", how: "contains", values: ["泵"] },
  { code: "name", how: "is_empty", values: [] },
  { code: "state", how: "is_not", values: ["run", "fix"] },
  { code: "tags", how: "is", values: ["auto"] },
  { code: "owner", how: "is", values: ["7", "9"] },
  { code: "price", how: "between", values: ["1", "2.5"] },
  { code: "since", how: "is", values: ["2026-11-24"] },
  { code: "since", how: "since", values: ["@-7"] },
  { code: "seen", how: "between", values: ["2026-11-01", "2026-11-30"] },
  { code: "seen", how: "until", values: ["@"] },
  { code: "is_on", how: "is", values: ["false"] },
];

test.each(TESTS)("$code $how $values is written as a condition and read back", (one) => {
  const found = COLUMNS.find(({ code }) => code === one.code) as Column;

  expect(testOf(expressionOf(one, found), COLUMNS)).toEqual(one);
});

test("days counted from today are asked for as days", () => {
  const seen = COLUMNS.find(({ code }) => code === "seen") as Column;
  const condition = expressionOf({ code: "seen", how: "until", values: ["@-1"] }, seen);

  expect(resolved(condition, "2026-11-24")).toEqual({
    op: "<",
    args: [{ field: "seen" }, { value: "2026-11-23T16:00:00Z", type: "datetime" }],
  });
});

test("groups of conditions become a tree and the same condition again", () => {
  const filter: Expression = {
    op: "or",
    args: [
      expressionOf(TESTS[0] as Test, COLUMNS[0] as Column),
      {
        op: "and",
        args: [
          expressionOf(TESTS[2] as Test, COLUMNS[1] as Column),
          expressionOf(TESTS[5] as Test, COLUMNS[4] as Column),
        ],
      },
    ],
  };

  expect(expressionOfTree(treeOf(filter, COLUMNS), COLUMNS)).toEqual(filter);
});

test.each(GRAINS)("a day lies within its %s", (grain) => {
  const [first, last] = rangeOf(grainOf("2026-12-31", grain), grain);

  expect(first <= "2026-12-31" && "2026-12-31" <= last).toBe(true);
});

test("a week is named by the year of its Thursday", () => {
  expect(grainOf("2027-01-01", "week")).toBe("2026W53");
  expect(rangeOf("2026W53", "week")).toEqual(["2026-12-28", "2027-01-03"]);
});

test("a view keeps the condition as it was meant, and as it is today", () => {
  const since: Expression = { op: ">=", args: [{ field: "since" }, { value: "@", type: "date" }] };
  const search = new URLSearchParams({ filter: JSON.stringify(since), sort: "-price", at: "3" });

  const query = keptQuery(search);
  const view = { id: 8, name: "", query: query as never, kind: "grid", scope: "private" };
  const shown = searchOf({ ...view, is_own: true, is_shared: false, team_id: null });

  expect(query.filter).not.toEqual(since);
  expect(readListing(shown)).toMatchObject({
    filter: since,
    sorts: [{ code: "price", isDown: true }],
    at: null,
  });
});
