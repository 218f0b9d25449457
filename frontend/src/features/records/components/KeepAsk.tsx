import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "@/api/choices";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { Segments } from "@/ui/Segments";
import { ErrorLine } from "@/ui/States";

type Scope = "private" | "team" | "everyone";
type OpenView = { name: string; scope: string; team_id: number | null };
export type Kept = { name: string; scope: Scope; team_id: number | null };

type KeepAskProps = {
  /** What of the list goes with it, in words. */
  hint: string;
  /** The view of one's own that is open, and is kept anew under its name. */
  open?: OpenView;
  mayShare?: boolean;
  error?: unknown;
  isBusy: boolean;
  onKeep: (kept: Kept) => void;
  onClose: () => void;
};

/** The list as it stands under a name: for oneself, for a team, for everybody. */
export function KeepAsk({ hint, open, mayShare = true, error, isBusy, onKeep, onClose }: KeepAskProps) {
  const { t } = useTranslation();
  const teams = useMyTeams();
  const [name, setName] = useState(open?.name ?? "");
  const [scope, setScope] = useState<Scope>((open?.scope as Scope | undefined) ?? "private");
  const [chosen, setChosen] = useState<number | null>(open?.team_id ?? null);
  const team = chosen ?? teams[0]?.value ?? null;
  return (
    <Ask
      title={t("work.keep_view")}
      act={t("work.keep")}
      isReady={name.trim() !== ""}
      isBusy={isBusy}
      onAct={() => onKeep({ name: name.trim(), scope, team_id: scope === "team" ? team : null })}
      onClose={onClose}
    >
      {error !== undefined && error !== null && <ErrorLine>{sentence(error)}</ErrorLine>}
      <Field label={t("work.view_name")} htmlFor="view-name" isRequired hint={hint}>
        <Input
          id="view-name"
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {mayShare && (
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
      )}
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
