import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { beginBulkRun, keepBulkRun } from "./bulkRuns";

/** Has the same tried on a whole list, and goes to where one sees how far that is. */
export function useBeginning(code: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    meta: { isQuiet: true },
    mutationFn: (wanted: Parameters<typeof beginBulkRun>[1]) => beginBulkRun(code, wanted),
    onSuccess: (run) => {
      keepBulkRun(queries, run);
      void navigate(`/data/${code}/changes/${run.id}`);
    },
  });
}
