import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { read } from "@/api/client";
import { sentence } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { byteWords } from "@/lib/bytes";
import { comma, useText } from "@/lib/i18n";
import { Tag } from "@/ui/Marks";
import { Panel, PanelPart } from "@/ui/Panel";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import type { TypePage } from "../types";
import styles from "./Import.module.css";

type Indexes = components["schemas"]["IndexesOut"];
type FieldIndex = components["schemas"]["FieldIndexOut"];
type Work = components["schemas"]["FieldWorkOut"];

function indexesQuery(form: string) {
  return queryOptions({
    queryKey: ["form-indexes", form],
    queryFn: () => read<Indexes>("/forms/{code}/indexes", { path: { code: form } }),
  });
}

function worksQuery(form: string) {
  return queryOptions({
    queryKey: ["form-works", form],
    queryFn: () => read<Work[]>("/forms/{code}/field-works", { path: { code: form } }),
  });
}

/** What makes lists fast and what it costs; what records are being gone through for. */
export function IndexPanel({ page, form, onClose }: { page: TypePage; form: string; onClose: () => void }) {
  const { t } = useTranslation();
  const indexes = useQuery(indexesQuery(form));
  const { data: works = [] } = useQuery(worksQuery(form));
  const shown = (indexes.data?.items ?? []).filter(
    ({ state, is_wanted, suggested_by }) => state !== "none" || is_wanted || suggested_by > 0,
  );
  return (
    <Panel title={t("records.speed")} onClose={onClose}>
      {indexes.isError && <ErrorLine>{sentence(indexes.error)}</ErrorLine>}
      {indexes.isPending && <SkeletonPage />}
      {indexes.data && (
        <PanelPart title={t("records.indexes")}>
          <p className={styles.quiet}>{t("records.indexes_fact", costOf(indexes.data))}</p>
          {indexes.data.summary && <SummaryLine table={indexes.data.summary} />}
          {shown.length === 0 && <p>{t("records.no_indexes")}</p>}
          <ul className={styles.lines}>
            {shown.map((one) => (
              <IndexLine key={one.field} index={one} />
            ))}
          </ul>
        </PanelPart>
      )}
      {works.length > 0 && (
        <PanelPart title={t("records.works")}>
          <ul className={styles.lines}>
            {works.map((work) => (
              <WorkLine key={work.id} work={work} page={page} />
            ))}
          </ul>
        </PanelPart>
      )}
    </Panel>
  );
}

/** Sums in groups are read from a table of their own: how far it is, what is in it, what it takes up. */
function SummaryLine({ table }: { table: NonNullable<Indexes["summary"]> }) {
  const { t } = useTranslation();
  const text = useText();
  const names = table.fields.map((name) => text(name)).join(comma());
  return (
    <p className={styles.quiet}>
      {t(`records.summary.${table.state}`, { size: byteWords(table.bytes), names })}
    </p>
  );
}

function costOf({ most, bytes_a_row, microseconds_a_row }: Indexes) {
  return { most, bytes: bytes_a_row, microseconds: microseconds_a_row };
}

const TONES: Record<string, "met" | "late" | "accent" | undefined> = {
  ready: "met",
  failed: "late",
  building: "accent",
};

function IndexLine({ index }: { index: FieldIndex }) {
  const { t } = useTranslation();
  const text = useText();
  const facts = [
    index.bytes > 0 && byteWords(index.bytes),
    index.uses > 0 && t("records.index_uses", { count: index.uses }),
    index.suggested_by > 0 && t("records.index_suggested", { count: index.suggested_by }),
    index.reason,
  ].filter(Boolean);
  return (
    <li className={styles.state}>
      <div className={styles.column}>
        <b>{text(index.label) || index.field}</b>
        <p>{facts.join(" · ")}</p>
      </div>
      <Tag tone={TONES[index.state]}>{t(`records.index.${index.state}`)}</Tag>
    </li>
  );
}

function WorkLine({ work, page }: { work: Work; page: TypePage }) {
  const { t } = useTranslation();
  const text = useText();
  const field = page.content.fields.find(({ id }) => id === work.field_id);
  const counts = Object.values(work.counts).reduce((sum, count) => sum + count, 0);
  return (
    <li className={styles.state}>
      <div className={styles.column}>
        <b>{text(field?.label) || work.field_id}</b>
        <p>{t("records.rows_so_far", { count: counts })}</p>
      </div>
      <Tag tone={work.failures.length > 0 ? "late" : undefined}>{t(`records.work.${work.kind}`)}</Tag>
    </li>
  );
}
