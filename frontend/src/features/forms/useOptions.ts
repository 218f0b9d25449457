import { useQuery } from "@tanstack/react-query";
import type { Answer, FieldDefinition, FieldOption } from "./definition";
import { offered } from "./options";
import { useOutside } from "./outside";
import { useAnswerOf } from "./useFormStore";

/** What stands before the words of an answer outside of the options. */
export const OTHER = "other:";

/** The options of a field that may be chosen now: its own, a dictionary's, or those that records give. */
export function useOptions(field: FieldDefinition, chosen: string[]): FieldOption[] {
  const { optionsOf } = useOutside();
  const governing = useAnswerOf(field.depends_on);
  const isElsewhere = field.options === undefined && optionsOf !== undefined;
  const { data } = useQuery({
    queryKey: ["forms", "options", field.id, field.dictionary ?? field.source],
    queryFn: () => optionsOf?.(field) ?? [],
    enabled: isElsewhere,
    staleTime: 5 * 60_000,
  });
  const read = (): Answer => governing;
  return offered(isElsewhere ? { ...field, options: data ?? [] } : field, chosen, read);
}
