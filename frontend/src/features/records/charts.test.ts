import { describe, expect, it } from "vitest";
import { barsOf, chartOf } from "./charts";
import type { Column } from "./columns";
import type { GroupOfRecords } from "./types";

function column(code: string, kind: string, type: string): Column {
  const field = { id: code, code, kind, label: {}, options: [] };
  return { code, field, type, label: code, access: "edit", isSortable: true, isOwn: false } as never;
}

const STAGE = column("stage", "select", "text");
const START = column("start", "date", "date");
const COST = column("cost", "money", "number");
const NOTE = column("note", "textarea", "text");
const COLUMNS = [NOTE, STAGE, START, COST];

function group(key: string | null, count: number, sum: string | null = null): GroupOfRecords {
  return { keys: [key], texts: [key ?? ""], count, measures: [sum] };
}

describe("a chart of records", () => {
  it("is of the first field whose answers many records share, counted, unless something else was chosen", () => {
    const usual = chartOf({ by: null, of: null }, COLUMNS);
    const chosen = chartOf({ by: "start:quarter", of: "cost" }, COLUMNS);

    expect([usual?.by, usual?.of]).toEqual(["stage", ""]);
    expect([chosen?.by, chosen?.of]).toEqual(["start:quarter", "sum:cost"]);
    expect(chartOf({ by: null, of: null }, [NOTE, COST])).toBeNull();
  });

  it("has the largest first and what nobody filled in last", () => {
    const chart = chartOf({ by: "stage", of: "cost" }, COLUMNS);
    const groups = [group("a", 9, "10"), group(null, 1, "99"), group("b", 1, "30.5")];

    const { bars, most } = barsOf(chart ? groups : [], chart as never);

    expect(bars.map((bar) => [bar.group.keys[0], bar.size])).toEqual([
      ["b", 30.5],
      ["a", 10],
      [null, 99],
    ]);
    expect(most).toBe(99);
  });

  it("leaves months in their order, and the line of the whole out", () => {
    const chart = chartOf({ by: "start", of: null }, COLUMNS);
    const whole = { keys: [], texts: [], count: 4, measures: [] };

    const { bars } = barsOf([group("2026-01", 1), group("2026-02", 3), whole], chart as never);

    expect(bars.map(({ size }) => size)).toEqual([1, 3]);
  });
});
