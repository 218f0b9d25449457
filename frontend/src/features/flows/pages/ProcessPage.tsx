import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Page, useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { processQuery } from "../api";
import { Designer } from "../designer/page/Designer";

/** The designer of one process. */
export default function ProcessPage() {
  const { t } = useTranslation();
  const text = useText();
  const { code = "" } = useParams();
  // A draft that came from a file is another document: whoever goes here again begins with it.
  const { key } = useLocation();
  const process = useQuery({
    ...processQuery(code),
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
  });
  useTitle(process.data ? text(process.data.name) : t("processes.title"));
  if (process.data && process.isFetchedAfterMount) {
    return <Designer key={`${code} ${key}`} process={process.data} />;
  }
  return (
    <Page title={t("processes.title")} acts={<Link to="/build/processes">{t("processes.all")}</Link>}>
      {process.isError && (
        <ErrorLine onRetry={() => void process.refetch()}>{sentence(process.error)}</ErrorLine>
      )}
      {process.isPending && <SkeletonPage />}
    </Page>
  );
}
