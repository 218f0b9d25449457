import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { differences } from "@/lib/differences";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { actorName, PublishAsk, VersionList } from "@/ui/Draft";
import { LeaveGuard } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { pageQuery, publishType } from "../api";
import { PrintDesigner } from "../components/PrintDesigner";
import { RoleLevels } from "../components/RoleLevels";
import styles from "../components/Settings.module.css";
import { type TypeVersion, versionsQuery } from "../settings";
import type { TypePage } from "../types";

/** What builders say of a record type besides its form: who may what, and how it looks on paper. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const { type = "" } = useParams();
  const page = useQuery(pageQuery(type));
  const versions = useQuery(versionsQuery(type));
  const error = page.error ?? versions.error;
  const newest = versions.data?.[0];
  if (error || !page.data || !versions.data || !newest) {
    return (
      <Page title={t("records.settings")}>
        {error ? <ErrorLine>{sentence(error)}</ErrorLine> : <SkeletonPage />}
      </Page>
    );
  }
  return <Editor key={newest.no} page={page.data} versions={versions.data} newest={newest} />;
}

type EditorProps = { page: TypePage; versions: TypeVersion[]; newest: TypeVersion };

function Editor({ page, versions, newest }: EditorProps) {
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const [wish, setWish] = useState(newest.content);
  const [isPublishing, setPublishing] = useState(false);
  const publishing = useMutation({
    meta: { isQuiet: true },
    mutationFn: () => publishType(page.code, wish),
    onSuccess: () => {
      tell.done(t("records.settings_published"));
      void queries.invalidateQueries({ queryKey: ["record-type", page.code] });
    },
  });
  const changes = differences(newest.content, wish);
  return (
    <Page
      title={text(page.name)}
      count={`v${newest.no}`}
      acts={
        <>
          <Link to={`/data/${page.code}`}>{t("records.to_list")}</Link>
          <Button kind="primary" disabled={changes.length === 0} onClick={() => setPublishing(true)}>
            {t("drafts.publish")}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <section className={`${styles.part} ${styles.narrow}`} aria-label={t("records.who_may")}>
          <h2>
            {t("records.who_may")} <small>{t("records.who_may_fact")}</small>
          </h2>
          <RoleLevels
            permissions={wish.permissions ?? {}}
            onChange={(permissions) => setWish({ ...wish, permissions })}
          />
        </section>
        <section className={styles.part} aria-label={t("records.print_layouts")}>
          <h2>
            {t("records.print_layouts")} <small>{t("records.print_fact")}</small>
          </h2>
          <PrintDesigner
            page={page}
            layouts={wish.print ?? []}
            onChange={(print) => setWish({ ...wish, print })}
          />
        </section>
        <section className={`${styles.part} ${styles.narrow}`} aria-label={t("drafts.versions")}>
          <h2>{t("drafts.versions")}</h2>
          <VersionList
            versions={versions.map((one) => ({
              no: one.no,
              published_at: one.published_at,
              by: actorName(one.published_by),
              isCurrent: one.no === newest.no,
            }))}
          />
        </section>
      </div>
      {changes.length > 0 && !publishing.isSuccess && <LeaveGuard />}
      {isPublishing && (
        <PublishAsk
          no={newest.no}
          changes={changes.map((one) => ({
            where: one.path.join(" › "),
            before: said(one.before),
            after: said(one.after),
          }))}
          isBusy={publishing.isPending}
          error={publishing.error}
          fact={t("records.settings_fact")}
          onAct={() => publishing.mutate()}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}

function said(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
