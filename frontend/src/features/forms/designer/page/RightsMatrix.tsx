import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { isLayout } from "../../layout";
import { accessSaid, isHeldBack, LEVELS } from "../access";
import type { DesignField } from "../content";
import { useDesign, useDesigning } from "../context";
import { LevelSelect } from "../editors/LevelSelect";
import { iconOf } from "../palette";
import styles from "./RightsMatrix.module.css";

/** Every field against every role: who sees and who changes what. */
export function RightsMatrix() {
  const { t } = useTranslation();
  const text = useText();
  const { store, isReadOnly } = useDesigning();
  const fields = useDesign((state) => state.content.fields);
  const roles = useQuery(rolesQuery);
  if (roles.isPending) return <SkeletonRows columns="220px repeat(4, 110px)" rows={10} />;
  if (roles.isError)
    return <ErrorLine onRetry={() => void roles.refetch()}>{sentence(roles.error)}</ErrorLine>;
  const shown = roles.data.filter(isHeldBack);
  function setAll(role: string, level: string): void {
    const found = LEVELS.find((one) => one === level);
    if (!found) return;
    const next = fields.map((field) => {
      if (isLayout(field.kind)) return field;
      const { access: _, ...others } = field;
      const access = accessSaid(field, role, found);
      return access ? { ...others, access } : others;
    });
    store.setForm({ fields: next as DesignField[] }, `access:${role}`);
  }
  return (
    <section className={styles.matrix} aria-label={t("designer.view.rights")}>
      <p>{t("designer.rights_matrix_fact")}</p>
      <table>
        <thead>
          <tr>
            <th>{t("designer.field")}</th>
            {shown.map((role) => (
              <th key={role.key}>
                <span>{text(role.name)}</span>
                <select
                  aria-label={t("designer.level_of_all", { role: text(role.name) })}
                  disabled={isReadOnly}
                  value=""
                  onChange={(event) => setAll(role.key, event.target.value)}
                >
                  <option value="">{t("designer.level_all")}</option>
                  {LEVELS.map((level) => (
                    <option key={level} value={level}>
                      {t(`levels.accounts.${level}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.flatMap(withColumns).map(({ field, table }) => (
            <Line key={field.id} field={field} isColumn={table !== undefined}>
              {shown.map((role) => (
                <td key={role.key}>
                  <LevelSelect field={field} role={role} table={table} />
                </td>
              ))}
            </Line>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Placed = { field: DesignField; table?: DesignField };

function withColumns(field: DesignField): Placed[] {
  return [{ field }, ...(field.columns ?? []).map((column) => ({ field: column, table: field }))];
}

type LineProps = { field: DesignField; isColumn: boolean; children: React.ReactNode };

function Line({ field, isColumn, children }: LineProps) {
  const text = useText();
  if (field.kind === "section" || field.kind === "tab") {
    return (
      <tr className={styles.part}>
        <th scope="rowgroup">{text(field.label)}</th>
      </tr>
    );
  }
  if (isLayout(field.kind)) return null;
  return (
    <tr>
      <th scope="row" className={isColumn ? styles.column : undefined}>
        <Icon name={iconOf(field)} size={14} />
        <span>{text(field.label)}</span>
        <code>{field.code}</code>
      </th>
      {children}
    </tr>
  );
}
