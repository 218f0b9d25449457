import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import { type Me, organizationQuery } from "@/api/session";
import { useText } from "@/lib/i18n";
import { Logo } from "../components/Logo";
import { Bell } from "./Bell";
import { UserMenu } from "./UserMenu";

/** The bar of the desktop; on a phone only the home page shows the brand. */
export function TopBar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const text = useText();
  const { data: organization } = useQuery(organizationQuery);
  return (
    <header className="top">
      <div className="top-in">
        <Link to="/" className="brand">
          <Logo />
          <span>{text(organization?.organization)}</span>
        </Link>
        <nav aria-label={t("portal.nav.label")}>
          <NavLink to="/" end>
            {t("portal.nav.home")}
          </NavLink>
          <NavLink to="/services">{t("portal.nav.services")}</NavLink>
          <NavLink to="/requests">{t("portal.nav.requests")}</NavLink>
        </nav>
        <span className="grow" />
        <Bell />
        <UserMenu me={me} />
      </div>
    </header>
  );
}

export function BrandBar({ me }: { me: Me }) {
  const text = useText();
  const { data: organization } = useQuery(organizationQuery);
  return (
    <div className="brand-bar">
      <Link to="/" className="brand grow">
        <Logo />
        <span>{text(organization?.organization)}</span>
      </Link>
      <Bell />
      <UserMenu me={me} />
    </div>
  );
}
