import { property, type Setting } from "./setting";

export const LAYOUT: Record<string, Setting[]> = {
  section: [],
  tab: [],
  description: [property("text", { as: "words", isLong: true })],
  divider: [],
  spacer: [property("height", { as: "whole", least: 4, most: 200 })],
  qr: [property("content", { as: "formula", result: "text" })],
  button: [property("action", { as: "line", placeholder: "https://" })],
  iframe: [
    property("url", { as: "line", placeholder: "https://" }),
    property("height", { as: "whole", least: 80, most: 2000 }),
  ],
};
