import type { Text } from "@/lib/i18n";
import { kindOf } from "../kinds";
import type { ProcessContent, Step } from "./content";
import { newKey } from "./identity";

/** A step of a kind, with what such a step begins with. */
export function newStep(kind: string): Step {
  return { key: newKey(kind), kind, name: {}, ...kindOf(kind)?.begin() };
}

const FIRST: Record<string, Text> = {
  filed: { "zh-CN": "提交", en: "Filed" },
  handle: { "zh-CN": "处理", en: "Handle" },
  confirm: { "zh-CN": "确认", en: "Confirm" },
  closed: { "zh-CN": "关闭", en: "Closed" },
};

/** What a new process begins with: filed, worked on, confirmed, closed; named in both languages. */
export function firstContent(): ProcessContent {
  return {
    format: 1,
    steps: [
      { key: "filed", kind: "start", name: FIRST.filed, phase: "create" },
      {
        key: "handle",
        kind: "handling",
        name: FIRST.handle,
        phase: "handle",
        status: "in_progress",
        handlers: [{ kind: "assignee" }],
        limit_minutes: 480,
        requires: ["solution"],
      },
      {
        key: "confirm",
        kind: "handling",
        name: FIRST.confirm,
        phase: "track",
        status: "resolved",
        handlers: [{ kind: "requester" }],
        limit_minutes: 1440,
      },
      { key: "closed", kind: "end", name: FIRST.closed, phase: "close" },
    ],
  };
}
