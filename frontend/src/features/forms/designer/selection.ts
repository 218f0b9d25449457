import { type FormContent, listIn, locate } from "./content";

export type HowChosen = "only" | "toggle" | "through";

/** What is chosen after pressing a field: it alone, it as well, or all from the last one to it. */
export function chosen(
  content: FormContent,
  before: readonly string[],
  id: string,
  how: HowChosen,
): readonly string[] {
  if (how === "toggle") {
    return before.includes(id)
      ? before.filter((one) => one !== id)
      : [...besideOnly(content, before, id), id];
  }
  const anchor = before[0];
  if (how === "only" || anchor === undefined) return [id];
  const [from, to] = [locate(content, anchor), locate(content, id)];
  if (!from || !to || from.into !== to.into) return [id];
  const list = listIn(content, from.into).map((field) => field.id);
  const between = list.slice(Math.min(from.index, to.index), Math.max(from.index, to.index) + 1);
  return from.index <= to.index ? between : between.reverse();
}

/** Columns and fields of the page are never chosen together. */
function besideOnly(content: FormContent, ids: readonly string[], id: string): readonly string[] {
  const into = locate(content, id)?.into;
  return ids.filter((one) => locate(content, one)?.into === into);
}

/** The neighbor of the field chosen last, among those shown. */
export function neighbor(
  shown: readonly string[],
  current: string | undefined,
  by: -1 | 1,
): string | undefined {
  if (current === undefined) return by > 0 ? shown[0] : shown[shown.length - 1];
  const index = shown.indexOf(current);
  return shown[Math.max(0, Math.min(shown.length - 1, index + by))];
}
