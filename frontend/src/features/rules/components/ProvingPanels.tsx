import { useQuery } from "@tanstack/react-query";
import { InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { comma } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type Comparison, shadowQuery, useEndShadow, useReplay, useShadow } from "../api";
import type { Purpose } from "../content";
import styles from "./Triggers.module.css";

const USUAL_LAST = 100;
const USUAL_DAYS = 7;

type PanelProps = {
  application: string;
  purpose: Purpose;
  /** The draft's revision, where there is one that was kept and is sound. */
  rev: number | null;
  nameOf: (key: string) => string;
  onClose: () => void;
};

/** What the draft would have decided about the newest orders. */
export function ReplayPanel({ application, purpose, rev, nameOf, onClose }: PanelProps) {
  const { t } = useTranslation();
  const replay = useReplay(application, purpose);
  const [last, setLast] = useState(USUAL_LAST);
  return (
    <Panel title={t("proving.replay")} onClose={onClose} width={640}>
      <p className={styles.fact}>{t("proving.replay_fact")}</p>
      <div className={styles.pair}>
        <InputNumber<number>
          aria-label={t("proving.last")}
          prefix={t("proving.last")}
          min={1}
          max={500}
          value={last}
          onChange={(count) => setLast(count ?? USUAL_LAST)}
        />
        <Button
          kind="primary"
          isBusy={replay.isPending}
          disabled={rev === null}
          onClick={() => replay.mutate(last)}
        >
          {t("proving.run")}
        </Button>
      </div>
      {rev === null && <p className={styles.warn}>{t("proving.no_draft")}</p>}
      {replay.isError && <ErrorLine>{sentence(replay.error)}</ErrorLine>}
      {replay.data && <Compared comparison={replay.data} nameOf={nameOf} />}
    </Panel>
  );
}

/** A version that decides beside the one that holds, and does nothing. */
export function ShadowPanel({ application, purpose, rev, nameOf, onClose }: PanelProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const found = useQuery(shadowQuery(application, purpose));
  const begin = useShadow(application, purpose);
  const end = useEndShadow(application, purpose);
  const [days, setDays] = useState(USUAL_DAYS);
  const shadow = found.data;
  return (
    <Panel title={t("proving.shadow")} onClose={onClose} width={640} error={begin.error}>
      <p className={styles.fact}>{t("proving.shadow_fact")}</p>
      {found.isPending && <SkeletonRows rows={3} columns="1fr" />}
      {found.isError && <ErrorLine>{sentence(found.error)}</ErrorLine>}
      {shadow && (
        <>
          <div className={styles.head}>
            <span>
              {t("proving.shadow_runs", {
                no: shadow.version,
                until: shadow.until ? dates.moment(shadow.until) : "",
              })}
            </span>
            <Button size="s" isBusy={end.isPending} onClick={() => end.mutate(undefined)}>
              {t("proving.end_shadow")}
            </Button>
          </div>
          <Compared comparison={shadow} nameOf={nameOf} />
        </>
      )}
      {found.isSuccess && !shadow && (
        <div className={styles.pair}>
          <InputNumber<number>
            aria-label={t("proving.days")}
            prefix={t("proving.days")}
            min={1}
            max={30}
            value={days}
            onChange={(count) => setDays(count ?? USUAL_DAYS)}
          />
          <Button
            kind="primary"
            disabled={rev === null}
            isBusy={begin.isPending}
            onClick={() =>
              rev !== null &&
              begin.mutate(
                { rev, days },
                { onSuccess: ({ no }) => tell.done(t("proving.shadow_began", { no })) },
              )
            }
          >
            {t("proving.begin_shadow")}
          </Button>
        </div>
      )}
      {rev === null && !shadow && <p className={styles.warn}>{t("proving.no_draft")}</p>}
    </Panel>
  );
}

function Compared({ comparison, nameOf }: { comparison: Comparison; nameOf: (key: string) => string }) {
  const { t } = useTranslation();
  const { looked_at, changed, differences } = comparison;
  return (
    <>
      <div className={styles.figures} aria-live="polite">
        <span>
          <b>{looked_at}</b>
          {t("proving.looked_at")}
        </span>
        <span>
          <b>{changed}</b>
          {t("proving.changed")}
        </span>
      </div>
      {differences.length === 0 && <EmptyState title={t("proving.same")} fact={t("proving.same_fact")} />}
      {differences.length > 0 && (
        <table className={styles.compare}>
          <thead>
            <tr>
              <th scope="col">{t("proving.order")}</th>
              <th scope="col">{t("proving.now")}</th>
              <th scope="col">{t("proving.then")}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one, index) => (
              <tr key={index}>
                <td>
                  <a href={`/work-orders/${one.number}`}>{one.number}</a> {one.title}
                </td>
                <td>{said(one.live, one.draft, nameOf)}</td>
                <td>{said(one.draft, one.live, nameOf)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** What one side says where the other says something else. */
function said(
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
  nameOf: (key: string) => string,
): string {
  const parts = Object.entries(mine)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(theirs[name]))
    .map(([name, value]) => valueSaid(name, value, nameOf));
  return parts.filter(Boolean).join(comma()) || "—";
}

function valueSaid(name: string, value: unknown, nameOf: (key: string) => string): string {
  if (Array.isArray(value)) return value.map((one) => nameOf(String(one))).join(comma());
  if (value === null || value === undefined) return "";
  return name === "priority" ? `P${value}` : nameOf(String(value));
}
