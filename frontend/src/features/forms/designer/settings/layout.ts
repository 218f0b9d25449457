import { property, type Setting } from "./setting";

export const LAYOUT: Record<string, Setting[]> = {
  section: [property("is_folded", { as: "yes" })],
  tab: [],
  description: [property("text", { as: "words", isLong: true })],
  divider: [],
  spacer: [property("height", { as: "whole", least: 1, most: 400 })],
  qr: [
    property("content", { as: "formula", result: "text" }),
    property("size", { as: "whole", least: 40, most: 600 }),
  ],
  button: [
    property("action", { as: "action" }),
    property("look", { as: "choice", of: ["primary", "default", "link"], atFirst: "default" }),
  ],
  iframe: [
    property("url", { as: "line", placeholder: "https://" }),
    property("height", { as: "whole", least: 40, most: 2000 }),
  ],
};
