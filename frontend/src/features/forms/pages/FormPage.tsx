import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Page, useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { formQuery } from "../definitions";
import { Designer } from "../designer/page/Designer";

/** The designer of one form. */
export default function FormPage() {
  const { t } = useTranslation();
  const text = useText();
  const { code = "" } = useParams();
  const form = useQuery({ ...formQuery(code), refetchOnMount: "always", refetchOnWindowFocus: false });
  useTitle(form.data ? text(form.data.name) : t("forms.title"));
  if (form.data && form.isFetchedAfterMount) return <Designer key={code} form={form.data} />;
  return (
    <Page title={t("forms.title")} acts={<Link to="/build/forms">{t("forms.all")}</Link>}>
      {form.isError && <ErrorLine onRetry={() => void form.refetch()}>{sentence(form.error)}</ErrorLine>}
      {form.isPending && <SkeletonPage />}
    </Page>
  );
}
