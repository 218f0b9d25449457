import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import { iconNamed } from "@/ui/icons";
import { ViewHeading, ViewLink } from "@/ui/ViewLink";
import { countQuery, typesQuery } from "../api";
import { byApplication } from "../applications";
import type { RecordType } from "../types";
import { ViewsOfType } from "./ViewsOfType";

/** The record types by application, and below the one that is open its views. */
export function TypesPane() {
  const { t } = useTranslation();
  const nameOf = useApplicationNames();
  const { data = [] } = useQuery(typesQuery);
  const { pathname } = useLocation();
  const code = decodeURIComponent(pathname.split("/")[2] ?? "");
  const kept = data.filter(({ no, is_active }) => no !== null && is_active);
  return (
    <nav aria-label={t("places.data")}>
      <ViewLink to="/data" icon="layers" isOn={pathname === "/data"} count={kept.length || undefined}>
        {t("records.all_types")}
      </ViewLink>
      {byApplication(kept).map(([application, mine]) => (
        <div key={application}>
          <ViewHeading>{nameOf(application)}</ViewHeading>
          {mine.map((type) =>
            type.code === code ? <Open key={code} type={type} /> : <Closed key={type.code} type={type} />,
          )}
        </div>
      ))}
    </nav>
  );
}

function iconOf({ icon }: RecordType) {
  return icon ? iconNamed(icon) : "data";
}

function Closed({ type }: { type: RecordType }) {
  const text = useText();
  return (
    <ViewLink to={`/data/${type.code}`} icon={iconOf(type)}>
      {text(type.name)}
    </ViewLink>
  );
}

function Open({ type }: { type: RecordType }) {
  const text = useText();
  const { pathname, search } = useLocation();
  const { data: all } = useQuery(countQuery(type.code, {}));
  const address = `/data/${type.code}`;
  const isWhole = !new URLSearchParams(search).has("saved") && pathname !== `${address}/bin`;
  return (
    <>
      <ViewLink
        to={address}
        icon={iconOf(type)}
        isOn={isWhole}
        count={all?.is_capped ? undefined : all?.count}
      >
        {text(type.name)}
      </ViewLink>
      <ViewsOfType type={type} />
    </>
  );
}
