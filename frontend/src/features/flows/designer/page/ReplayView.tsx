import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { comma } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { type Replay, useReplay } from "../../api";
import { type ProcessContent, stepOf } from "../content";
import { useDesigning } from "../context";
import { useStepName } from "../useSaid";
import styles from "./Process.module.css";

const COUNTS = [20, 50, 100];

/** The draft over the newest real orders: which of them would have gone otherwise, and how. */
type ReplayViewProps = {
  content: ProcessContent;
  published: ProcessContent | null;
  keep: () => Promise<boolean>;
};

export function ReplayView({ content, published, keep }: ReplayViewProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const { process, surroundings } = useDesigning();
  const [last, setLast] = useState(50);
  const replay = useReplay(process.code);
  async function run(): Promise<void> {
    if (await keep()) replay.mutate({ last });
  }
  if (surroundings.types.length === 0) {
    return <EmptyState title={t("process.try_nowhere")} fact={t("process.try_nowhere_fact")} />;
  }
  return (
    <div className={styles.scroll}>
      <div className={styles.acts} style={{ padding: "14px 0" }}>
        <span>{t("process.replay_last")}</span>
        <Select<number>
          aria-label={t("process.replay_count")}
          value={last}
          options={COUNTS.map((count) => ({ value: count, label: t("process.orders", { count }) }))}
          onChange={setLast}
        />
        <Button kind="primary" icon="redo" isBusy={replay.isPending} onClick={() => void run()}>
          {t("process.replay_now")}
        </Button>
        <span className={styles.quiet}>{t("process.replay_fact")}</span>
      </div>
      {replay.isError && <ErrorLine>{sentence(replay.error)}</ErrorLine>}
      {replay.isPending && <SkeletonRows rows={5} columns="120px 1fr 1fr" />}
      {replay.data && (
        <>
          <p role="status" style={{ paddingBottom: 10 }}>
            {t("process.replayed", {
              count: replay.data.looked_at,
              others: replay.data.otherwise.length,
              since: replay.data.since ? dates.moment(replay.data.since) : "",
            })}
          </p>
          {replay.data.otherwise.length > 0 && (
            <Others replay={replay.data} drawn={[content, ...(published ? [published] : [])]} />
          )}
        </>
      )}
    </div>
  );
}

type Drawn = readonly ProcessContent[];

function Others({ replay, drawn }: { replay: Replay; drawn: Drawn }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("process.order")}</th>
          <th scope="col">{t("process.otherwise_how")}</th>
        </tr>
      </thead>
      <tbody>
        {replay.otherwise.map((order, index) => (
          <tr key={index}>
            <td>
              {order.number ? (
                <Link to={`/work-orders/${order.number}`}>{order.number}</Link>
              ) : (
                t("process.unseen_order")
              )}
              <p>{order.title}</p>
            </td>
            <td>
              {order.parts.map((part, place) => (
                <PartSaid key={place} part={part} drawn={drawn} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Part = Replay["otherwise"][number]["parts"][number];

function PartSaid({ part, drawn }: { part: Part; drawn: Drawn }) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const named = (key: string) =>
    drawn.map((content) => nameOf(stepOf(content, key))).find((name) => name !== "") ?? key;
  const said = (list: readonly string[]) => {
    if (part.what === "path") return list.map(named).join(" → ");
    if (part.what === "people") return list.join(comma()) || t("ui.nobody");
    return list.map((word) => t(`process.ended.${word}`, { defaultValue: word })).join();
  };
  return (
    <p>
      <b>{t(`process.part.${part.what}`, { step: named(part.step) })}</b>
      <br />
      <del className={styles.quiet}>{said(part.before)}</del>
      <br />
      <ins style={{ textDecoration: "none" }}>{said(part.after)}</ins>
    </p>
  );
}
