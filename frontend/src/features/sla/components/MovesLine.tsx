import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { movesQuery, useMove } from "../api";
import { useMetricName } from "../metrics";
import styles from "./Calendar.module.css";

const SHOWN = 8;

/** Open due times that still follow an older version: which would move where, before they do. */
export function MovesLine({ code }: { code: string }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  const nameOf = useMetricName();
  const moves = useQuery(movesQuery(code));
  const move = useMove(code);
  if (!moves.data || moves.data.clocks === 0) return null;
  const said = (at: string | null) => (at ? dates.moment(at, now) : "—");
  return (
    <section className={styles.part} aria-label={t("calendar.moves", { count: moves.data.moved })}>
      <h2>
        <span className={styles.grow}>{t("calendar.moves", { count: moves.data.moved })}</span>
        <Button
          size="s"
          disabled={move.isPending}
          onClick={() =>
            move.mutate(null, {
              onSuccess: (moved) => tell.done(t("calendar.moved", { count: moved.length })),
            })
          }
        >
          {t("calendar.move")}
        </Button>
      </h2>
      <p className={styles.fact}>{t("calendar.moves_fact")}</p>
      {move.isError && <ErrorLine>{sentence(move.error)}</ErrorLine>}
      <ul className={styles.levels}>
        {moves.data.items.slice(0, SHOWN).map((one) => (
          <li key={`${one.number} ${one.metric}`}>
            <Link to={`/work-orders/${one.number}`}>{one.title}</Link> {nameOf(one.metric)} {said(one.before)}{" "}
            → {said(one.after)}
          </li>
        ))}
      </ul>
    </section>
  );
}
