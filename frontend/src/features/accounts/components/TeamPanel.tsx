import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhere, problemAt } from "@/api/inputs";
import { sentence } from "@/api/problem";
import { nameHere, type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import { Tag } from "@/ui/Marks";
import { Panel, PanelPart } from "@/ui/Panel";
import { PersonChip } from "@/ui/Person";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import {
  departmentsQuery,
  membersQuery,
  type TeamRow,
  usePutMember,
  useRemoveMember,
  useSaveTeam,
  useSetServiceDesk,
} from "../api";
import styles from "./Admin.module.css";
import { PersonSelect } from "./PersonSelect";

type TeamPanelProps = { team: TeamRow | null; onClose: () => void; onMade: (id: number) => void };
type Draft = { code: string; name: Text; department_id: number | null; is_active: boolean };

function draftOf(team: TeamRow | null): Draft {
  return {
    code: team?.code ?? "",
    name: team?.name ?? {},
    department_id: team?.department_id ?? null,
    is_active: team?.is_active ?? true,
  };
}

export function TeamPanel({ team, onClose, onMade }: TeamPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const [draft, setDraft] = useState(() => draftOf(team));
  const { data: departments = [] } = useQuery(departmentsQuery);
  const save = useSaveTeam();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(team));
  function act(): void {
    if (draft.department_id === null) return;
    const { code, name, department_id, is_active } = draft;
    save.mutate(
      { id: team?.id ?? null, code, body: { name, department_id, is_active } },
      {
        onSuccess: (saved) => {
          tell.done(t("admin.saved", { name: text(name) }));
          if (team) onClose();
          else onMade(saved.id);
        },
      },
    );
  }
  return (
    <Panel
      title={team ? text(team.name) : t("teams.new")}
      act={team ? t("admin.save") : t("admin.create")}
      onAct={act}
      onClose={onClose}
      isBusy={save.isPending}
      isReady={isDirty && isNamed(draft.name) && draft.code !== "" && draft.department_id !== null}
      isDirty={isDirty && !save.isSuccess}
      error={elsewhere(save.error, ["code", "name"])}
    >
      <TwoTongues
        id="team"
        label={t("teams.name")}
        autoFocus={!team}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        problem={problemAt(save.error, "name")}
      />
      {!team && (
        <Field
          label={t("admin.code")}
          htmlFor="team-code"
          isRequired
          hint={t("admin.code_hint")}
          problem={problemAt(save.error, "code")}
        >
          <Input
            id="team-code"
            value={draft.code}
            onChange={(event) => setDraft({ ...draft, code: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("people.department")} htmlFor="team-department" isRequired>
        <Select<number>
          id="team-department"
          showSearch={{ optionFilterProp: "label" }}
          value={draft.department_id ?? undefined}
          onChange={(department_id) => setDraft({ ...draft, department_id })}
          options={departments.map((one) => ({ value: one.id, label: text(one.name) }))}
        />
      </Field>
      {team && (
        <Toggle
          label={t("teams.open")}
          isOn={draft.is_active}
          onChange={(is_active) => setDraft({ ...draft, is_active })}
        />
      )}
      {team && <Desk team={team} />}
      {team && <Members team={team} />}
    </Panel>
  );
}

/** The one team that takes what no rule sends elsewhere. */
function Desk({ team }: { team: TeamRow }) {
  const { t } = useTranslation();
  const set = useSetServiceDesk();
  const isDesk = team.service_desk_of.includes("");
  return (
    <div className={styles.switch}>
      <span>
        {t("teams.desk")}
        <small>{t(isDesk ? "teams.desk_is" : "teams.desk_hint")}</small>
      </span>
      {!isDesk && (
        <Button size="s" isBusy={set.isPending} onClick={() => set.mutate(team.id)}>
          {t("teams.make_desk")}
        </Button>
      )}
    </div>
  );
}

function Members({ team }: { team: TeamRow }) {
  const { t } = useTranslation();
  const members = useQuery(membersQuery(team.id));
  const put = usePutMember();
  const drop = useRemoveMember();
  return (
    <PanelPart title={t("teams.members")}>
      {members.isError && (
        <ErrorLine onRetry={() => void members.refetch()}>{sentence(members.error)}</ErrorLine>
      )}
      {members.isPending && <SkeletonRows rows={3} columns="1fr 80px" />}
      {members.data?.length === 0 && <p className={styles.fact}>{t("teams.nobody")}</p>}
      <ul className={styles.lines}>
        {members.data?.map(({ person, is_lead, is_available }) => (
          <li key={person.id}>
            <span className={styles.grow}>
              <PersonChip person={person} isPresent={is_available} />
            </span>
            {is_lead && <Tag tone="accent">{t("teams.lead")}</Tag>}
            <Button
              size="s"
              kind="text"
              disabled={put.isPending}
              onClick={() => put.mutate({ team: team.id, person: person.id, is_lead: !is_lead })}
            >
              {t(is_lead ? "teams.no_longer_lead" : "teams.make_lead")}
            </Button>
            <IconButton
              icon="close"
              isSmall
              label={t("teams.remove", { name: nameHere(person) })}
              disabled={drop.isPending}
              onClick={() =>
                drop.mutate(
                  { team: team.id, person: person.id },
                  {
                    onSuccess: () =>
                      tell.done(t("teams.removed", { name: nameHere(person) }), () =>
                        put.mutate({ team: team.id, person: person.id, is_lead }),
                      ),
                  },
                )
              }
            />
          </li>
        ))}
      </ul>
      <PersonSelect
        value={null}
        label={t("teams.add")}
        placeholder={t("teams.add")}
        onChange={(person) => person && put.mutate({ team: team.id, person: person.id, is_lead: false })}
      />
    </PanelPart>
  );
}
