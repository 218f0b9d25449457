import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { actorName, VersionList } from "@/ui/Draft";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { processQuery, stepsOf, versionsQuery } from "../api";
import styles from "../components/Process.module.css";
import { StepList } from "../components/StepList";

export default function ProcessPage() {
  const { t } = useTranslation();
  const text = useText();
  const { code = "" } = useParams();
  const process = useQuery(processQuery(code));
  const versions = useQuery(versionsQuery(code));
  const [shown, setShown] = useState<"holds" | "draft">("holds");
  const found = process.data;
  const content = shown === "draft" ? found?.draft?.content : found?.content;
  return (
    <Page
      title={found ? text(found.name) : t("processes.title")}
      acts={
        <>
          {found?.draft && (
            <Segments
              label={t("processes.which")}
              value={shown}
              onChange={setShown}
              segments={[
                { value: "holds", label: t("drafts.current") },
                { value: "draft", label: t("drafts.draft") },
              ]}
            />
          )}
          <Link to="/build/processes">{t("processes.all")}</Link>
        </>
      }
    >
      {process.isError && (
        <ErrorLine onRetry={() => void process.refetch()}>{sentence(process.error)}</ErrorLine>
      )}
      {process.isPending && <SkeletonPage />}
      {found && (
        <div className={styles.body}>
          <section aria-label={t("processes.stages")}>
            {found.draft && shown === "draft" && found.draft.problems.length > 0 && (
              <Tag tone="late">{t("drafts.problems", { count: found.draft.problems.length })}</Tag>
            )}
            {content ? (
              <StepList application={found.application} steps={stepsOf(content)} />
            ) : (
              <EmptyState title={t("drafts.no_versions")} />
            )}
          </section>
          <section className={styles.aside} aria-label={t("drafts.versions")}>
            <h2>{t("drafts.versions")}</h2>
            {versions.isError && (
              <ErrorLine onRetry={() => void versions.refetch()}>{sentence(versions.error)}</ErrorLine>
            )}
            <VersionList
              versions={(versions.data ?? []).map((version) => ({
                no: version.no,
                published_at: version.published_at,
                by: actorName(version.published_by),
                isCurrent: version.state === "published",
              }))}
            />
          </section>
        </div>
      )}
    </Page>
  );
}
