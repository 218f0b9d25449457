import { useTranslation } from "react-i18next";
import type { Role } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import { accessSaid, LEVELS, limitOf, saidOf } from "../access";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import styles from "./LevelSelect.module.css";

type LevelSelectProps = { field: DesignField; role: Role; table?: DesignField };

/** How far one role goes with one field; never further than the role goes anywhere. */
export function LevelSelect({ field, role, table }: LevelSelectProps) {
  const { t } = useTranslation();
  const text = useText();
  const { store, isReadOnly } = useDesigning();
  const limit = limitOf(role, field, table);
  const said = saidOf(role, field);
  const most = LEVELS.indexOf(limit);
  const shown = LEVELS[Math.min(LEVELS.indexOf(said), most)] ?? "edit";
  return (
    <select
      className={styles.level}
      data-level={shown}
      aria-label={t("designer.level_of_field", { role: text(role.name), field: nameIn(text, field, table) })}
      title={limit === "edit" ? undefined : t("designer.level_limited")}
      disabled={isReadOnly}
      value={shown}
      onChange={(event) => {
        const level = LEVELS.find((one) => one === event.target.value) ?? "edit";
        store.set([field.id], "access", accessSaid(field, role.key, level));
      }}
    >
      {LEVELS.slice(0, most + 1).map((level) => (
        <option key={level} value={level}>
          {t(`levels.accounts.${level}`)}
        </option>
      ))}
    </select>
  );
}

function nameIn(
  text: (words: DesignField["label"]) => string,
  field: DesignField,
  table?: DesignField,
): string {
  return table ? `${text(table.label)} · ${text(field.label)}` : text(field.label);
}
