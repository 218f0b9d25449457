import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Me, meQuery } from "@/api/session";
import type { Outside } from "./outside";
import { nameOf } from "./people";

/** What every page knows of the world around a form: who fills it in. */
export function useFormOutside(): Outside {
  const me = useQueryClient().getQueryData<Me | null>(meQuery.queryKey);
  return useMemo(() => (me ? { signer: { id: me.person.id, name: nameOf(me.person) } } : {}), [me]);
}
