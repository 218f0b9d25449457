import type { DesignField } from "../content";
import { check, isOn, property, type Setting } from "./setting";

const RESULTS = ["number", "text", "boolean", "date", "datetime"];
const AGGREGATES = ["count", "sum", "avg", "min", "max"];

const isNumber = ({ result }: DesignField) => (result ?? "number") === "number";

export const RELATIONS: Record<string, Setting[]> = {
  formula: [
    property("expression", { as: "formula" }),
    property("result", { as: "choice", of: RESULTS, atFirst: "number" }),
    property("scale", { as: "whole", least: 0, most: 8 }, { when: isNumber }),
    property("unit", { as: "words" }, { when: isNumber }),
    property("thousands", { as: "yes" }, { when: isNumber }),
    property("percent", { as: "yes" }, { when: isNumber }),
  ],
  subtable: [
    property("columns", { as: "columns" }),
    property("totals", { as: "totals" }, { when: isOn("columns") }),
    check("min_rows", { as: "whole", least: 0, most: 500 }),
    check("max_rows", { as: "whole", least: 1, most: 500 }),
    check("row_visible", { as: "row_condition" }, { when: isOn("columns") }),
    check("row_readonly", { as: "row_condition" }, { when: isOn("columns") }),
  ],
  link: [
    property("record_type", { as: "record_type" }),
    property("many", { as: "yes" }),
    check("max_count", { as: "whole", least: 1, most: 100 }, { when: isOn("many"), word: "most_chosen" }),
    property("shows", { as: "foreign_fields" }, { when: isOn("record_type") }),
    property("filter", { as: "foreign_condition" }, { when: isOn("record_type") }),
    property("back_label", { as: "words" }),
    property("on_delete", { as: "choice", of: ["restrict", "clear"], atFirst: "restrict" }),
  ],
  lookup: [
    property("link", { as: "field", kinds: ["link"] }),
    property("take", { as: "foreign_fields", isOne: true }, { when: isOn("link") }),
    property("mode", { as: "choice", of: ["live", "snapshot"], atFirst: "live" }),
    property("result", { as: "choice", of: RESULTS }),
  ],
  rollup: [
    property("over", { as: "over" }),
    property("of", { as: "choice", of: AGGREGATES, atFirst: "count" }),
    property("column", { as: "column", of: "over" }, { when: ({ of }) => (of ?? "count") !== "count" }),
    property("unit", { as: "words" }),
    check("filter", { as: "foreign_condition" }, { when: isOn("over") }),
  ],
};
