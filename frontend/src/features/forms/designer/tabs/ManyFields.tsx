import { Switch } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import editors from "@/ui/designing/Editors.module.css";
import styles from "@/ui/designing/Properties.module.css";
import { Row } from "@/ui/designing/Row";
import { Icon } from "@/ui/icons";
import { type DesignField, fieldOf } from "../content";
import { useDesign, useDesigning } from "../context";
import { SwitchRow } from "../editors/SettingEditor";
import { WidthPicker } from "../editors/WidthPicker";
import { iconOf } from "../palette";

/** What several fields have in common, changed for all of them at once. */
export function ManyFields({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const text = useText();
  const { store, isReadOnly } = useDesigning();
  const content = useDesign((state) => state.content);
  const fields = useMemo(
    () => ids.map((id) => fieldOf(content, id)).filter((field): field is DesignField => field !== null),
    [ids, content],
  );
  const widths = new Set(fields.map(({ width }) => width ?? 24));
  return (
    <>
      <header className={styles.head}>
        <b>{t("designer.many", { count: fields.length })}</b>
      </header>
      <div className={styles.body}>
        <ul className={styles.many}>
          {fields.map((field) => (
            <li key={field.id}>
              <button type="button" onClick={() => store.select([field.id])}>
                <Icon name={iconOf(field)} size={14} />
                <span>{text(field.label) || field.code}</span>
              </button>
            </li>
          ))}
        </ul>
        <section className={editors.part}>
          <Row label={t("designer.setting.width")}>
            {() => <WidthPicker ids={ids} width={widths.size === 1 ? [...widths][0] : undefined} />}
          </Row>
          {["required", "readonly"].map((name) => (
            <SwitchRow
              key={name}
              label={t(`designer.setting.${name}`)}
              name={`many-${name}`}
              asked={(id) => (
                <Switch
                  id={id}
                  size="small"
                  disabled={isReadOnly}
                  checked={fields.every((field) => field[name] === true)}
                  onChange={(isOn) => store.set(ids, name, isOn || undefined)}
                />
              )}
            />
          ))}
        </section>
        {!isReadOnly && (
          <section className={editors.acts}>
            <Button size="s" icon="copy" shortcut="Ctrl D" onClick={store.duplicate}>
              {t("designer.duplicate")}
            </Button>
            <Button size="s" icon="bin" shortcut="Del" onClick={() => store.remove(ids)}>
              {t("designer.remove")}
            </Button>
          </section>
        )}
      </div>
    </>
  );
}
