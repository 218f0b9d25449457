import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { everyField, type FormContent } from "../content";
import { worksQuery } from "../uses";
import styles from "./Uses.module.css";

/** How far the worker is with what a version asked of the records that are there, and what came of it. */
export function Works({ code, content }: { code: string; content: FormContent }) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [] } = useQuery(worksQuery(code));
  if (data.length === 0) return null;
  const names = new Map(everyField(content).map(({ id, label, code: named }) => [id, text(label) || named]));
  return (
    <section aria-label={t("designer.works")}>
      <h2>{t("designer.works")}</h2>
      <ul className={styles.works}>
        {data.map((work) => (
          <li key={work.id}>
            <span>
              {t(`designer.work.${work.kind}`, { name: names.get(work.field_id) ?? work.field_id })}
            </span>
            {work.state === "running" && <progress aria-label={t("designer.work_running")} />}
            <small>
              {t(`designer.work_${work.state}`)}
              {Object.entries(work.counts).map(([what, count]) => (
                <span key={what}> · {t(`designer.count.${what}`, { count })}</span>
              ))}
            </small>
            {work.failures.length > 0 && (
              <details>
                <summary>{t("designer.work_failures", { count: work.failures.length })}</summary>
                <ul>
                  {work.failures.slice(0, 100).map((failure) => (
                    <li key={JSON.stringify(failure)}>{Object.values(failure).map(String).join(" · ")}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
