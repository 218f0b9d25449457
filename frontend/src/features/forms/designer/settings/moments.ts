import { check, property, type Setting } from "./setting";

const between = (from: "today" | "now" | null): Setting[] => [
  check("min", { as: "bound", from }, { word: "earliest" }),
  check("max", { as: "bound", from }, { word: "latest" }),
];

export const MOMENTS: Record<string, Setting[]> = {
  date: [...between("today"), check("business_days_only", { as: "yes" })],
  month: between(null),
  year: between(null),
  time: between(null),
  datetime: between("now"),
  daterange: [
    property("count", { as: "choice", of: ["calendar", "business"], atFirst: "calendar" }),
    ...between("today"),
    check("max_days", { as: "whole", least: 1, most: 3650 }),
  ],
};
