import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { actorName, VersionList } from "@/ui/Draft";
import styles from "@/ui/designing/Designer.module.css";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { formVersionsQuery } from "../../definitions";
import { versionContentQuery } from "../api";
import type { FormContent } from "../content";
import { useDesigning } from "../context";
import { goneBackTo } from "../goingBack";
import { DifferenceList } from "./DifferenceList";
import { Works } from "./Works";

const DRAFT = 0;

/** Every published version, and what differs between any two, the draft among them. */
export function Versions({ code, draft }: { code: string; draft: FormContent }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { store, isReadOnly } = useDesigning();
  const versions = useQuery(formVersionsQuery(code));
  const [pair, setPair] = useState<[number, number] | null>(null);
  const numbers = (versions.data ?? []).map(({ no }) => no);
  const [before, after] = pair ?? [numbers[0] ?? DRAFT, DRAFT];
  const choices = [
    { value: DRAFT, label: t("drafts.draft") },
    ...numbers.map((no) => ({ value: no, label: `v${no}` })),
  ];
  async function goBack(no: number): Promise<void> {
    const older = await queries.fetchQuery(versionContentQuery(code, no));
    const held = numbers[0] ? await queries.fetchQuery(versionContentQuery(code, numbers[0])) : older;
    store.replace(goneBackTo(older, held));
    setPair([numbers[0] ?? DRAFT, DRAFT]);
    tell.done(t("designer.went_back", { no }), store.undo);
  }
  return (
    <div className={styles.versions}>
      <section aria-label={t("drafts.versions")}>
        <h2>{t("drafts.versions")}</h2>
        {versions.isError && (
          <ErrorLine onRetry={() => void versions.refetch()}>{sentence(versions.error)}</ErrorLine>
        )}
        {versions.isPending && <SkeletonPage />}
        {versions.data && (
          <VersionList
            onBack={isReadOnly ? undefined : (no) => void goBack(no)}
            versions={versions.data.map((version) => ({
              no: version.no,
              published_at: version.published_at,
              by: actorName(version.published_by),
              isCurrent: version.state === "published",
            }))}
          />
        )}
      </section>
      <section aria-label={t("designer.compare")}>
        <h2>
          {t("designer.compare")}
          <Select<number>
            size="small"
            aria-label={t("designer.compare_before")}
            value={before}
            options={choices}
            onChange={(no) => setPair([no, after])}
          />
          →
          <Select<number>
            size="small"
            aria-label={t("designer.compare_after")}
            value={after}
            options={choices}
            onChange={(no) => setPair([before, no])}
          />
        </h2>
        {numbers.length > 0 && <Compared code={code} draft={draft} before={before} after={after} />}
      </section>
      <Works code={code} content={draft} />
    </div>
  );
}

type ComparedProps = { code: string; draft: FormContent; before: number; after: number };

function Compared({ code, draft, before, after }: ComparedProps) {
  const one = useQuery({ ...versionContentQuery(code, before), enabled: before !== DRAFT });
  const other = useQuery({ ...versionContentQuery(code, after), enabled: after !== DRAFT });
  const failed = one.error ?? other.error;
  if (failed) return <ErrorLine onRetry={() => void one.refetch()}>{sentence(failed)}</ErrorLine>;
  const from = before === DRAFT ? draft : one.data;
  const to = after === DRAFT ? draft : other.data;
  if (!from || !to) return <SkeletonPage />;
  return <DifferenceList before={from} after={to} />;
}
