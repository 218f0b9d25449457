import { useQuery } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { Rows } from "../types";

/** The newest record of a type, to show something by; null where there is none. */
export function useNewest(code: string): number | null {
  const { data } = useQuery({
    queryKey: ["records", code, "newest"],
    queryFn: () =>
      read<Rows>("/record-types/{code}/records", { path: { code }, query: { limit: 1, columns: "" } }),
  });
  return data?.items[0]?.id ?? null;
}
