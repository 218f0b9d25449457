import { check, property, type Setting } from "./setting";

const limits = (extensions: readonly string[]): Setting[] => [
  check("max_count", { as: "whole", least: 1, most: 100 }),
  check("max_bytes", { as: "megabytes" }),
  check("extensions", { as: "tags", of: extensions }),
];

export const FILES: Record<string, Setting[]> = {
  attachment: limits(["pdf", "docx", "xlsx", "pptx", "zip", "jpg", "png", "txt"]),
  image: [
    property("camera_only", { as: "yes" }),
    property("watermark", { as: "several", of: ["time", "place", "person", "number"] }),
    property("longest_edge", { as: "whole", least: 200, most: 10_000 }),
    ...limits(["jpg", "jpeg", "png", "webp", "heic"]),
  ],
  video: [
    check("longest_seconds", { as: "whole", least: 1, most: 7200 }),
    ...limits(["mp4", "mov", "webm", "mp3", "m4a", "wav"]),
  ],
  signature: [property("statement", { as: "words", isLong: true })],
  address: [
    property("levels", { as: "whole", least: 1, most: 3 }),
    property("detail", { as: "yes", isOnAtFirst: true }),
  ],
  location: [property("manual", { as: "yes" }), check("fence", { as: "fence" })],
};
