import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { pageQuery, recordQuery } from "../api";
import styles from "../components/Paper.module.css";
import { PaperRecord } from "../components/PaperRecord";
import { paperClass } from "../components/paperClass";
import { layoutsOf, type PrintLayout, sheetOf } from "../printing";
import type { RecordDetail, TypePage } from "../types";

/** One record on paper, in the layout that one chooses. */
export default function RecordPrintPage() {
  const { type = "", id = "" } = useParams();
  const page = useQuery(pageQuery(type));
  const record = useQuery(recordQuery(type, Number(id)));
  useTitle(record.data?.row.title ?? "");
  const error = page.error ?? record.error;
  if (error) return <ErrorLine onRetry={() => void record.refetch()}>{sentence(error)}</ErrorLine>;
  if (!page.data || !record.data) return <SkeletonPage />;
  return <Printed page={page.data} detail={record.data} />;
}

function Printed({ page, detail }: { page: TypePage; detail: RecordDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const layouts = layoutsOf(page);
  const layout = layouts.find(({ key }) => key === search.get("layout")) ?? (layouts[0] as PrintLayout);
  return (
    <div className={styles.desk}>
      <style>{sheetOf(layout)}</style>
      <nav className={styles.bar} aria-label={t("paper.title")}>
        <Link to={`/data/${page.code}/${detail.row.id}`}>{t("records.back_to_record")}</Link>
        {layouts.length > 1 ? (
          <Select
            aria-label={t("records.print_layout")}
            value={layout.key}
            onChange={(key) => setSearch({ layout: key }, { replace: true })}
            options={layouts.map(({ key, name }) => ({ value: key, label: text(name) }))}
            popupMatchSelectWidth={false}
          />
        ) : (
          <span />
        )}
        <Button kind="primary" icon="print" onClick={() => window.print()}>
          {t("order.print")}
        </Button>
      </nav>
      <main className={paperClass(layout)} aria-label={t("paper.title")}>
        <PaperRecord key={layout.key} page={page} detail={detail} layout={layout} />
      </main>
    </div>
  );
}
