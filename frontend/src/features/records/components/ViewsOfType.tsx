import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { remove } from "@/api/client";
import { useMe } from "@/api/session";
import { IconButton } from "@/ui/Button";
import type { IconName } from "@/ui/icons";
import { ViewLink } from "@/ui/ViewLink";
import { countQuery, viewsQuery } from "../api";
import { askedOf, type Look, readListing, searchOf } from "../listing";
import type { RecordType, SavedView } from "../types";
import styles from "./Records.module.css";

export const LOOK_ICONS: Record<Look, IconName> = {
  grid: "list",
  board: "board",
  calendar: "calendar",
  gallery: "image",
  timeline: "time",
  chart: "chart",
};

const SCOPES = ["private", "team", "everyone"];
const SCOPE_ICONS: Record<string, IconName> = { private: "star", team: "team", everyone: "eye" };

/** The saved views of one type: mine, those of my team, those of everybody; and what was thrown away. */
export function ViewsOfType({ type }: { type: RecordType }) {
  const { t } = useTranslation();
  const { data: saved = [] } = useQuery(viewsQuery(type.code));
  const { pathname } = useLocation();
  const address = `/data/${type.code}`;
  return (
    <div className={styles.views}>
      {SCOPES.map((scope) => (
        <Kept
          key={scope}
          address={address}
          code={type.code}
          views={saved.filter((view) => view.scope === scope)}
        />
      ))}
      {type.access === "delete" && (
        <ViewLink to={`${address}/bin`} icon="bin" isOn={pathname === `${address}/bin`}>
          {t("records.bin")}
        </ViewLink>
      )}
    </div>
  );
}

type KeptProps = { address: string; code: string; views: readonly SavedView[] };

function Kept({ address, code, views }: KeptProps) {
  const { search } = useLocation();
  const me = useMe();
  const current = new URLSearchParams(search).get("saved");
  return views.map((view) => (
    <OneView
      key={view.id}
      view={view}
      code={code}
      address={address}
      isOn={current === String(view.id)}
      mayForget={view.is_own || me.is_administrator}
    />
  ));
}

type OneViewProps = { view: SavedView; code: string; address: string; isOn: boolean; mayForget: boolean };

function OneView({ view, code, address, isOn, mayForget }: OneViewProps) {
  const search = searchOf(view);
  const listing = readListing(search);
  const { q, filter } = askedOf(listing);
  const { data } = useQuery(countQuery(code, { q, filter }));
  const icon = listing.look === "grid" ? (SCOPE_ICONS[view.scope] ?? "star") : LOOK_ICONS[listing.look];
  return (
    <ViewLink
      to={`${address}?${search}`}
      icon={icon}
      isOn={isOn}
      count={data?.is_capped ? undefined : data?.count}
      after={mayForget && <Forget view={view} code={code} address={address} />}
    >
      {view.name}
    </ViewLink>
  );
}

function Forget({ view, code, address }: { view: SavedView; code: string; address: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const forgetting = useMutation({
    mutationFn: () => remove("/saved-views/{view_id}", { path: { view_id: view.id } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: viewsQuery(code).queryKey });
      void navigate(address);
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
