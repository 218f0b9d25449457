import { currentLanguage } from "@/lib/i18n";

/** How a handler is addressed: 何师傅 in Chinese as their team says it; English has only the full name. */
export function calledHere(handler: { name: string; called?: string } | null): string | undefined {
  if (handler === null) return undefined;
  return currentLanguage() === "en" ? handler.name : handler.called || handler.name;
}
