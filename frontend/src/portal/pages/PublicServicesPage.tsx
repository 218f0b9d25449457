import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Empty } from "../components/Empty";
import { LoadingCards } from "../components/Loading";
import { ServiceGroups } from "../components/ServiceGroups";
import { Trouble } from "../components/Trouble";
import { publicServicesQuery } from "../publicApi";
import { PublicFrame } from "../shell/PublicFrame";

/** What can be asked for without an account. */
export default function PublicServicesPage() {
  const { t } = useTranslation();
  const { data: services, error, refetch } = useQuery(publicServicesQuery);
  return (
    <PublicFrame
      foot={
        <>
          <Link to="/look-up" className="link">
            {t("portal.signin.by_number")}
          </Link>
          <br />
          <Link to="/sign-in" className="link">
            {t("portal.lookup.have_account")}
          </Link>
        </>
      }
    >
      <div className="public-hello">
        <h1>{t("portal.public.ask")}</h1>
        <p className="ink-2">{t("portal.public.ask_about")}</p>
      </div>
      {!services && !error && <LoadingCards />}
      {!services && error && (
        <Trouble title={t("portal.trouble.services")} error={error} onRetry={() => void refetch()} />
      )}
      {services?.length === 0 && (
        <Empty title={t("portal.public.nothing_open")} about={t("portal.public.nothing_open_about")} />
      )}
      {services && <ServiceGroups services={services} addressOf={({ code }) => `/public/${code}`} />}
    </PublicFrame>
  );
}
