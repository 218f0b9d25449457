import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useSearchParams } from "react-router";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { servicesQuery } from "../api";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { Trouble } from "../components/Trouble";
import type { Service, ServiceType } from "../contract";
import { serviceIcon } from "../serviceIcon";

export default function ServicesPage() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const words = parameters.get("title");
  const { data: services, error, refetch } = useQuery(servicesQuery);
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
      <div className="service-columns">
        {services
          ?.filter(({ types }) => types.length > 0)
          .map((service) => (
            <Group key={service.code} service={service} words={words} />
          ))}
      </div>
    </>
  );
}

function Group({ service, words }: { service: Service; words: string | null }) {
  const text = useText();
  return (
    <section className="service-group" id={service.code}>
      <h2>
        <LineIcon name={serviceIcon(service)} />
        {text(service.name)}
      </h2>
      <ul className="card service-list">
        {service.types.map((type) => (
          <li key={type.code}>
            <ServiceRow type={type} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ServiceRow({ type, words }: { type: ServiceType; words: string | null }) {
  const text = useText();
  const titled = words ? `?title=${encodeURIComponent(words)}` : "";
  return (
    <Link to={`/services/${type.code}${titled}`} className="service">
      <span className="grow">
        <b>{text(type.name)}</b>
        {text(type.description) && <small>{text(type.description)}</small>}
      </span>
      <LineIcon name="right" size={18} />
    </Link>
  );
}

function useJumpToGroup(isReady: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isReady && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [isReady, hash]);
}
