import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { applicationsQuery, teamsQuery } from "@/api/choices";
import { useMe } from "@/api/session";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/States";

type NothingYetProps = {
  title: string;
  fact: string;
  children?: ReactNode;
  /** Where a new application is begun on this very page. */
  onBegin?: () => void;
};

/** An empty list; to who sets up a new installation, what has to be there before there can be anything in it. */
export function NothingYet({ title, fact, children, onBegin }: NothingYetProps) {
  const me = useMe();
  const { data } = useQuery(applicationsQuery);
  if (me.is_administrator && data?.length === 0) return <NoApplication onBegin={onBegin} />;
  return (
    <EmptyState title={title} fact={fact}>
      {children}
    </EmptyState>
  );
}

function NoApplication({ onBegin }: Pick<NothingYetProps, "onBegin">) {
  const { t } = useTranslation();
  const { data: teams } = useQuery(teamsQuery);
  if (teams?.length === 0) {
    return (
      <EmptyState title={t("begin.none")} fact={t("begin.team_fact")}>
        <Link to="/admin/departments">{t("begin.departments")}</Link>
        <Link to="/admin/teams">{t("begin.teams")}</Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("begin.none")} fact={t("begin.fact")}>
      {onBegin ? (
        <Button size="s" icon="plus" onClick={onBegin}>
          {t("begin.application")}
        </Button>
      ) : (
        <Link to="/build/categories">{t("begin.application")}</Link>
      )}
      <Link to="/build/packages">{t("begin.example")}</Link>
    </EmptyState>
  );
}
