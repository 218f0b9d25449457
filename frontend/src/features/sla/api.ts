import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { create, put, read, remove } from "@/api/client";
import { Problem } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";
import type { Level } from "./ladder";

type Schemas = components["schemas"];
export type CalendarDetail = Omit<Schemas["CalendarDetailOut"], "content" | "draft"> & {
  content: CalendarContent | null;
  draft: CalendarContent | null;
};
export type CalendarRow = Schemas["CalendarOut"];
export type CalendarYear = Schemas["CalendarYearOut"];
export type SpecialDay = Schemas["SpecialDayOut"];
export type DayChange = Schemas["CalendarDayIn"];
export type DayKind = SpecialDay["kind"];
export type HolidayTrial = Schemas["HolidayTrial"];
export type Layer = CalendarRow["layer"];

/** From and to, as 09:00. */
export type Piece = [string, string];
export type Week = Record<string, Piece[]>;

export type CalendarContent = {
  format: 1;
  layer?: Layer;
  on?: string;
  time_zone?: string;
  week?: Week;
  observes_holidays?: boolean;
  holidays?: Record<string, unknown>;
  days?: Record<string, unknown>;
};

export type Policy = {
  key: string;
  name: Text;
  if?: Expression | null;
  calendar: string;
  targets: Record<string, Record<string, number>>;
  warn_at_percent: number[];
  pause_when: string[];
  ladder?: Level[];
  on_reopen?: "continue" | "anew";
};

export type PolicyContent = { format: 1; policies: Policy[] };
export type PolicySet = Omit<Schemas["PolicySetOut"], "content" | "draft"> & {
  content: PolicyContent | null;
  draft: PolicyContent | null;
};

export const calendarsQuery = queryOptions({
  queryKey: ["calendars"],
  queryFn: async () => (await read<Schemas["CalendarsOut"]>("/calendars")).items,
});

export function calendarQuery(code: string) {
  return queryOptions({
    queryKey: ["calendars", code],
    queryFn: () => read<CalendarDetail>("/calendars/{code}", { path: { code } }),
  });
}

export function yearQuery(code: string, year: number) {
  return queryOptions({
    queryKey: ["calendars", code, year],
    queryFn: () => read<CalendarYear>("/calendars/{code}/years/{year}", { path: { code, year } }),
    placeholderData: keepPreviousData,
  });
}

/** Null where an application has no policies of its own. */
export function policySetQuery(application: string) {
  return queryOptions({
    queryKey: ["sla-policies", application],
    queryFn: async (): Promise<PolicySet | null> => {
      try {
        return await read<PolicySet>("/sla-policies/{application}", { path: { application } });
      } catch (error) {
        if (error instanceof Problem && error.code === "sla.policy_set_not_found") return null;
        throw error;
      }
    },
  });
}

export function useSavePolicies(application: string) {
  return useChange(
    (content: PolicyContent) =>
      put("/sla-policies/{application}/draft", { path: { application }, body: content }),
    [["sla-policies", application]],
  );
}

export function usePublishPolicies(application: string) {
  return useChange(
    (_: null) => create<{ no: number }>("/sla-policies/{application}/versions", { path: { application } }),
    [["sla-policies", application]],
  );
}

const CALENDARS = [["calendars"]];

export function useSaveCalendar() {
  return useChange(
    ({ code, name, content }: { code: string; name: Text; content: CalendarContent }) =>
      put("/calendars/{code}/draft", { path: { code }, body: { name, content } }),
    CALENDARS,
  );
}

export function usePublishCalendar(code: string) {
  return useChange(
    (_: null) => create<{ no: number }>("/calendars/{code}/versions", { path: { code } }),
    CALENDARS,
  );
}

export function useSetDay(code: string) {
  return useChange(
    ({ day, body }: { day: string; body: DayChange | null }) =>
      body === null
        ? remove<unknown>("/calendars/{code}/days/{day}", { path: { code, day } })
        : put("/calendars/{code}/days/{day}", { path: { code, day }, body }),
    CALENDARS,
  );
}

export function useImportHolidays(code: string) {
  return useChange(
    (text: string) =>
      create<{ years: number[] }>("/calendars/{code}/holidays", { path: { code }, body: { text } }),
    CALENDARS,
  );
}

/** A file of holidays looked through by the server: its days, what is wrong, what would move. */
export function trialQuery(code: string, text: string) {
  return queryOptions({
    queryKey: ["calendars", code, "trial", text],
    queryFn: () =>
      create<HolidayTrial>("/calendars/{code}/holiday-trials", { path: { code }, body: { text } }),
    enabled: text.trim() !== "",
    placeholderData: keepPreviousData,
  });
}

export function readShipped(year: number): Promise<Schemas["HolidaysOut"]> {
  return read<Schemas["HolidaysOut"]>("/shipped-holidays/{year}", { path: { year } });
}

export function movesQuery(code: string) {
  return queryOptions({
    queryKey: ["calendars", code, "moves"],
    queryFn: () => read<Schemas["Moves"]>("/calendars/{code}/moves", { path: { code } }),
  });
}

export function useMove(code: string) {
  return useChange(
    (_: null) => create<Schemas["Move"][]>("/calendars/{code}/moves", { path: { code } }),
    [["calendars"], ["work-orders"], ["work-order"]],
  );
}
