import { useQueries } from "@tanstack/react-query";
import { createContext, useEffect, useState } from "react";
import type { Type } from "@/lib/expressions/values";
import { isPicked, takenFrom, type Wanted, wantedBy } from "./linking";
import { type RecordMatch, useOutside } from "./outside";
import type { FormStore } from "./store";
import { useOfForm } from "./useFormStore";

export interface Choice {
  record: RecordMatch;
  take: () => void;
}

/** Records among which a person chooses what fills a field, by the field's id. */
export const ChoicesContext = createContext<ReadonlyMap<string, Choice[]>>(new Map());

/** Fills fields from records while the form is filled in, as the server would. */
export function useFromRecords(store: FormStore, isFilling: boolean): ReadonlyMap<string, Choice[]> {
  const { matchRecords } = useOutside();
  const asked = useOfForm(store, () => (isFilling ? JSON.stringify(wantedBy(store)) : "[]"));
  const settled = useSettled(asked);
  const wanted = JSON.parse(settled) as Wanted[];
  const found = useQueries({
    queries: wanted.map(({ id: _, lookedUp: __, ...ask }) => ({
      queryKey: ["forms", "records", "match", ask],
      queryFn: () => matchRecords?.(ask) ?? [],
      enabled: matchRecords !== undefined,
      staleTime: 60_000,
      retry: false,
      meta: { isQuiet: true },
    })),
  });
  const told = wanted.map((one, index) => ({ one, records: found[index]?.data }));
  const said = JSON.stringify(told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found, as text.
  useEffect(() => {
    for (const { one, records } of told) {
      if (one.lookedUp && records) tellFound(store, one, records);
      const field = store.fields.find(({ id }) => id === one.id);
      const answer = field && records ? takenFrom(field, records) : undefined;
      if (answer !== undefined) store.offer(one.id, answer);
    }
  }, [said, store]);
  return choicesOf(told, store);
}

function tellFound(store: FormStore, { lookedUp, match }: Wanted, [record]: RecordMatch[]): void {
  const { value = null, type } = record?.reading ?? {};
  if (lookedUp) store.tellFound(lookedUp, Number(match[0]?.value), value, type as Type | undefined);
}

type Told = readonly { one: Wanted; records: RecordMatch[] | undefined }[];

function choicesOf(told: Told, store: FormStore): ReadonlyMap<string, Choice[]> {
  const several = told.filter(({ one, records = [] }) => {
    const field = store.fields.find(({ id }) => id === one.id);
    return records.length > 1 && field !== undefined && isPicked(field);
  });
  return new Map(
    several.map(({ one, records = [] }) => [
      one.id,
      records.map((record) => ({ record, take: () => store.offer(one.id, record.value) })),
    ]),
  );
}

const PAUSE = 250;

/** A text as it was last left alone: nobody is asked at every key stroke. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
