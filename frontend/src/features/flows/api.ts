import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { create, put, read, remove, upload } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Text } from "@/lib/i18n";
import { contentOf, type ProcessContent } from "./designer/content";

type Schemas = components["schemas"];
export type ProcessRow = Schemas["ProcessBriefOut"];
export type Process = Schemas["ProcessOut"];

export const processesQuery = queryOptions({
  queryKey: ["processes"],
  queryFn: async () => (await read<Schemas["ProcessesOut"]>("/processes")).items,
});

export function processQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code],
    queryFn: () => read<Process>("/processes/{code}", { path: { code } }),
  });
}

export function versionsQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "versions"],
    queryFn: async () =>
      (await read<Schemas["ProcessVersionsOut"]>("/processes/{code}/versions", { path: { code } })).items,
  });
}

/** What one published version says; it never changes. */
export function versionContentQuery(code: string, no: number) {
  return queryOptions({
    queryKey: ["processes", code, "content", no],
    queryFn: async () =>
      contentOf(
        (await read<Schemas["ProcessContentOut"]>("/processes/{code}/versions/{no}", { path: { code, no } }))
          .content,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Keeps a draft; the answer is the process with what is wrong with it. */
export function putDraft(code: string, body: { content: ProcessContent; seen: string }): Promise<Process> {
  return put<Process>("/processes/{code}/draft", { path: { code }, body });
}

export function readProcess(code: string): Promise<Process> {
  return read<Process>("/processes/{code}", { path: { code } });
}

export function useCreateProcess() {
  return useChange((body: Schemas["ProcessIn"]) => create<Process>("/processes", { body }), [["processes"]]);
}

export function useRenameProcess(code: string) {
  return useChange(
    (name: Text) => put<Process>("/processes/{code}/name", { path: { code }, body: { name } }),
    [["processes"]],
  );
}

/** As a version of its own, or as a small revision that running work follows too. */
export function usePublishProcess(code: string) {
  return useChange(
    (body: Schemas["ProcessPublicationIn"]) =>
      create<Schemas["ProcessVersionNoOut"]>("/processes/{code}/versions", { path: { code }, body }),
    [["processes"]],
  );
}

export type Note = Schemas["ProcessNoteOut"];

/** What builders wrote beside steps and is not settled yet. */
export function notesQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "notes"],
    queryFn: async () =>
      (await read<Schemas["ProcessNotesOut"]>("/processes/{code}/notes", { path: { code } })).items,
  });
}

export function useAddNote(code: string) {
  return useChange(
    (body: { step: string; text: string }) => create("/processes/{code}/notes", { path: { code }, body }),
    [["processes", code, "notes"]],
  );
}

export function useSettleNote(code: string) {
  return useChange(
    (id: number) => put("/processes/{code}/notes/{note_id}/settlement", { path: { code, note_id: id } }),
    [["processes", code, "notes"]],
  );
}

export type Trial = Schemas["ProcessTrialOut"];
export type TrialWish = Schemas["ProcessTrialIn"];

/** Walks the draft with sample answers; nothing is kept and nobody is told. */
export function useTryProcess(code: string) {
  return useMutation({
    mutationFn: (body: TrialWish) => create<Trial>("/processes/{code}/trials", { path: { code }, body }),
  });
}

export type Replay = Schemas["ProcessReplayOut"];

/** The draft over the last real orders: what would have gone otherwise. */
export function useReplay(code: string) {
  return useMutation({
    mutationFn: (body: { last: number }) =>
      create<Replay>("/processes/{code}/replays", { path: { code }, body }),
  });
}

/** How many of the newest orders would take each branch; asked for by a press. */
export function takenQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "taken"],
    queryFn: () => create<Replay>("/processes/{code}/replays", { path: { code }, body: { last: 100 } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export type CaseResult = Schemas["ProcessCaseResultOut"];

/** The draft's test cases, each walked now. */
export function caseResultsQuery(code: string, checksum: string) {
  return queryOptions({
    queryKey: ["processes", code, "cases", checksum],
    queryFn: async () =>
      (await read<Schemas["ProcessCaseResultsOut"]>("/processes/{code}/case-results", { path: { code } }))
        .items,
  });
}

export type Reach = Schemas["ProcessReachOut"];

/** What publishing touches: types that follow the process, orders that run by it. */
export function reachQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "reach"],
    queryFn: () => read<Reach>("/processes/{code}/reach", { path: { code } }),
  });
}

export type ProcessFile = Schemas["ProcessFileOut"];

/** The files of other tools that became drafts, newest first. */
export function filesQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "files"],
    queryFn: async () =>
      (await read<Schemas["ProcessFilesOut"]>("/processes/{code}/bpmn-files", { path: { code } })).items,
  });
}

/** Makes a BPMN file the draft; what it held is told, and the process read anew. */
export function useTakeFile(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => upload<Schemas["ProcessFilesOut"]>(`/processes/${code}/bpmn`, file),
    onSuccess: async ({ items }) => {
      queries.setQueryData(filesQuery(code).queryKey, items);
      await queries.fetchQuery({ ...processQuery(code), staleTime: 0 });
    },
  });
}

export type MoveTrial = Schemas["MoveTrial"];
export type MoveWish = Required<Schemas["MoveTrialIn"]>;
export type MoveBrief = Schemas["MoveBrief"];
export type MoveReport = Schemas["MoveReport"];
export type MoveHindrance = Schemas["MoveHindrance"];

/** What would become of every running order of a version; nothing is changed. */
export function moveTrialQuery(code: string, body: MoveWish) {
  return queryOptions({
    queryKey: ["processes", code, "moves", "trial", body],
    queryFn: () => create<MoveTrial>("/processes/{code}/migration-trials", { path: { code }, body }),
    enabled: body.from_no > 0 && body.to_no > 0 && body.from_no !== body.to_no,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const WHILE_IT_RUNS = 1500;

/** The migrations of a process, newest first; looked at again while one runs. */
export function movesQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "moves"],
    queryFn: () => read<MoveBrief[]>("/processes/{code}/migrations", { path: { code } }),
    refetchInterval: ({ state }) => (state.data?.some((one) => !one.ended_at) ? WHILE_IT_RUNS : false),
  });
}

/** One migration: what became of each order. */
export function moveQuery(code: string, id: number) {
  return queryOptions({
    queryKey: ["processes", code, "moves", id],
    queryFn: () =>
      read<MoveReport>("/processes/{code}/migrations/{move_id}", { path: { code, move_id: id } }),
    refetchInterval: ({ state }) => (state.data && !state.data.brief.ended_at ? WHILE_IT_RUNS : false),
  });
}

/** What still waits stays where it is. */
export function useCallOffMove(code: string) {
  return useChange(
    (id: number) =>
      remove<MoveReport>("/processes/{code}/migrations/{move_id}", { path: { code, move_id: id } }),
    [["processes", code, "moves"]],
  );
}

export function useBeginMove(code: string) {
  return useChange(
    (body: Schemas["MoveIn"]) => create<MoveReport>("/processes/{code}/migrations", { path: { code }, body }),
    [["processes", code, "moves"]],
  );
}
