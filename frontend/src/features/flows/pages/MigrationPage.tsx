import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type MoveTrial, moveTrialQuery, processQuery, useBeginMove, versionsQuery } from "../api";
import { MoveOrders } from "../moves/MoveOrders";
import { MoveSteps } from "../moves/MoveSteps";
import { PastMoves } from "../moves/PastMoves";
import styles from "./Migration.module.css";

/** Running orders of one version taken to another: where each step goes, who can, who cannot and why. */
export default function MigrationPage() {
  const { t } = useTranslation();
  const text = useText();
  const { code = "" } = useParams();
  const process = useQuery(processQuery(code));
  const versions = useQuery(versionsQuery(code));
  const numbers = (versions.data ?? []).map(({ no }) => no);
  const failed = process.error ?? versions.error;
  return (
    <Page
      title={t("moves.title")}
      count={process.data && text(process.data.name)}
      acts={<Link to={`/build/processes/${code}`}>{t("moves.back")}</Link>}
    >
      <div className={styles.body}>
        {failed && <ErrorLine onRetry={() => void versions.refetch()}>{sentence(failed)}</ErrorLine>}
        {versions.isPending && <SkeletonPage />}
        {versions.data && numbers.length < 2 && (
          <EmptyState title={t("moves.one_version")} fact={t("moves.one_version_fact")} />
        )}
        {numbers.length > 1 && <Wizard key={code} code={code} numbers={numbers} />}
        <PastMoves code={code} />
      </div>
    </Page>
  );
}

function Wizard({ code, numbers }: { code: string; numbers: readonly number[] }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(numbers[1] ?? 0);
  const [to, setTo] = useState(numbers[0] ?? 0);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const trial = useQuery(moveTrialQuery(code, { from_no: from, to_no: to, mapping }));
  const options = numbers.map((no) => ({ value: no, label: `v${no}` }));
  function choose(which: (no: number) => void, no: number): void {
    which(no);
    setMapping({});
  }
  return (
    <>
      <div className={styles.versions}>
        {t("moves.from")}
        <Select<number>
          aria-label={t("moves.from")}
          value={from}
          options={options}
          onChange={(no) => choose(setFrom, no)}
        />
        {t("moves.to")}
        <Select<number>
          aria-label={t("moves.to")}
          value={to}
          options={options}
          onChange={(no) => choose(setTo, no)}
        />
        <span className={styles.fact}>{t("moves.fact")}</span>
      </div>
      {from === to && <p className={styles.fact}>{t("moves.same")}</p>}
      {trial.isError && <ErrorLine onRetry={() => void trial.refetch()}>{sentence(trial.error)}</ErrorLine>}
      {trial.isLoading && <SkeletonPage />}
      {trial.data && from !== to && (
        <Planned
          key={`${from} ${to}`}
          code={code}
          trial={trial.data}
          mapping={mapping}
          isSure={!trial.isError && !trial.isPlaceholderData}
          onMap={(key, target) => setMapping({ ...mapping, [key]: target })}
        />
      )}
    </>
  );
}

type PlannedProps = {
  code: string;
  trial: MoveTrial;
  mapping: Record<string, string>;
  isSure: boolean;
  onMap: (key: string, target: string) => void;
};

function Planned({ code, trial, mapping, isSure, onMap }: PlannedProps) {
  const { t } = useTranslation();
  const begin = useBeginMove(code);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState("");
  const able = trial.orders.filter(({ hindrances }) => hindrances.length === 0);
  const chosen = able.filter(({ instance_id }) => !left.has(instance_id));
  // Past the first hundreds nobody chooses one by one: then all go, and those that cannot are told.
  const isWhole = trial.total > trial.orders.length;
  const count = isWhole ? trial.can_go : chosen.length;
  function go(): void {
    const ids = isWhole ? null : chosen.map(({ instance_id }) => instance_id);
    begin.mutate(
      { from_no: trial.from_no, to_no: trial.to_no, mapping, instance_ids: ids, reason },
      {
        onSuccess: () => tell.done(t("moves.begun", { count })),
        onError: (why) => tell.error(sentence(why)),
      },
    );
  }
  return (
    <>
      <MoveSteps trial={trial} onMap={onMap} />
      <MoveOrders trial={trial} left={left} onLeave={setLeft} />
      <div className={styles.summary}>
        <Input
          className={styles.reason}
          aria-label={t("moves.reason")}
          placeholder={t("moves.reason")}
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button kind="primary" isBusy={begin.isPending} disabled={!isSure || count === 0} onClick={go}>
          {t("moves.go", { count })}
        </Button>
        <span className={styles.fact}>{t("moves.go_fact")}</span>
      </div>
    </>
  );
}
