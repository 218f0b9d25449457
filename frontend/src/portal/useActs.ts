import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Answers } from "@/features/forms/definition";
import { acts } from "./api";

/** The acts on one request; afterwards everything that shows it is asked again. */
export function useActs(number: string, isClosed = false) {
  const queries = useQueryClient();
  const onSuccess = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["work-order", "portal", number] }),
      queries.invalidateQueries({ queryKey: ["work-orders", "portal"] }),
    ]);
  };
  return {
    reply: useMutation({
      mutationFn: ({ body, attachmentIds }: { body: string; attachmentIds: string[] }) =>
        acts.reply(number, body, attachmentIds),
      onSuccess,
      meta: { isQuiet: true },
    }),
    urge: useMutation({ mutationFn: () => acts.urge(number), onSuccess }),
    resubmit: useMutation({
      mutationFn: ({ task, note }: { task: number; note: string }) => acts.resubmit(number, task, note),
      onSuccess,
    }),
    withdraw: useMutation({ mutationFn: () => acts.withdraw(number), onSuccess }),
    cancel: useMutation({
      mutationFn: (reason: string) => acts.cancel(number, reason),
      onSuccess,
      meta: { isQuiet: true },
    }),
    confirm: useMutation({ mutationFn: () => acts.judge(number, { is_satisfied: true }), onSuccess }),
    reject: useMutation({
      mutationFn: async ({ reason, attachmentIds }: { reason: string; attachmentIds: string[] }) => {
        await (isClosed ? acts.reopen(number, reason) : acts.judge(number, { is_satisfied: false, reason }));
        if (attachmentIds.length > 0) await acts.reply(number, reason, attachmentIds);
      },
      onSuccess,
      meta: { isQuiet: true },
    }),
    change: useMutation({
      mutationFn: (answers: Answers) => acts.change(number, answers),
      onSuccess,
      meta: { isQuiet: true },
    }),
    rate: useMutation({
      mutationFn: (rating: { score: number; comment?: string }) => acts.rate(number, rating),
      onSuccess,
    }),
  };
}
