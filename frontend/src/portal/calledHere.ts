import { currentLanguage, nameHere } from "@/lib/i18n";
import type { Handler } from "./contract";

/** How a handler is addressed: 何师傅 in Chinese as their team says it; English has only the full name. */
export function calledHere(handler: Handler | null): string | undefined {
  if (handler === null) return undefined;
  return currentLanguage() === "en" ? nameHere(handler) : handler.called || handler.name;
}
