import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { teamsQuery } from "@/api/choices";
import { create } from "@/api/client";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { Segments } from "@/ui/Segments";
import { ErrorLine } from "@/ui/States";
import { subjectOf, viewsQuery } from "../api";
import { keptQuery, readListing } from "../listing";
import type { SavedView } from "../types";

type KeepViewProps = { code: string; search: URLSearchParams; onClose: () => void };
type Scope = "private" | "team" | "everyone";

/** The list as it stands under a name: for oneself, for a team, for everybody. */
export function KeepView({ code, search, onClose }: KeepViewProps) {
  const { t } = useTranslation();
  const { data: views = [] } = useQuery(viewsQuery(code));
  const open = views.find(({ id, is_own }) => is_own && String(id) === search.get("saved"));
  const teams = useMyTeams();
  const [name, setName] = useState(open?.name ?? "");
  const [scope, setScope] = useState<Scope>((open?.scope as Scope | undefined) ?? "private");
  const [chosen, setChosen] = useState<number | null>(open?.team_id ?? null);
  const team = chosen ?? teams[0]?.value ?? null;
  const keeping = useKeeping({ code, search, onClose });
  return (
    <Ask
      title={t("work.keep_view")}
      act={t("work.keep")}
      isReady={name.trim() !== ""}
      isBusy={keeping.isPending}
      onAct={() => keeping.mutate({ name: name.trim(), scope, team_id: scope === "team" ? team : null })}
      onClose={onClose}
    >
      {keeping.isError && <ErrorLine>{sentence(keeping.error)}</ErrorLine>}
      <Field label={t("work.view_name")} htmlFor="view-name" isRequired hint={t("records.keep_hint")}>
        <Input
          id="view-name"
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t("records.for_whom")}>
        <Segments<Scope>
          label={t("records.for_whom")}
          value={scope}
          onChange={setScope}
          segments={[
            { value: "private", label: t("records.for_me"), icon: "star" },
            ...(teams.length > 0
              ? [{ value: "team" as const, label: t("records.for_team"), icon: "team" as const }]
              : []),
            { value: "everyone", label: t("records.for_everyone"), icon: "eye" },
          ]}
        />
        {scope === "team" && teams.length > 1 && (
          <Select<number>
            aria-label={t("records.for_team")}
            value={team}
            onChange={setChosen}
            options={teams}
          />
        )}
      </Field>
    </Ask>
  );
}

function useMyTeams(): { value: number; label: string }[] {
  const text = useText();
  const { team_ids } = useMe();
  const { data: teams = [] } = useQuery(teamsQuery);
  return teams
    .filter(({ id }) => team_ids.includes(id))
    .map(({ id, name }) => ({ value: id, label: text(name) }));
}

type Kept = { name: string; scope: Scope; team_id: number | null };

function useKeeping({ code, search, onClose }: KeepViewProps) {
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  return useMutation({
    meta: { isQuiet: true },
    mutationFn: (kept: Kept) =>
      create<SavedView>("/saved-views", {
        body: { ...kept, query: keptQuery(search), kind: readListing(search).look, subject: subjectOf(code) },
      }),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: viewsQuery(code).queryKey });
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.set("saved", String(view.id));
        return next;
      });
      onClose();
    },
  });
}
