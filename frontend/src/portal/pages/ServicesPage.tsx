import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";
import { LineIcon } from "@/ui/LineIcon";
import { servicesQuery } from "../api";
import { Empty } from "../components/Empty";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { ServiceGroups } from "../components/ServiceGroups";
import { Trouble } from "../components/Trouble";

export default function ServicesPage() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const words = parameters.get("title");
  const { data: services, error, refetch } = useQuery(servicesQuery);
  const titled = words ? `?title=${encodeURIComponent(words)}` : "";
  useJumpToGroup(services !== undefined);
  return (
    <>
      <PageBar
        title={t(words ? "portal.services.whose" : "portal.services.title")}
        back={words ? "/" : undefined}
      />
      {words && (
        <p className="words-kept">
          <LineIcon name="pen" />
          <span>{t("portal.services.words_kept", { words })}</span>
        </p>
      )}
      {!services && !error && <LoadingCards />}
      {!services && error && (
        <Trouble title={t("portal.trouble.services")} error={error} onRetry={() => void refetch()} />
      )}
      {services?.every(({ types }) => types.length === 0) && (
        <Empty title={t("portal.services.none")} about={t("portal.services.none_about")} />
      )}
      {services && (
        <ServiceGroups services={services} addressOf={({ code }) => `/services/${code}${titled}`} />
      )}
    </>
  );
}

function useJumpToGroup(isReady: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isReady && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [isReady, hash]);
}
