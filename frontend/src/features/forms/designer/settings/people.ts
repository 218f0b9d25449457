import { check, property, type Setting } from "./setting";

const people = [property("within", { as: "people" }, { word: "which_people" })];
const counts = [
  check("min_count", { as: "whole", least: 0, most: 100 }, { word: "least_chosen" }),
  check("max_count", { as: "whole", least: 1, most: 100 }, { word: "most_chosen" }),
];
const departments = [property("within", { as: "departments" }, { word: "which_departments" })];

export const PEOPLE: Record<string, Setting[]> = {
  member: people,
  members: [...people, ...counts],
  department: departments,
  departments: [...departments, ...counts],
};
