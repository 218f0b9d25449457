import { useTranslation } from "react-i18next";
import { hasText, useText } from "@/lib/i18n";
import type { Use } from "../uses";
import styles from "./Uses.module.css";

/** The things that name a field, each with where. */
export function UseList({ uses }: { uses: readonly Use[] }) {
  const { t } = useTranslation();
  const text = useText();
  const kindSaid = (kind: string) => (hasText(`designer.use.${kind}`) ? t(`designer.use.${kind}`) : kind);
  return (
    <ul className={styles.uses}>
      {each(uses).map((use) => (
        <li key={`${use.kind} ${use.code}`}>
          <span>{kindSaid(use.kind)}</span> {text(use.name) || use.code}
          {use.is_draft && <small>{t("drafts.draft")}</small>}
        </li>
      ))}
    </ul>
  );
}

/** One line for each thing, however often it names the field. */
function each(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [`${use.kind} ${use.code}`, use])).values()];
}
