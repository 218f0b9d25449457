import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { serviceFormQuery } from "../api";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { RequestForm } from "../components/RequestForm";
import { Trouble } from "../components/Trouble";

export default function ServiceFormPage() {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { type = "" } = useParams();
  const [parameters] = useSearchParams();
  const { data: service, error, refetch } = useQuery(serviceFormQuery(type));
  return (
    <div className="page-narrow">
      <PageBar title={text(service?.name)} back="/services" />
      {!service && !error && <LoadingCards />}
      {!service && error && (
        <Trouble title={t("portal.trouble.form")} error={error} onRetry={() => void refetch()} />
      )}
      {service && (
        <RequestForm key={service.code} service={service} me={me} title={parameters.get("title") ?? ""} />
      )}
    </div>
  );
}
