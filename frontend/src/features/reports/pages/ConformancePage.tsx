import { Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { address } from "@/api/client";
import { sentence } from "@/api/problem";
import { Picture } from "@/features/flows/designer/canvas/Picture";
import { NOTHING_AROUND } from "@/features/flows/designer/surroundings";
import { useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { Icon } from "@/ui/icons";
import { Bar, Grow, Sheet, useTitle } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import type { Conformance } from "../api";
import { Card } from "../components/Card";
import styles from "../components/Conformance.module.css";
import { DepartmentFilter } from "../components/Narrow";
import { OrdersBehind } from "../components/OrdersBehind";
import { PeriodSwitch } from "../components/PeriodSwitch";
import review from "../components/Review.module.css";
import { type Opened, StepTable } from "../components/StepTable";
import { marksOf, skeletonOf } from "../conformance";
import { ENDED, useConformance } from "../useConformance";

/** How finished work kept to its process: each step passed, left out and by whom, or not taken; and how late. */
export default function ConformancePage() {
  const { t, i18n } = useTranslation();
  const seen = useConformance();
  const { report, followed, code } = seen;
  const [opened, open] = useState<Opened>();
  const isPhone = useIsPhone();
  useTitle(t("conformance.title"));
  const isEmpty = followed.isSuccess && !code;
  const file = (as: string) =>
    address(`/reports/conformance/${code}/export`, { ...seen.query, as, language: i18n.language });
  return (
    <Sheet label={t("conformance.title")}>
      <Bar>
        <Link to="/reports" aria-label={t("review.title")} title={t("review.title")}>
          <Icon name="back" />
        </Link>
        <h1 className={review.title}>{t("conformance.title")}</h1>
        {!isPhone && <Choices seen={seen} />}
        <Grow />
        {code && (
          <>
            <a href={file("csv")} download>
              CSV
            </a>
            <a href={file("xlsx")} download>
              XLSX
            </a>
          </>
        )}
      </Bar>
      <div className={review.body} aria-busy={report.isFetching}>
        {isPhone && (
          <div className={styles.choices}>
            <Choices seen={seen} />
          </div>
        )}
        {(report.isError || followed.isError) && (
          <ErrorLine onRetry={() => void (report.isError ? report : followed).refetch()}>
            {sentence(report.error ?? followed.error)}
          </ErrorLine>
        )}
        {(followed.isPending || (code && report.isPending)) && <SkeletonPage />}
        {isEmpty && <EmptyState title={t("conformance.empty")} fact={t("conformance.empty_fact")} />}
        {code && report.data && (
          <Whole report={report.data} isRunning={seen.ended === "running"} onOpen={open} />
        )}
      </div>
      {opened && (
        <OrdersBehind code={code} query={seen.query} opened={opened} onClose={() => open(undefined)} />
      )}
    </Sheet>
  );
}

function Choices({ seen }: { seen: ReturnType<typeof useConformance> }) {
  const { t } = useTranslation();
  const text = useText();
  const { report, followed, code, change } = seen;
  const known = followed.data ?? [];
  const own = report.data && { code: report.data.code, name: report.data.name, orders: report.data.orders };
  const processes = own && !known.some((one) => one.code === own.code) ? [own, ...known] : known;
  const versions = report.data?.versions ?? [];
  return (
    <>
      <Select<string>
        aria-label={t("conformance.process")}
        className={styles.choice}
        size="small"
        value={code || undefined}
        placeholder={t("conformance.process")}
        onChange={seen.choose}
        popupMatchSelectWidth={false}
        options={processes.map((one) => ({
          value: one.code,
          label: `${text(one.name)} · ${t("process.orders", { count: one.orders })}`,
        }))}
      />
      {versions.length > 0 && (
        <Select<number>
          aria-label={t("conformance.version")}
          size="small"
          value={report.data?.version}
          onChange={(no) => change({ no: String(no) })}
          popupMatchSelectWidth={false}
          options={versions.map(({ no, orders }) => ({
            value: no,
            label: `v${no} · ${t("process.orders", { count: orders })}`,
          }))}
        />
      )}
      <PeriodSwitch period={report.data} onChange={seen.setDays} />
      <Segments
        label={t("conformance.which")}
        value={seen.ended}
        onChange={(ended) => change({ ended: ended === "finished" ? null : ended })}
        segments={ENDED.map((value) => ({ value, label: t(`conformance.${value}`) }))}
      />
      <DepartmentFilter value={seen.department} onChange={(value) => change({ department: value })} />
    </>
  );
}

type WholeProps = { report: Conformance; isRunning: boolean; onOpen: (opened: Opened) => void };

function Whole({ report, isRunning, onOpen }: WholeProps) {
  const { t } = useTranslation();
  const text = useText();
  const content = useMemo(() => skeletonOf(report), [report]);
  const marks = useMemo(() => marksOf(report, t), [report, t]);
  return (
    <>
      <p className={styles.figures}>
        {(["orders", "late_orders", "skipped_orders"] as const).map((what) => (
          <span key={what}>
            <b>{report[what]}</b>
            {t(`conformance.${what}`)}
          </span>
        ))}
      </p>
      <div className={styles.both}>
        <Card title={t("conformance.steps")} meta={t("conformance.steps_meta")}>
          <StepTable report={report} isRunning={isRunning} onOpen={onOpen} />
        </Card>
        <Card title={t("conformance.drawn")} aside={<Legend />}>
          <div className={styles.drawing}>
            <Picture
              content={content}
              surroundings={NOTHING_AROUND}
              marks={marks}
              zoom={0.75}
              label={t("process.diagram_of", { name: text(report.name) })}
            />
          </div>
        </Card>
      </div>
      <p className={review.zone}>{t("conformance.meaning")}</p>
    </>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <span className={styles.legend}>
      {(
        [
          ["good", styles.good],
          ["risk", styles.risk],
          ["late", styles.lateMark],
          ["none", styles.none],
        ] as const
      ).map(([tone, look]) => (
        <span key={tone}>
          <i className={look} />
          {t(`conformance.tone_${tone}`)}
        </span>
      ))}
    </span>
  );
}
