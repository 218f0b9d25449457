import { check, property, type Setting } from "./setting";

const bounds = (): Setting[] => [check("min", { as: "amount" }), check("max", { as: "amount" })];

export const NUMBERS: Record<string, Setting[]> = {
  number: [
    property("scale", { as: "whole", least: 0, most: 8 }),
    property("unit", { as: "words" }),
    property("thousands", { as: "yes" }),
    property("percent", { as: "yes" }),
    ...bounds(),
    check("step", { as: "decimal" }),
  ],
  money: [
    property("currency", { as: "choice", of: ["CNY", "USD", "EUR", "HKD", "JPY", "GBP"], atFirst: "CNY" }),
    property("currencies", { as: "tags", of: ["CNY", "USD", "EUR", "HKD", "JPY", "GBP"] }),
    property("capital", { as: "yes" }),
    ...bounds(),
  ],
  rating: [
    property("style", { as: "choice", of: ["stars", "slider", "nps"], atFirst: "stars" }),
    property("most", { as: "whole", least: 2, most: 100 }, { when: ({ style }) => style !== "nps" }),
    property("half", { as: "yes" }, { when: ({ style }) => style !== "nps" }),
  ],
  serial: [
    property("pattern", { as: "line", placeholder: "{YYYY}{MM}-{seq:4}" }, { word: "serial_pattern" }),
    property("reset", { as: "choice", of: ["none", "year", "month", "day"], atFirst: "none" }),
    property("within", { as: "fields" }, { word: "serial_within" }),
    property("gapless", { as: "yes" }),
  ],
};
