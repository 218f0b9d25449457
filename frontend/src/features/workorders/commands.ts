import { type MutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { create, put, remove } from "@/api/client";
import { detailOf, detailQuery } from "./api";
import type { Ballot, DetailAnswer, Signers } from "./types";

/** Everything that can be done to one work order: one function a verb. */
export function commandsOf(number: string) {
  const path = { number };
  const at = (rest: string) => `/work-orders/{number}${rest}`;
  return {
    editDetails: (body: {
      title?: string;
      description?: string;
      wished_at?: string | null;
      answers?: Record<string, unknown>;
      rev: number;
    }) => put(at("/details"), { path, body }),
    assign: (body: { assignee_id?: number | null; team?: string; reason?: string; rev?: number }) =>
      put(at("/assignment"), { path, body }),
    accept: () => put(at("/acceptance"), { path, body: {} }),
    arrive: () => put(at("/arrival"), { path, body: {} }),
    wait: (body: { reason: string; note?: string; until?: string }) => put(at("/waiting"), { path, body }),
    resume: () => remove(at("/waiting"), { path }),
    comment: (
      body: { body: string; is_internal: boolean; attachment_ids: string[]; mention_ids: number[] },
      key: string,
    ) => create(at("/comments"), { path, body, key }),
    resolve: (body: { solution: string; root_cause: string }) => put(at("/resolution"), { path, body }),
    confirm: (body: { is_satisfied: boolean; reason?: string; score?: number; comment?: string }) =>
      put(at("/confirmation"), { path, body }),
    close: (reason: string) => put(at("/closure"), { path, body: { reason } }),
    reopen: (reason: string) => remove(at("/closure"), { path, query: { reason } }),
    cancel: (reason: string) => put(at("/cancellation"), { path, body: { reason } }),
    rate: (body: { score: number; comment?: string }) => put(at("/satisfaction"), { path, body }),
    urge: () => create(at("/urges"), { path }),
    setPriority: (body: { priority: number; reason: string; restarts?: boolean }) =>
      put(at("/priority"), { path, body }),
    setCategory: (body: { category: string; reason?: string }) => put(at("/category"), { path, body }),
    addSubtask: (body: { title: string; team?: string; assignee_id?: number; due_at?: string }) =>
      create(at("/subtasks"), { path, body }),
    finishSubtask: (id: number) => put(at("/subtasks/{id}/completion"), { path: { number, id }, body: {} }),
    waiveSubtask: (id: number, reason: string) =>
      put(at("/subtasks/{id}/waiver"), { path: { number, id }, body: { reason } }),
    addTime: (body: { minutes: number; note?: string; spent_on?: string; person_id?: number }) =>
      create(at("/time-entries"), { path, body }),
    removeTime: (id: number) => remove(at("/time-entries/{id}"), { path: { number, id } }),
    addPart: (body: { name: string; code?: string; quantity: string; unit_cost: string }) =>
      create(at("/parts"), { path, body }),
    removePart: (id: number) => remove(at("/parts/{id}"), { path: { number, id } }),
    addParticipant: (person: number, kind: "collaborator" | "watcher") =>
      put(at("/participants/{person_id}"), { path: { number, person_id: person }, body: { kind } }),
    removeParticipant: (person: number) =>
      remove(at("/participants/{person_id}"), { path: { number, person_id: person } }),
    link: (body: { number: string; kind: string }) => create(at("/links"), { path, body }),
    unlink: (id: number) => remove(at("/links/{id}"), { path: { number, id } }),
    setTags: (tags: string[]) => put(at("/tags"), { path, body: { tags } }),
    tick: (task: number, key: string, body: { is_ticked: boolean; file_id?: string }) =>
      put(at("/tasks/{task_id}/checklist/{key}"), { path: { number, task_id: task, key }, body }),
    completeTask: (
      task: number,
      body: {
        note?: string;
        answers?: Record<string, unknown>;
        attachment_ids?: string[];
        signature_id?: string;
      },
    ) => put(at("/tasks/{task_id}/completion"), { path: { number, task_id: task }, body }),
    skipTask: (task: number, reason: string) =>
      put(at("/tasks/{task_id}/skip"), { path: { number, task_id: task }, body: { reason } }),
    vote: (task: number, body: Ballot) =>
      put(at("/tasks/{task_id}/decision"), { path: { number, task_id: task }, body }),
    takeBack: (task: number) => remove(at("/tasks/{task_id}/decision"), { path: { number, task_id: task } }),
    transferVote: (task: number, body: { person_id: number; reason?: string }) =>
      put(at("/tasks/{task_id}/assignment"), { path: { number, task_id: task }, body }),
    delegateVote: (task: number, body: { person_id: number; reason?: string }) =>
      put(at("/tasks/{task_id}/delegation"), { path: { number, task_id: task }, body }),
    addSigners: (task: number, body: Signers) =>
      create(at("/tasks/{task_id}/signers"), { path: { number, task_id: task }, body }),
    removeSigner: (task: number) =>
      remove(at("/tasks/{task_id}/signature"), { path: { number, task_id: task } }),
    withdraw: (reason: string, isFinal = false) =>
      put(at("/withdrawal"), { path, body: { reason, is_final: isFinal } }),
    readCopy: () => put(at("/copy-receipt"), { path, body: {} }),
    claim: (task: number) => put(at("/tasks/{task_id}/claim"), { path: { number, task_id: task } }),
    release: (task: number) => remove(at("/tasks/{task_id}/claim"), { path: { number, task_id: task } }),
    dispatch: (task: number, person: number) =>
      put(at("/tasks/{task_id}/dispatch"), {
        path: { number, task_id: task },
        body: { person_id: person },
      }),
    suspend: (reason: string) => put(at("/suspension"), { path, body: { reason } }),
    unsuspend: () => remove(at("/suspension"), { path }),
    retry: () => create(at("/retries"), { path }),
    signal: (event: string) => create(at("/signals"), { path, body: { event } }),
    redirect: (body: { step: string; target: string; reason: string }) =>
      create(at("/redirections"), { path, body }),
    goToStage: (body: { step_key: string; reason: string }) => put(at("/stage"), { path, body }),
  };
}

export type Commands = ReturnType<typeof commandsOf>;
type Options = Pick<MutationOptions<unknown, Error, void>, "onSuccess" | "meta">;

function isDetail(answer: unknown): answer is DetailAnswer {
  return typeof answer === "object" && answer !== null && "order" in answer && "actions" in answer;
}

/** Does one thing to an order and makes every page that shows it ask again. */
export function useOrderCommand() {
  const queries = useQueryClient();
  return async function settle(number: string, answer: unknown): Promise<void> {
    if (isDetail(answer)) queries.setQueryData(detailQuery(number).queryKey, detailOf(answer));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["work-order", number] }),
      queries.invalidateQueries({ queryKey: ["work-orders"] }),
      queries.invalidateQueries({ queryKey: ["work-order-counts"] }),
      queries.invalidateQueries({ queryKey: ["todo"] }),
    ]);
  };
}

/** A command as a mutation: `const resolve = useCommand(number, (order, input) => order.resolve(input))`. */
export function useCommand<Input = void>(
  number: string,
  act: (order: Commands, input: Input) => Promise<unknown>,
  options: Options = {},
) {
  const settle = useOrderCommand();
  return useMutation({
    mutationFn: (input: Input) => act(commandsOf(number), input),
    onSuccess: (answer) => settle(number, answer),
    meta: options.meta,
  });
}
