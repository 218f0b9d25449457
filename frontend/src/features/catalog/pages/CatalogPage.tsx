import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  type Application,
  applicationsQuery,
  categoriesQuery,
  everyApplicationQuery,
  ORGANIZATION,
  useTeamNames,
} from "@/api/choices";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import { NothingYet } from "@/features/accounts/components/NothingYet";
import { inTree } from "@/features/accounts/tree";
import { comma, useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { Code, Quiet } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { type Category, useChangeCategory, useSaveApplication } from "../api";
import { ApplicationPanel } from "../components/ApplicationPanel";
import styles from "../components/Catalog.module.css";
import { CategoryPanel } from "../components/CategoryPanel";
import { NewApplication } from "../components/NewApplication";
import { detailsOf, sorted, swapped } from "../places";

/** What was switched off, with the way back; only administrators are told. */
function SwitchedOff() {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { data = [] } = useQuery({ ...everyApplicationQuery, enabled: me.is_administrator });
  const save = useSaveApplication();
  const off = data.filter((one) => !one.is_active);
  if (off.length === 0) return null;
  return (
    <ul className={styles.tree} aria-label={t("catalog.switched_off")}>
      {off.map((one) => (
        <li key={one.code} className={styles.head}>
          <Quiet>{t("catalog.is_switched_off", { name: text(one.name) })}</Quiet>
          <Button
            size="s"
            onClick={() =>
              save.mutate({
                code: one.code,
                body: { name: one.name, desk_team: one.desk_team, is_active: true },
              })
            }
          >
            {t("catalog.switch_on")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** An application that has nothing yet is begun with what is kept in it, or with what is asked of it. */
function NoCategories({ application, onBegin }: { application: string | null; onBegin: () => void }) {
  const { t } = useTranslation();
  return (
    <NothingYet title={t("catalog.empty")} fact={t("catalog.empty_fact")} onBegin={onBegin}>
      {application && (
        <>
          <Link to={`/build/types?app=${application}`}>{t("catalog.then_types")}</Link>
          <Link to="/data">{t("catalog.then_data")}</Link>
        </>
      )}
    </NothingYet>
  );
}

type Opened = { category: Category | null; parent: string | null };

export default function CatalogPage() {
  const { t } = useTranslation();
  const { application, choose } = useApplication();
  const applications = useQuery(applicationsQuery);
  const categories = useQuery(categoriesQuery);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isChanging, setChanging] = useState(false);
  const [isBeginning, setBeginning] = useState(false);
  const me = useMe();
  const code = application === ORGANIZATION ? (applications.data?.[0]?.code ?? null) : application;
  const chosen = applications.data?.find((one) => one.code === code);
  const rows = inTree(sorted((categories.data ?? []).filter((one) => one.application === code)));
  const failed = categories.error ?? applications.error;
  return (
    <Page
      title={t("catalog.title")}
      count={categories.data && rows.length}
      acts={
        code && (
          <Button kind="primary" icon="plus" onClick={() => setOpened({ category: null, parent: null })}>
            {t("catalog.new")}
          </Button>
        )
      }
    >
      <div className={styles.head}>
        <ApplicationSelect application={code} onChange={choose} />
        {chosen && <Chosen application={chosen} onChange={() => setChanging(true)} />}
        {me.is_administrator && (
          <Button size="s" icon="plus" onClick={() => setBeginning(true)}>
            {t("catalog.new_application")}
          </Button>
        )}
      </div>
      <SwitchedOff />
      {failed && <ErrorLine onRetry={() => void categories.refetch()}>{sentence(failed)}</ErrorLine>}
      {categories.isPending && <SkeletonPage />}
      {categories.isSuccess && rows.length === 0 && (
        <NoCategories
          application={chosen?.types.length === 0 ? chosen.code : null}
          onBegin={() => setBeginning(true)}
        />
      )}
      <ul className={styles.tree} aria-label={t("catalog.title")}>
        {rows.map((row) => (
          <CategoryLine key={row.id} category={row} all={rows} onOpen={setOpened} />
        ))}
      </ul>
      {isBeginning && (
        <NewApplication
          onClose={() => setBeginning(false)}
          onMade={(made) => {
            setBeginning(false);
            choose(made);
          }}
        />
      )}
      {opened && code && (
        <CategoryPanel
          application={code}
          category={opened.category}
          parent={opened.parent}
          all={rows}
          onClose={() => setOpened(null)}
        />
      )}
      {isChanging && chosen && <ApplicationPanel application={chosen} onClose={() => setChanging(false)} />}
    </Page>
  );
}

type ChosenProps = { application: Application; onChange: () => void };

function Chosen({ application, onChange }: ChosenProps) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const names = application.types.map((type) => text(type.name)).join(comma());
  return (
    <>
      <span className={styles.fact}>
        {t("catalog.desk", { team: teams.nameOf(application.desk_team) })}
        {names && ` ${t("catalog.types", { names })}`}
      </span>
      <Button size="s" onClick={onChange}>
        {t("catalog.change_application")}
      </Button>
    </>
  );
}

type LineProps = { category: Category; all: readonly Category[]; onOpen: (opened: Opened) => void };

function CategoryLine({ category, all, onOpen }: LineProps) {
  const { t } = useTranslation();
  const text = useText();
  const change = useChangeCategory();
  const name = text(category.name);
  const isBelow = category.parent_id !== null;
  async function move(by: -1 | 1): Promise<void> {
    for (const moved of swapped(category, all, by)) {
      await change.mutateAsync({ code: moved.code, body: detailsOf(moved, all) });
    }
  }
  return (
    <li className={`${styles.line} ${isBelow ? styles.below : ""} ${category.is_active ? "" : styles.off}`}>
      <button type="button" className={styles.name} onClick={() => onOpen({ category, parent: null })}>
        {name}
      </button>
      {!category.is_active && <Quiet>{t("catalog.off")}</Quiet>}
      {change.isError && <Quiet>{sentence(change.error)}</Quiet>}
      <span className={styles.grow} />
      <Code>{category.code}</Code>
      <span className={styles.acts}>
        {!isBelow && (
          <IconButton
            icon="plus"
            isSmall
            label={t("catalog.add_below", { name })}
            onClick={() => onOpen({ category: null, parent: category.code })}
          />
        )}
        <IconButton
          icon="up"
          isSmall
          label={t("rules.up", { name })}
          disabled={change.isPending || swapped(category, all, -1).length === 0}
          onClick={() => void move(-1).catch(() => undefined)}
        />
        <IconButton
          icon="down"
          isSmall
          label={t("rules.down", { name })}
          disabled={change.isPending || swapped(category, all, 1).length === 0}
          onClick={() => void move(1).catch(() => undefined)}
        />
      </span>
    </li>
  );
}
