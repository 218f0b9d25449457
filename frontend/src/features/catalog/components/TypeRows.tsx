import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import type { RootCause, Situation, TypeContent } from "../api";
import { moved, withCause, withSituation } from "../typeContent";
import styles from "./TypeSettings.module.css";

type PartProps = { content: TypeContent; onChange: (content: TypeContent) => void };

/** What a requester says in plain words instead of a priority; each sets impact and urgency. */
export function Situations({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  const rows = content.situations;
  const set = (situations: Situation[]) => onChange({ ...content, situations });
  const degrees = [1, 2, 3].map((value) => ({ value, label: t(`types.degree.${value}`) }));
  return (
    <section className={styles.part} aria-label={t("types.situations")}>
      <h2>
        {t("types.situations")} <small>{t("types.situations_hint")}</small>
        <Button size="s" icon="plus" onClick={() => onChange(withSituation(content))}>
          {t("types.add")}
        </Button>
      </h2>
      <div className={styles.rows}>
        <div className={`${styles.row} ${styles.rowHead}`} aria-hidden="true">
          <span>{t("types.in_chinese")}</span>
          <span>{t("types.in_english")}</span>
          <span>{t("types.impact")}</span>
          <span>{t("types.urgency")}</span>
          <span />
        </div>
        {rows.map((row, at) => (
          <div key={row.key} className={styles.row}>
            <Tongues value={row.text} onChange={(text) => set(rows.with(at, { ...row, text }))} />
            <Select<number>
              aria-label={t("types.impact")}
              value={row.impact}
              options={degrees}
              onChange={(impact) => set(rows.with(at, { ...row, impact }))}
            />
            <Select<number>
              aria-label={t("types.urgency")}
              value={row.urgency}
              options={degrees}
              onChange={(urgency) => set(rows.with(at, { ...row, urgency }))}
            />
            <RowActs rows={rows} at={at} onChange={set} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Why work was needed: one of these is named when an order is resolved. */
export function RootCauses({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  const rows = content.root_causes;
  const set = (root_causes: RootCause[]) => onChange({ ...content, root_causes });
  return (
    <section className={styles.part} aria-label={t("types.causes")}>
      <h2>
        {t("types.causes")} <small>{t("types.causes_hint")}</small>
        <Button size="s" icon="plus" onClick={() => onChange(withCause(content))}>
          {t("types.add")}
        </Button>
      </h2>
      <div className={styles.rows}>
        {rows.map((row, at) => (
          <div key={row.key} className={`${styles.row} ${styles.cause}`}>
            <Tongues value={row.name} onChange={(name) => set(rows.with(at, { ...row, name }))} />
            <RowActs rows={rows} at={at} onChange={set} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Tongues({ value, onChange }: { value: Text; onChange: (value: Text) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Input
        aria-label={t("types.in_chinese")}
        value={value["zh-CN"] ?? ""}
        onChange={(event) => onChange({ ...value, "zh-CN": event.target.value })}
      />
      <Input
        aria-label={t("types.in_english")}
        value={value.en ?? ""}
        onChange={(event) => onChange({ ...value, en: event.target.value })}
      />
    </>
  );
}

type RowActsProps<Row> = { rows: readonly Row[]; at: number; onChange: (rows: Row[]) => void };

function RowActs<Row extends { key: string }>({ rows, at, onChange }: RowActsProps<Row>) {
  const { t } = useTranslation();
  return (
    <span className={styles.rowActs}>
      <IconButton
        icon="up"
        isSmall
        label={t("types.up")}
        disabled={at === 0}
        onClick={() => onChange(moved(rows, at, -1))}
      />
      <IconButton
        icon="down"
        isSmall
        label={t("types.down")}
        disabled={at === rows.length - 1}
        onClick={() => onChange(moved(rows, at, 1))}
      />
      <IconButton
        icon="bin"
        isSmall
        label={t("types.remove")}
        disabled={rows.length === 1}
        onClick={() => onChange(rows.filter((_, index) => index !== at))}
      />
    </span>
  );
}
