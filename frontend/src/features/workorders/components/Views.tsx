import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { remove } from "@/api/client";
import { useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { type IconName, iconNamed } from "@/ui/icons";
import { ViewHeading, ViewLink } from "@/ui/ViewLink";
import { applicationsQuery, countsQuery, savedViewsQuery } from "../api";
import { VIEWS, type View } from "../listing";
import type { SavedView } from "../types";

const ICONS: Record<View, IconName> = {
  mine: "user",
  team: "team",
  unassigned: "layers",
  at_risk: "clock",
  all: "work",
  requested: "send",
};

/** The views: the fixed ones, mine, those shared with me, and one for each application. */
export function Views() {
  const { t } = useTranslation();
  const { data: counts } = useQuery(countsQuery);
  const { data: saved = [] } = useQuery(savedViewsQuery);
  const { pathname, search } = useLocation();
  const asked = new URLSearchParams(search);
  const isPlain = !asked.has("saved") && !asked.has("application");
  return (
    <nav aria-label={t("work.views")}>
      {VIEWS.map((view) => (
        <ViewLink
          key={view}
          to={`/work/${view}`}
          icon={ICONS[view]}
          isOn={isPlain && pathname === `/work/${view}`}
          count={counts?.views[view]}
          tone={view === "at_risk" ? "risk" : undefined}
        >
          {t(`view.${view}`)}
        </ViewLink>
      ))}
      <SavedViews title={t("work.my_views")} views={saved.filter((view) => view.is_own && !view.is_shared)} />
      <SavedViews title={t("work.shared_views")} views={saved.filter((view) => view.is_shared)} />
      <ApplicationViews />
    </nav>
  );
}

function SavedViews({ title, views }: { title: string; views: readonly SavedView[] }) {
  const { data: counts } = useQuery(countsQuery);
  const current = new URLSearchParams(useLocation().search).get("saved");
  if (views.length === 0) return null;
  return (
    <>
      <ViewHeading>{title}</ViewHeading>
      {views.map((view) => (
        <ViewLink
          key={view.id}
          to={linkOf(view)}
          icon={view.is_shared ? "eye" : "star"}
          isOn={current === String(view.id)}
          count={counts?.saved[view.id]}
          after={view.is_own && <Forget view={view} />}
        >
          {view.name}
        </ViewLink>
      ))}
    </>
  );
}

function linkOf({ id, query }: SavedView): string {
  const { view = "all", ...rest } = query;
  return `/work/${view}?${new URLSearchParams({ ...rest, saved: String(id) })}`;
}

function Forget({ view }: { view: SavedView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const forgetting = useMutation({
    mutationFn: () => remove("/saved-views/{view_id}", { path: { view_id: view.id } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      navigate("/work/mine");
    },
  });
  return (
    <IconButton
      icon="bin"
      isSmall
      label={t("work.forget_view", { name: view.name })}
      onClick={() => forgetting.mutate()}
    />
  );
}

function ApplicationViews() {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { data: counts } = useQuery(countsQuery);
  const { data: applications = [] } = useQuery(applicationsQuery);
  const current = new URLSearchParams(useLocation().search).get("application");
  const mine = applications.filter(
    ({ code }) => counts?.applications[code] !== undefined || me.is_administrator,
  );
  if (mine.length === 0) return null;
  return (
    <>
      <ViewHeading>{t("work.applications")}</ViewHeading>
      {mine.map(({ code, name, icon }) => (
        <ViewLink
          key={code}
          to={`/work/all?application=${code}`}
          icon={iconNamed(icon)}
          isOn={current === code}
          count={counts?.applications[code]}
        >
          {text(name)}
        </ViewLink>
      ))}
    </>
  );
}
