import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useAct, useChange } from "@/api/changing";
import { create, read, remove } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
export type Roster = Schemas["RosterOut"];
export type Shift = Schemas["ShiftIn"];

export function rosterQuery(team: string, from_at: string, until_at: string) {
  return queryOptions({
    queryKey: ["roster", team, from_at],
    queryFn: () =>
      read<Roster>("/teams/{code}/roster", { path: { code: team }, query: { from_at, until_at } }),
    enabled: team !== "",
    placeholderData: keepPreviousData,
  });
}

const ROSTER = [["roster"]];

export function usePlanShifts(team: string) {
  return useChange(
    (shifts: Shift[]) => create("/teams/{code}/shifts", { path: { code: team }, body: { shifts } }),
    ROSTER,
  );
}

export function useTakeLeave() {
  return useChange(
    ({ person, ...body }: { person: number; from_at: string; until_at: string; reason: string }) =>
      create("/people/{person_id}/leaves", { path: { person_id: person }, body }),
    ROSTER,
  );
}

export function useUnplan() {
  return useAct(
    ({ kind, id }: { kind: "shifts" | "leaves"; id: number }) =>
      kind === "shifts"
        ? remove("/shifts/{shift_id}", { path: { shift_id: id } })
        : remove("/leaves/{leave_id}", { path: { leave_id: id } }),
    ROSTER,
  );
}
