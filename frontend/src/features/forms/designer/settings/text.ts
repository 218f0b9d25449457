import { check, isNot, isOn, property, type Setting } from "./setting";

const FORMATS = [
  "email",
  "phone",
  "mobile_cn",
  "id_number_cn",
  "credit_code_cn",
  "plate_cn",
  "url",
  "ip",
  "mac",
];

export const TEXT: Record<string, Setting[]> = {
  text: [
    property("scan", { as: "yes" }),
    property("case", { as: "choice", of: ["upper", "lower"] }),
    property("trim", { as: "yes", isOnAtFirst: true }),
    check("format", { as: "choice", of: FORMATS }),
    check("pattern", { as: "line", placeholder: "[A-Z]{2}-[0-9]{4}" }, { when: isNot("format") }),
    check("pattern_message", { as: "words" }, { when: isOn("pattern") }),
    check("min_length", { as: "whole", least: 0, most: 10_000 }),
    check("max_length", { as: "whole", least: 1, most: 10_000 }),
    check("warn_duplicates", { as: "yes" }),
  ],
  textarea: [
    property("rows", { as: "whole", least: 2, most: 20 }),
    check("min_length", { as: "whole", least: 0, most: 100_000 }),
    check("max_length", { as: "whole", least: 1, most: 100_000 }),
  ],
  richtext: [check("max_length", { as: "whole", least: 1, most: 200_000 })],
  secret: [],
  json: [check("schema", { as: "json" })],
};
