import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { IconButton } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { recordQuery } from "../api";
import type { TypePage } from "../types";
import styles from "./Preview.module.css";
import { ReadRecord } from "./RecordForm";
import { RecordSide } from "./RecordSide";

type RecordPreviewProps = {
  page: TypePage;
  id: number;
  address: string;
  back: string;
  onClose: () => void;
};

/** The record that one stands on, whole, beside the list. */
export function RecordPreview({ page, id, address, back, onClose }: RecordPreviewProps) {
  const { t } = useTranslation();
  const record = useQuery({ ...recordQuery(page.code, id), placeholderData: keepPreviousData });
  const { data: detail } = record;
  return (
    <aside className={styles.preview} aria-label={t("records.preview")}>
      <div className={styles.head}>
        <span>{detail?.row.number}</span>
        <Link
          to={`${address}/${id}`}
          state={{ back }}
          className={styles.expand}
          aria-label={t("records.open", { title: detail?.row.title ?? "" })}
          title={t("records.open", { title: detail?.row.title ?? "" })}
        >
          <Icon name="expand" size={14} />
        </Link>
        <IconButton icon="close" isSmall label={t("records.preview_off")} onClick={onClose} />
      </div>
      {record.isError && (
        <ErrorLine onRetry={() => void record.refetch()}>{sentence(record.error)}</ErrorLine>
      )}
      {record.isPending && <SkeletonRows columns="72px 1fr" rows={6} />}
      {detail && (
        <div className={styles.body}>
          <ReadRecord key={`${detail.row.id} ${detail.row.rev}`} page={page} detail={detail} hasHead />
          <RecordSide page={page} detail={detail} />
        </div>
      )}
    </aside>
  );
}
