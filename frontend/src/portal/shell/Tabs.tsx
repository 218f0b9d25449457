import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { LineIcon } from "@/ui/LineIcon";
import { homeQuery } from "../api";

/** The bar at the thumb, on a phone. */
export function Tabs() {
  const { t } = useTranslation();
  const { data: home } = useQuery(homeQuery);
  const waiting = home?.waiting_for_me.length ?? 0;
  return (
    <nav className="tabs" aria-label={t("portal.nav.label")}>
      <NavLink to="/" end>
        <LineIcon name="home" size={24} />
        {t("portal.nav.home")}
      </NavLink>
      <NavLink to="/services">
        <LineIcon name="grid" size={24} />
        {t("portal.nav.services")}
      </NavLink>
      <NavLink to="/requests">
        <LineIcon name="list" size={24} />
        {t("portal.nav.requests")}
        {waiting > 0 && (
          <span className="count" role="img" aria-label={t("portal.nav.waiting", { count: waiting })}>
            {waiting}
          </span>
        )}
      </NavLink>
      <NavLink to="/me">
        <LineIcon name="user" size={24} />
        {t("portal.nav.me")}
      </NavLink>
    </nav>
  );
}
