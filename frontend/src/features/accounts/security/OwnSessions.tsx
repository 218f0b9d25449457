import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { endSessions, type OwnSession, sessionsQuery } from "@/api/security";
import { useDates } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Tag } from "@/ui/Marks";
import { ErrorLine } from "@/ui/States";
import { browserOf } from "./browser";
import { useReread } from "./SecondStep";
import styles from "./Security.module.css";

/** Where one is signed in; each session can be ended, or all others at once. */
export function OwnSessions() {
  const { t } = useTranslation();
  const sessions = useQuery(sessionsQuery);
  const reread = useReread();
  const ending = useMutation({ mutationFn: endSessions, onSettled: reread });
  const others = (sessions.data ?? []).filter((one) => !one.is_current);
  return (
    <section className={styles.part} aria-label={t("security.sessions")}>
      <h2>{t("security.sessions")}</h2>
      <p>{t("security.sessions_about")}</p>
      {sessions.isError && <ErrorLine>{sentence(sessions.error)}</ErrorLine>}
      <ul className={styles.sessions}>
        {[...(sessions.data ?? [])]
          .sort((one, other) => Number(other.is_current) - Number(one.is_current))
          .map((one) => (
            <li key={one.id}>
              <Session session={one} />
              {!one.is_current && (
                <Button size="s" isBusy={ending.isPending} onClick={() => ending.mutate([one.id])}>
                  {t("security.end_session")}
                </Button>
              )}
            </li>
          ))}
      </ul>
      {others.length > 1 && (
        <Button isBusy={ending.isPending} onClick={() => ending.mutate(others.map((one) => one.id))}>
          {t("security.end_others")}
        </Button>
      )}
    </section>
  );
}

function Session({ session }: { session: OwnSession }) {
  const { t } = useTranslation();
  const dates = useDates();
  const began = dates.moment(new Date(session.created_at * 1000).toISOString());
  return (
    <span>
      {browserOf(session.user_agent) || t("security.unknown_browser")}{" "}
      {session.is_current && <Tag>{t("security.this_session")}</Tag>}
      <small>{t("security.session_facts", { address: session.ip, began })}</small>
    </span>
  );
}
