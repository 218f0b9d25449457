import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { effectsQuery } from "../uses";
import { UseList } from "./UseList";
import styles from "./Uses.module.css";

/** What the version that comes touches outside of the form: views, rules, processes, reports. */
export function Touched({ code }: { code: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [] } = useQuery(effectsQuery(code));
  const felt = data.filter(({ field }) => field.uses.length > 0);
  if (felt.length === 0) return null;
  return (
    <section className={styles.touched} aria-label={t("designer.touched")}>
      <b>{t("designer.touched")}</b>
      {felt.map(({ what, field }) => (
        <div key={`${what} ${field.field_id}`}>
          {t(`designer.effect.${what}`, { name: text(field.label) || field.code })}
          <UseList uses={field.uses} />
        </div>
      ))}
    </section>
  );
}
