import { useMutation, useQueryClient } from "@tanstack/react-query";

export type Keys = readonly (readonly unknown[])[];

/** A change whose refusal is shown where it was made, and what has to be read again after it. */
export function useChange<Input, Output = unknown>(act: (input: Input) => Promise<Output>, stale: Keys) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { isQuiet: true },
    onSuccess: async () => {
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}

/** A change at one press, with no place of its own for a refusal: it is told in passing. */
export function useAct<Input, Output = unknown>(act: (input: Input) => Promise<Output>, stale: Keys) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: async () => {
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
