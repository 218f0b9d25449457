import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Trouble } from "../components/Trouble";

export function PageBroken() {
  const { t } = useTranslation();
  const error = useRouteError();
  return <Trouble title={t("portal.trouble.page")} error={error} onRetry={() => window.location.reload()} />;
}
