import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { read } from "@/api/client";
import type { PersonBrief } from "@/api/session";
import { FilterChip } from "@/ui/FilterChip";
import { Filters, Search } from "@/ui/Filters";
import { eventNamesQuery } from "../api";
import type { AuditFilter } from "../useAuditFilter";

/** Who, what, to what, when, and words. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation();
  const latest = useRef(filter.set);
  latest.current = filter.set;
  const [setWords] = useState(() => (words: string) => latest.current({ words }));
  const { subject, actor } = filter;
  return (
    <Filters>
      <Search label={t("audit.search")} value={filter.words} onChange={setWords} />
      {actor ? (
        <FilterChip label={t("audit.who")} onRemove={() => filter.set({ actor: null })}>
          {actor.kind === "person" ? actor.name : t(`actors.kernel.${actor.kind}`)}
        </FilterChip>
      ) : (
        <WhoSelect filter={filter} />
      )}
      <EventSelect filter={filter} />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        value={[
          filter.since ? dayjs(filter.since) : null,
          filter.until ? dayjs(filter.until).subtract(1, "day") : null,
        ]}
        onChange={(range) =>
          filter.set({
            since: range?.[0]?.startOf("day").toISOString() ?? null,
            until: range?.[1]?.startOf("day").add(1, "day").toISOString() ?? null,
          })
        }
      />
      {subject && (
        <FilterChip label={t("audit.subject")} onRemove={() => filter.set({ subject: null })}>
          {t(`subjects.audit.${subject.kind}`, { defaultValue: subject.kind })} {subject.id}
        </FilterChip>
      )}
    </Filters>
  );
}

function WhoSelect({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words);
  const { data = [] } = useQuery({
    queryKey: ["directory", asked],
    queryFn: () => read<PersonBrief[]>("/people/directory", { query: { q: asked, limit: 20 } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const machines = ["rule", "system", "channel", "nobody"].map((kind) => ({
    value: kind,
    label: t(`actors.kernel.${kind}`),
  }));
  function choose(value: string): void {
    const person = data.find((one) => String(one.id) === value);
    filter.set({
      actor: person
        ? { kind: "person", id: person.id, name: person.name }
        : { kind: value, id: null, name: "" },
    });
  }
  return (
    <Select<string>
      aria-label={t("audit.who")}
      placeholder={t("audit.who")}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={null}
      onChange={choose}
      options={[
        ...data.map((one) => ({ value: String(one.id), label: one.name })),
        ...(words ? [] : machines),
      ]}
    />
  );
}

/** Events under the module they belong to; a whole module can be chosen. */
function EventSelect({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(eventNamesQuery);
  const modules = [...new Set(data.map((name) => name.split(".")[0] ?? ""))];
  const groups = modules.map((module) => ({
    label: t(`audit.module_${module}`, { defaultValue: module }),
    options: [
      {
        value: `${module}.`,
        label: t("audit.all_of", { module: t(`audit.module_${module}`, { defaultValue: module }) }),
      },
      ...data
        .filter((name) => name.startsWith(`${module}.`))
        .map((name) => ({ value: name, label: t(`events.${name}`, { defaultValue: name }) })),
    ],
  }));
  return (
    <Select<string>
      aria-label={t("audit.event")}
      placeholder={t("audit.event")}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={filter.event || null}
      onChange={(event) => filter.set({ event: event ?? null })}
      options={groups}
    />
  );
}
