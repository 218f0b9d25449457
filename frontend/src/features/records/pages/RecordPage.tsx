import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Problem, sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { useHasSide } from "@/lib/media";
import { Sheet, useTitle } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { pageQuery, recordQuery } from "../api";
import styles from "../components/Detail.module.css";
import { RecordBar } from "../components/RecordBar";
import { EditRecord, ReadRecord } from "../components/RecordForm";
import { RecordHead } from "../components/RecordHead";
import { RecordPrint } from "../components/RecordPrint";
import { RecordSide } from "../components/RecordSide";
import type { RecordDetail, TypePage } from "../types";

export default function RecordPage() {
  const { type = "", id = "" } = useParams();
  const { t } = useTranslation();
  const page = useQuery(pageQuery(type));
  const record = useQuery(recordQuery(type, Number(id)));
  const error = page.error ?? record.error;
  const isMissing = error instanceof Problem && error.status < 500 && error.status > 0;
  useTitle(record.data?.row.title ?? "");
  return (
    <Sheet label={record.data?.row.title ?? t("places.data")}>
      {error && isMissing && (
        <EmptyState title={sentence(error)} fact={t("records.missing_fact")}>
          <Link to={`/data/${type}`}>{t("records.to_list")}</Link>
        </EmptyState>
      )}
      {error && !isMissing && <ErrorLine onRetry={() => void record.refetch()}>{sentence(error)}</ErrorLine>}
      {!error && !(page.data && record.data) && <SkeletonPage />}
      {page.data && record.data && <Inside key={record.data.row.id} page={page.data} detail={record.data} />}
    </Sheet>
  );
}

type Tab = "answers" | "linked";

function Inside({ page, detail }: { page: TypePage; detail: RecordDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const hasSide = useHasSide();
  const [isEditing, setEditing] = useState(false);
  const [tab, setTab] = useState<Tab>("answers");
  useShortcuts({ e: () => detail.may_edit && setEditing(true) }, !isEditing);
  const isFormShown = hasSide || tab === "answers" || isEditing;
  return (
    <>
      <RecordBar page={page} detail={detail} isEditing={isEditing} onEdit={() => setEditing(true)} />
      <div className={styles.page}>
        <section className={styles.main} aria-label={text(page.name)}>
          {!hasSide && <RecordHead page={page} detail={detail} />}
          <div className={styles.tabs} role="tablist">
            {(["answers", "linked"] as const).map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                aria-selected={tab === one}
                onClick={() => setTab(one)}
              >
                {t(`records.tab_${one}`)}
              </button>
            ))}
          </div>
          {isFormShown && isEditing && (
            <EditRecord page={page} detail={detail} hasHead={hasSide} onDone={() => setEditing(false)} />
          )}
          {isFormShown && !isEditing && (
            <ReadRecord key={detail.row.rev} page={page} detail={detail} hasHead={hasSide} />
          )}
          {!isFormShown && (
            <div className={styles.side}>
              <RecordSide page={page} detail={detail} />
            </div>
          )}
        </section>
        {hasSide && (
          <aside className={styles.side} aria-label={t("records.tab_linked")}>
            <RecordSide page={page} detail={detail} />
          </aside>
        )}
      </div>
      <RecordPrint key={detail.row.rev} page={page} detail={detail} />
    </>
  );
}
