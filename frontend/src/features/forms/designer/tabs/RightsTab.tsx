import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import editors from "@/ui/designing/Editors.module.css";
import { ErrorLine } from "@/ui/States";
import { isHeldBack } from "../access";
import { LevelSelect } from "../editors/LevelSelect";
import type { TabProps } from "./SettingsTab";

/** What each role may do with the field on this form. */
export function RightsTab({ field }: TabProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data: roles = [], error, refetch } = useQuery(rolesQuery);
  return (
    <section className={editors.part}>
      <p className={editors.help}>{t("designer.rights_fact")}</p>
      {error && <ErrorLine onRetry={() => void refetch()}>{sentence(error)}</ErrorLine>}
      <ul className={editors.matrix} aria-label={t("designer.tab.rights")}>
        {roles.filter(isHeldBack).map((role) => (
          <li key={role.key}>
            <span title={text(role.name)}>{text(role.name)}</span>
            <LevelSelect field={field} role={role} />
          </li>
        ))}
      </ul>
    </section>
  );
}
