import { property, type Setting } from "./setting";

const people = [property("within", { as: "people" }, { word: "which_people" })];
const departments = [property("within", { as: "departments" }, { word: "which_departments" })];

export const PEOPLE: Record<string, Setting[]> = {
  member: people,
  members: people,
  department: departments,
  departments,
};
