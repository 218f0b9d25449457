import { useTranslation } from "react-i18next";
import { Link, useRouteError } from "react-router";
import { Problem, sentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

/** A page that is not there, or broke: says so and leads on. */
export function PageProblem({ isMissing }: { isMissing?: boolean }) {
  const { t } = useTranslation();
  const error = useRouteError();
  const missing = isMissing || (error instanceof Problem && error.status === 404);
  const title = missing ? t("shell.missing") : t("shell.broken");
  const isOldPage = error instanceof TypeError && /import|fetch/i.test(error.message);
  return (
    <Page title={title}>
      <EmptyState
        title={title}
        fact={missing ? t("shell.missing_fact") : isOldPage ? t("shell.renewed") : sentence(error)}
      >
        <Button size="s" onClick={() => window.location.reload()}>
          {t("shell.reload")}
        </Button>
        <Link to="/">{t("shell.to_work")}</Link>
      </EmptyState>
    </Page>
  );
}
