import { queryOptions, useQuery } from "@tanstack/react-query";
import { DatePicker } from "antd";
import type { Dayjs } from "dayjs";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "@/api/changing";
import { useApplicationNames } from "@/api/choices";
import { create, read, remove } from "@/api/client";
import { sentence } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { type PersonBrief, useMay, useMe } from "@/api/session";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { PersonSelect } from "../components/PersonSelect";
import styles from "./StandIns.module.css";

type StandIn = components["schemas"]["StandInOut"];
type StandInIn = components["schemas"]["StandInIn"];

function standInsQuery(personId: number) {
  return queryOptions({
    queryKey: ["stand-ins", personId],
    queryFn: () => read<StandIn[]>("/people/{person_id}/stand-ins", { path: { person_id: personId } }),
  });
}

/** Who does one's work while one is away; a lead sets it for people of the team too. */
export default function StandInsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const [other, setOther] = useState<PersonBrief | null>(null);
  const personId = other?.id ?? me.person.id;
  return (
    <Page title={t("away.title")}>
      <div className={styles.body}>
        <p className={styles.fact}>{t("away.fact")}</p>
        {may("workorders.assign") && (
          <Field label={t("away.whose")} hint={t("away.whose_fact")}>
            <PersonSelect
              label={t("away.whose")}
              value={other}
              onChange={setOther}
              placeholder={nameHere(me.person)}
            />
          </Field>
        )}
        <NewAbsence key={personId} personId={personId} />
        <Absences personId={personId} />
      </div>
    </Page>
  );
}

function NewAbsence({ personId }: { personId: number }) {
  const { t } = useTranslation();
  const id = useId();
  const set = useChange(
    (body: StandInIn) => create("/people/{person_id}/stand-ins", { path: { person_id: personId }, body }),
    [["stand-ins"]],
  );
  const [who, setWho] = useState<PersonBrief | null>(null);
  const [days, setDays] = useState<[Dayjs, Dayjs] | null>(null);
  function send(event: FormEvent): void {
    event.preventDefault();
    if (!who || !days) return;
    const [from, until] = days;
    const body = {
      stand_in_id: who.id,
      from_at: from.startOf("day").toISOString(),
      until_at: until.endOf("day").toISOString(),
      application: "",
    };
    set.mutate(body, {
      onSuccess: () => {
        setWho(null);
        setDays(null);
      },
    });
  }
  return (
    <form className={styles.form} onSubmit={send} aria-label={t("away.new")}>
      <Field label={t("away.who")} htmlFor={`${id}who`}>
        <PersonSelect id={`${id}who`} label={t("away.who")} value={who} onChange={setWho} />
      </Field>
      <Field label={t("away.days")} htmlFor={`${id}days`}>
        <DatePicker.RangePicker
          id={{ start: `${id}days` }}
          value={days}
          onChange={(chosen) => setDays(chosen?.[0] && chosen[1] ? [chosen[0], chosen[1]] : null)}
        />
      </Field>
      <Button kind="primary" type="submit" isBusy={set.isPending} disabled={!who || !days}>
        {t("away.set")}
      </Button>
      {set.isError && <ErrorLine>{sentence(set.error)}</ErrorLine>}
    </form>
  );
}

function Absences({ personId }: { personId: number }) {
  const { t } = useTranslation();
  const dates = useDates();
  const placeOf = useApplicationNames();
  const found = useQuery(standInsQuery(personId));
  const drop = useChange(
    (id: number) =>
      remove("/people/{person_id}/stand-ins/{stand_in_id}", {
        path: { person_id: personId, stand_in_id: id },
      }),
    [["stand-ins"]],
  );
  if (found.isPending) return <SkeletonRows rows={2} />;
  if (found.isError)
    return <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>;
  if (found.data.length === 0) return <EmptyState title={t("away.none")} fact={t("away.none_fact")} />;
  return (
    <ul className={styles.list} aria-label={t("away.title")}>
      {found.data.map((one) => (
        <li key={one.id}>
          <b>{nameHere(one.stand_in)}</b>
          <span>
            {dates.moment(one.from_at)} – {dates.moment(one.until_at)}
            {one.application && ` · ${placeOf(one.application)}`}
          </span>
          <Button size="s" isBusy={drop.isPending} onClick={() => drop.mutate(one.id)}>
            {t("away.remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
