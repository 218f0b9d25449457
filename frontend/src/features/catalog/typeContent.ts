import type { Text } from "@/lib/i18n";
import type { RootCause, Situation, TypeContent } from "./api";

/** A key nobody has yet, for something a builder adds. */
export function freshKey(prefix: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map((one) => one.key));
  let count = taken.length + 1;
  while (keys.has(`${prefix}-${count}`)) count += 1;
  return `${prefix}-${count}`;
}

export function withSituation(content: TypeContent): TypeContent {
  const key = freshKey("situation", content.situations);
  const added: Situation = { key, text: { "zh-CN": "", en: "" }, impact: 2, urgency: 2 };
  return { ...content, situations: [...content.situations, added] };
}

export function withCause(content: TypeContent): TypeContent {
  const key = freshKey("cause", content.root_causes);
  const added: RootCause = { key, name: { "zh-CN": "", en: "" } };
  return { ...content, root_causes: [...content.root_causes, added] };
}

export function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const to = at + by;
  const item = items[at];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== at);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** The number an order filed at this moment would get, with the sequence at 1. */
export function exampleNumber(pattern: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return pattern
    .replaceAll("{YYYY}", String(now.getFullYear()))
    .replaceAll("{YY}", String(now.getFullYear()).slice(2))
    .replaceAll("{MM}", two(now.getMonth() + 1))
    .replaceAll("{DD}", two(now.getDate()))
    .replace(/\{seq:(\d)\}/g, (_, width: string) => "1".padStart(Number(width), "0"));
}

export function isWhole(text: Text | undefined): boolean {
  return Boolean(text?.["zh-CN"]?.trim() || text?.en?.trim());
}
