import { check, isOn, property, type Setting } from "./setting";

export const CHOICES: Record<string, Setting[]> = {
  bool: [
    property("display", { as: "choice", of: ["switch", "checkbox"], atFirst: "switch" }),
    check("must_be_true", { as: "yes" }),
  ],
  select: [
    property("options", { as: "options" }),
    property("display", { as: "choice", of: ["list", "radio", "buttons"] }),
    property("other", { as: "yes" }),
    property("depends_on", { as: "field", kinds: ["select", "multiselect"] }),
  ],
  multiselect: [
    property("options", { as: "options" }),
    property("display", { as: "choice", of: ["list", "checkboxes"] }),
    property("other", { as: "yes" }),
    property("depends_on", { as: "field", kinds: ["select", "multiselect"] }),
    check("min_count", { as: "whole", least: 0, most: 500 }, { word: "least_chosen" }),
    check("max_count", { as: "whole", least: 1, most: 500 }, { word: "most_chosen" }),
  ],
  cascader: [
    property("tree", { as: "tree" }),
    property("display", { as: "choice", of: ["levels", "tree"], atFirst: "levels" }, { when: isOn("tree") }),
    check("leaf_only", { as: "yes" }),
  ],
};
