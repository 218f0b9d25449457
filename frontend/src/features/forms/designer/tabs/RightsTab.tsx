import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { type Role, rolesQuery, useSaveRole } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import editors from "@/ui/designing/Editors.module.css";
import { ErrorLine } from "@/ui/States";
import { accessOf, LEVELS } from "../access";
import type { TabProps } from "./SettingsTab";

/** What each role may do with the field; roles hold for every form and at once. */
export function RightsTab({ field }: TabProps) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { data: roles = [], error, refetch } = useQuery(rolesQuery);
  const save = useSaveRole();
  const set = (role: Role, level: string) => {
    const { key, name, scope, permissions, fields } = role;
    const body = { name, scope, permissions, fields: { ...fields, [field.code]: level } };
    save.mutate({ isNew: false, key, body });
  };
  const failed = error ?? save.error;
  return (
    <section className={editors.part}>
      <p className={editors.help}>
        {t(me.is_administrator ? "designer.rights_fact" : "designer.rights_read")}
      </p>
      {failed && <ErrorLine onRetry={() => void refetch()}>{sentence(failed)}</ErrorLine>}
      <ul className={editors.matrix} aria-label={t("designer.tab.rights")}>
        {roles.map((role) => (
          <li key={role.key}>
            <span title={text(role.name)}>{text(role.name)}</span>
            <Select<string>
              size="small"
              style={{ width: 104 }}
              aria-label={t("designer.level_of", { role: text(role.name) })}
              disabled={!me.is_administrator || role.is_builtin || save.isPending}
              value={accessOf(role, field)}
              options={LEVELS.map((one) => ({ value: one, label: t(`levels.accounts.${one}`) }))}
              onChange={(level) => set(role, level)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
